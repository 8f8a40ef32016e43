import CaseModel
import Queries

/// What exports ask of the types of events.
///
/// Plain values in arrays, for they are asked of every line: to hand about what has references would count
/// them, and threads would wait for each other over the counts.
final class ExportedTypes: Sendable {
  struct Facts: Sendable {
    let isOfCase, isAboutObject, isAboutWhistle, isAboutTask, isAboutActor: Bool
  }

  private let facts: [Facts]

  static let all = ExportedTypes()

  subscript(type: EventType) -> Facts { facts[Int(type.rawValue)] }

  private init() {
    facts = EventType.allCases.map { type in
      Facts(
        isOfCase: type.isOfCase, isAboutObject: type.isAboutObject,
        isAboutWhistle: EventType.aboutWhistles.contains(type),
        isAboutTask: EventType.aboutTasks.contains(type),
        isAboutActor: EventType.aboutActors.contains(type))
    }
  }
}
