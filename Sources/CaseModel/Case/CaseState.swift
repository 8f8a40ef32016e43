public import Basics

/// Where a case stands (SPEC §4).
public enum Status: UInt8, CaseIterable, Sendable {
  case registered, accepted, dispatched, handling, suspended, resolved, closed
  case rejected, merged, withdrawn

  public var name: String { Status.names[Int(rawValue)] }

  public static let names = [
    "registered", "accepted", "dispatched", "handling", "suspended", "resolved", "closed",
    "rejected", "merged", "withdrawn",
  ]

  /// Neither closed nor at an end.
  public var isOpen: Bool { self != .closed && !isEnd }
  /// Rejected, merged or withdrawn.
  public var isEnd: Bool { self == .rejected || self == .merged || self == .withdrawn }
}

/// Some of the statuses, as a word: the table of guards is asked for every event.
public struct StatusSet: OptionSet, Hashable, Sendable {
  public let rawValue: UInt16

  public init(rawValue: UInt16) { self.rawValue = rawValue }

  public init(_ status: Status) { rawValue = 1 << UInt16(status.rawValue) }

  public static let registered = StatusSet(.registered)
  public static let accepted = StatusSet(.accepted)
  public static let dispatched = StatusSet(.dispatched)
  public static let handling = StatusSet(.handling)
  public static let suspended = StatusSet(.suspended)
  public static let resolved = StatusSet(.resolved)
  public static let closed = StatusSet(.closed)
  public static let open: StatusSet = [
    .registered, .accepted, .dispatched, .handling, .suspended, .resolved,
  ]
  public static let every = StatusSet(rawValue: .max)

  public func contains(_ status: Status) -> Bool { contains(StatusSet(status)) }

  /// In the order of the lifecycle.
  public var statuses: [Status] { Status.allCases.filter { contains($0) } }
}

/// All that the events of one case have made of it: facts only. What is due when is reckoned from
/// these under the rules (`Reckoner`), so that a change of rules never touches a case.
public struct CaseState: Sendable {
  /// Number of the subject's events read, whether they had an effect or not.
  public var version: Int32 = 0
  /// False until `case.registered`: events about a case that is not there only count.
  public var isRegistered = false

  public var status = Status.registered
  /// What a suspended case resumes to.
  public var resumesTo = Status.registered
  public var isAccepted = false
  public var isExcluded = false
  public var tier = Symbol.none
  public var holder = Symbol.none

  public var matter = Symbol.none
  public var place = Symbol.none
  public var urgency = Symbol.none
  public var channel = Symbol.none
  public var registered = Timestamp(microseconds: 0)

  /// 1 from registration, one more with each reopening.
  public var round: Int32 = 1
  /// Legs so far; the current one bears this number while `hasLeg`.
  public var legs: Int32 = 0
  public var hasLeg = false
  public var dispatches: Int32 = 0
  /// Whether the current leg goes back to a dispatch, and to whom it would be returned.
  public var hasDispatcher = false
  public var dispatcher = Symbol.none
  public var dispatched = Timestamp(microseconds: 0)
  /// Approved returns and granted extensions over the whole case.
  public var returns: Int32 = 0
  public var extensions: Int32 = 0
  public var isReturnPending = false
  public var isExtensionPending = false

  /// The first `case.contacted`, which also serves where it came before acceptance.
  public var contacted: Timestamp? {
    get { contactedMicroseconds == .max ? nil : Timestamp(microseconds: contactedMicroseconds) }
    set { contactedMicroseconds = newValue?.microseconds ?? .max }
  }
  private var contactedMicroseconds = Int64.max

  /// The last resolution, by whom; closings likewise.
  public var resolver = Symbol.none
  public var resolved = Timestamp(microseconds: 0)
  public var closed = Timestamp(microseconds: 0)
  /// Whether verification and follow-up stand in the current round.
  public var isVerified = false
  public var isFollowed = false
  public var lastFollowUp: FollowUp?
  public var deliberation = Deliberation()
  /// The number of the case that it was merged into.
  public var mergedInto = Symbol.none

