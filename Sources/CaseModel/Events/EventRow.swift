public import Basics

/// What is known of a type of events, in one place: the form of its `data`, the table of SPEC §4, and
/// what people call it. The registry, the guards of status, help and `events/FORMAT.md` come from it.
public struct EventRow: Sendable {
  /// The name on the wire, which never changes.
  public let name: String
  /// What people call it.
  public let title: Phrase
  public let stage: Stage
  public let subject: SubjectKind
  /// The statuses in which the table has the event; every one, the ends too, for what counts always.
  public let from: StatusSet
  /// The status that it leads to; nil where that stays or depends on the case.
  public let to: Status?
  /// The statuses in which it has an effect, whether the table has it there or not.
  public let effect: StatusSet
  /// Whether its effect depends on the rules and the units, and not on its case alone: it settles tier
  /// and holder (SPEC §6, "Which ruleset").
  public let readsReference: Bool
  /// The keys of `data`, by shape: a later one bears the name with `.v2`, `.v3` … behind it.
  public let shapes: [[EventKey]]

  /// The part of SPEC §3 that an event belongs to.
  public enum Stage: CaseIterable, Sendable {
    case reference, accept, dispatch, handle, supervise, assess, serve

    public var title: Phrase {
      switch self {
      case .reference: Phrase("Reference data", "基础数据")
      case .accept: Phrase("Accept", "受理")
      case .dispatch: Phrase("Dispatch", "派发")
      case .handle: Phrase("Handle", "办理")
      case .supervise: Phrase("Supervise", "督办")
      case .assess: Phrase("Assess", "考核")
      case .serve: Phrase("Serve, and other events", "群众服务及其他")
      }
    }
  }

  /// What an event is about, and so what it changes.
  public enum SubjectKind: Sendable {
    case `case`
    /// Rules, calendars, units and actors.
    case reference
    /// A register beside the cases, and no case.
    case register
    /// Kept and counted; it changes nothing.
    case nothing
  }

  /// All rows, by the number of their type.
  static let all = EventType.allCases.map(\.definition)

  private init(
    _ name: String, _ title: Phrase, _ stage: Stage, _ subject: SubjectKind, from: StatusSet,
    to: Status?, effect: StatusSet, readsReference: Bool, _ keys: [EventKey], later: [[EventKey]]
  ) {
    self.name = name
    self.title = title
    self.stage = stage
    self.subject = subject
    self.from = from
    self.to = to
    self.effect = effect
    self.readsReference = readsReference
    shapes = [keys] + later
  }

  /// An event about a case.
  static func ofCase(
    _ name: String, _ english: String, _ chinese: String, _ stage: Stage, from: StatusSet,
    to: Status? = nil, effect: StatusSet, readsReference: Bool = false, _ keys: EventKey...,
    later: [EventKey]...
  ) -> EventRow {
    EventRow(
      name, Phrase(english, chinese), stage, .case, from: from, to: to, effect: effect,
      readsReference: readsReference, keys, later: later)
  }

  /// Any other event.
  static func beside(
    _ subject: SubjectKind, _ name: String, _ english: String, _ chinese: String, _ stage: Stage,
    _ keys: EventKey...
  ) -> EventRow {
    EventRow(
      name, Phrase(english, chinese), stage, subject, from: .every, to: nil, effect: .every,
      readsReference: false, keys, later: [])
  }
}

extension EventKey {
  /// A key that must be there.
  static func must(_ key: DataKey, _ form: Form = .text) -> EventKey {
    EventKey(key, form, isRequired: true)
  }

  /// A key that may be there.
  static func may(_ key: DataKey, _ form: Form = .text) -> EventKey {
    EventKey(key, form, isRequired: false)
  }
}
