import Basics
import CaseModel
import Queries

/// A type of objects or events, with the attributes that it may have.
struct OCELType: Sendable {
  let name: String
  let attributes: [(name: String, kind: ColumnKind)]

  /// Of objects, in the order of `objects`.
  enum Object: Int { case `case`, unit, whistle, actor, task }

  /// The numbers of types: of objects, then of events, those that are about no object among them.
  static let all = objects + EventType.allCases.map(OCELType.init)

  static func number(_ object: Object) -> Int { object.rawValue }
  static func number(_ event: EventType) -> Int { objects.count + Int(event.rawValue) }

  static let objects = [
    OCELType(
      name: "case",
      attributes: [
        ("channel", .text), ("registered", .time), ("excluded", .boolean), ("status", .text),
        ("tier", .text), ("holder", .text), ("matter", .text), ("urgency", .text),
        ("place", .text),
      ]),
    OCELType(
      name: "unit",
      attributes: [("name", .text), ("nameEn", .text), ("kind", .text), ("tier", .text)]),
    OCELType(name: "whistle", attributes: [("kind", .text), ("blown", .time)]),
    OCELType(name: "actor", attributes: []),
    OCELType(name: "task", attributes: [("status", .text)]),
  ]

  /// Of events: those about one of the objects.
  static let events = EventType.allCases.filter(\.isAboutObject).map(OCELType.init)
}

extension OCELType {
  private init(_ type: EventType) {
    name = type.name
    attributes = PublicFields.all[type].filter { !$0.isUnit }.map { ($0.name, $0.kind) }
  }
}

extension EventType {
  /// Whether it is about a case, a unit, an actor or a task.
  var isAboutObject: Bool {
    isOfCase || Self.aboutUnits.contains(self) || Self.aboutActors.contains(self)
      || Self.aboutTasks.contains(self)
  }

  private static let aboutUnits: Set = [unitRegistered, unitRetired]
  static let aboutActors: Set = [actorRegistered, actorRetired]
  static let aboutTasks: Set = [taskPosted, taskClaimed, taskDone, taskDropped]
  static let aboutWhistles: Set = [
    whistleBlown, whistleAnswered, whistleExcused, whistleFinished, whistleRated,
  ]
}

extension ColumnKind {
  /// The name of OCEL 2.0.
  var ocelName: String {
    switch self {
    case .text, .json: "string"
    case .integer: "integer"
    case .decimal: "float"
    case .boolean: "boolean"
    case .time: "time"
    }
  }
}