  public var notices: Int32 = 0
  public var yellows: Int32 = 0
  public var reds: Int32 = 0

  public var runs: [TimerRun] = []
  /// What most cases never have.
  private var rare: Rare?

  public init() {}

  /// What stands underneath a suspension.
  public var underlyingStatus: Status { status == .suspended ? resumesTo : status }

  /// The whistle that is still being answered, if any: the last one, while a called unit is neither
  /// in nor excused, or its lead has not finished.
  public var openWhistle: Int? {
    whistles.indices.last { index in
      let calls = calls.filter { $0.whistle == index }
      let isAnswered = calls.allSatisfy { $0.isAnswered || $0.isExcused }
      let lead = whistles[index].lead
      // An excused lead has nobody to wait for.
      let isLed =
        lead.isNone || calls.contains { $0.unit == lead && ($0.isFinished || $0.isExcused) }
      return !(isAnswered && isLed)
    }
  }
}

extension CaseState {
  /// Kept apart so that a case without them is small: it is read and written for every event, from
  /// all over memory. Copied when it is changed, so that states stay values.
  private final class Rare: Sendable {
    let pauses: [Pause]
    let grants: [Grant]
    let whistles: [Whistle]
    let calls: [Call]
    let supervisions: [Supervision]
    let returnedDispatches: [Int32]
    let pendingAmount: Span?

    init(
      pauses: [Pause] = [], grants: [Grant] = [], whistles: [Whistle] = [], calls: [Call] = [],
      supervisions: [Supervision] = [], returnedDispatches: [Int32] = [],
      pendingAmount: Span? = nil
    ) {
      self.pauses = pauses
      self.grants = grants
      self.whistles = whistles
      self.calls = calls
      self.supervisions = supervisions
      self.returnedDispatches = returnedDispatches
      self.pendingAmount = pendingAmount
    }

    func with(
      pauses: [Pause]? = nil, grants: [Grant]? = nil, whistles: [Whistle]? = nil,
      calls: [Call]? = nil, supervisions: [Supervision]? = nil,
      returnedDispatches: [Int32]? = nil, pendingAmount: Span?? = nil
    ) -> Rare {
      Rare(
        pauses: pauses ?? self.pauses, grants: grants ?? self.grants,
        whistles: whistles ?? self.whistles, calls: calls ?? self.calls,
        supervisions: supervisions ?? self.supervisions,
        returnedDispatches: returnedDispatches ?? self.returnedDispatches,
        pendingAmount: pendingAmount ?? self.pendingAmount)
    }
  }

  public var pauses: [Pause] {
    get { rare?.pauses ?? [] }
    set { rare = (rare ?? Rare()).with(pauses: newValue) }
  }

  public var grants: [Grant] {
    get { rare?.grants ?? [] }
    set { rare = (rare ?? Rare()).with(grants: newValue) }
  }

  public var whistles: [Whistle] {
    get { rare?.whistles ?? [] }
    set { rare = (rare ?? Rare()).with(whistles: newValue) }
  }

  public var calls: [Call] {
    get { rare?.calls ?? [] }
    set { rare = (rare ?? Rare()).with(calls: newValue) }
  }

  public var supervisions: [Supervision] {
    get { rare?.supervisions ?? [] }
    set { rare = (rare ?? Rare()).with(supervisions: newValue) }
  }

  /// The numbers of the dispatches whose leg ended by an approved return.
  public var returnedDispatches: [Int32] {
    get { rare?.returnedDispatches ?? [] }
    set { rare = (rare ?? Rare()).with(returnedDispatches: newValue) }
  }

  /// How long an extension was requested for that is pending.
  public var pendingAmount: Span? {
    get { rare?.pendingAmount }
    set {
      guard rare != nil || newValue != nil else { return }
      rare = (rare ?? Rare()).with(pendingAmount: .some(newValue))
    }
  }
}

/// The result of a follow-up call.
public struct FollowUp: Hashable, Sendable {
  public var reached: Bool
  public var solved: Bool?
  public var satisfied: Bool?

