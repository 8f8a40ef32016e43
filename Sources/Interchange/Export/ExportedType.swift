import CaseModel
import Queries

/// What exports ask of a type of events.
///
/// A class, for it is asked of every line: a row of the table of events would be copied.
final class ExportedType: Sendable {
  let name: String
  let isOfCase, isAboutObject, isAboutWhistle, isAboutTask, isAboutActor: Bool
  let fields: [PublicFields.Field]

  private static let all = EventType.allCases.map(ExportedType.init)

  static func of(_ type: EventType) -> ExportedType { all[Int(type.rawValue)] }

  private init(_ type: EventType) {
    name = type.name
    isOfCase = type.row.subject == .case
    isAboutObject = type.isAboutObject
    isAboutWhistle = EventType.aboutWhistles.contains(type)
    isAboutTask = EventType.aboutTasks.contains(type)
    isAboutActor = EventType.aboutActors.contains(type)
    fields = PublicFields.all[type]
  }
}