  public init(reached: Bool, solved: Bool?, satisfied: Bool?) {
    self.reached = reached
    self.solved = solved
    self.satisfied = satisfied
  }
}

/// One run of a timer: when it started and stopped. Its due time is reckoned, not kept.
public struct TimerRun: Hashable, Sendable {
  public var timer: Timer
  /// Cut off without its goal (SPEC §6).
  public var isCut = false
  /// Which notices stand in the book for this run.
  public var notices: Notices = []
  public var number: Int32
  /// The unit of the row; `.none` while it follows the holder.
  public var unit: Symbol
  /// The tier that the case had at the start, for the clock of meetings.
  public var tier: Symbol
  /// The kind of whistle, for `answer`.
  public var whistle = Symbol.none
  public var start: Timestamp
  private var stopMicroseconds = Int64.max
  private var dueMicroseconds = Int64.max

  public init(
    _ timer: Timer, number: Int32, unit: Symbol, tier: Symbol, start: Timestamp,
    due: Timestamp? = nil
  ) {
    self.timer = timer
    self.number = number
    self.unit = unit
    self.tier = tier
    self.start = start
    self.due = due
  }

  /// When it stopped or was cut off.
  public var stop: Timestamp? {
    get { stopMicroseconds == .max ? nil : Timestamp(microseconds: stopMicroseconds) }
    set { stopMicroseconds = newValue?.microseconds ?? .max }
  }

  /// A due time set by hand.
  public var due: Timestamp? {
    get { dueMicroseconds == .max ? nil : Timestamp(microseconds: dueMicroseconds) }
    set { dueMicroseconds = newValue?.microseconds ?? .max }
  }

  public var isRunning: Bool { stopMicroseconds == .max }

  /// Notices that `sweep` issues, each once a run.
  public struct Notices: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    public static let urged = Notices(rawValue: 1)
    public static let yellow = Notices(rawValue: 2)
    public static let red = Notices(rawValue: 4)
    /// Escalated because the limit or the red line was passed; a run can meet both rules.
    public static let escalated = Notices(rawValue: 8)
    public static let escalatedTwice = Notices(rawValue: 16)
  }
}

/// A suspension, from when to when; it runs while it has no end.
public struct Pause: Hashable, Sendable {
  public var start: Timestamp
  public var end: Timestamp?

  public init(start: Timestamp, end: Timestamp?) {
    self.start = start
    self.end = end
  }
}

/// A granted extension and the runs that it moves.
public struct Grant: Hashable, Sendable {
  public var amount: Span
  /// The number of the `handle` run that was current, 0 for none.
  public var leg: Int32
  /// The number of the `resolve` run that was current, 0 for none.
  public var round: Int32

  public init(amount: Span, leg: Int32, round: Int32) {
    self.amount = amount
    self.leg = leg
    self.round = round
  }
}

public struct Whistle: Hashable, Sendable {
  public var kind: Symbol
  public var lead: Symbol

  public init(kind: Symbol, lead: Symbol) {
    self.kind = kind
    self.lead = lead
  }
}

/// One unit called by a whistle.
public struct Call: Hashable, Sendable {
  /// Index of the whistle in the case.
  public var whistle: Int32
  public var unit: Symbol
  public var isAnswered = false
  public var isExcused = false
  public var isFinished = false
  /// What the caller gave the unit, and the unit the whistle, in hundredths from 0 to 10,000.
  public var rating: Int32?
  public var ownRating: Int32?

  public init(whistle: Int32, unit: Symbol) {
    self.whistle = whistle
    self.unit = unit
  }
}

/// A notice or card; it stands until it is lifted.
public struct Supervision: Hashable, Sendable {
  public var unit: Symbol
  /// nil where the event named a level that there is not.
  public var level: CardLevel?
  public var time: Timestamp
  /// The run that it is about, where the event names one.
  public var timer: Timer?
  public var run: Int32 = 0
  public var isAnswered = false
  public var isLifted = false

  public init(unit: Symbol, level: CardLevel?, time: Timestamp) {
    self.unit = unit
    self.level = level
    self.time = time
  }
}
