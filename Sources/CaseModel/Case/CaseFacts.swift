public import Basics

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
  /// Who blew it; `.none` where no authority asked.
  public var caller: Symbol

  public init(kind: Symbol, lead: Symbol, caller: Symbol = .none) {
    self.kind = kind
    self.lead = lead
    self.caller = caller
  }
}

/// That a person recorded an event of a type about the case in its present round, where an authority keeps
/// that type separate from another.
public struct Involvement: Hashable, Sendable {
  /// Its number.
  public var type: UInt8
  public var person: Symbol

  public init(type: UInt8, person: Symbol) {
    self.type = type
    self.person = person
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
  /// When it was lifted first.
  public var lifted: Timestamp?

  public var isLifted: Bool { lifted != nil }

  public init(unit: Symbol, level: CardLevel?, time: Timestamp) {
    self.unit = unit
    self.level = level
    self.time = time
  }
}

/// A return that was approved: the leg that it ended, and who had the case from then on.
public struct Handback: Hashable, Sendable {
  /// The number of its `handle` run, whose stop is the instant of the return.
  public var leg: Int32
  public var to: Symbol

  public init(leg: Int32, to: Symbol) {
    self.leg = leg
    self.to = to
  }
}

/// What a case was when it was reclassified.
public struct FormerClass: Hashable, Sendable {
  public var matter: Symbol
  public var urgency: Symbol
  public var place: Symbol
  /// When it became another.
  public var until: Timestamp
  /// The indices of the runs that were over by then: they keep its limits.
  public var ended: [Int32]

  public init(
    matter: Symbol, urgency: Symbol, place: Symbol, until: Timestamp, ended: [Int32]
  ) {
    self.matter = matter
    self.urgency = urgency
    self.place = place
    self.until = until
    self.ended = ended
  }
}

/// A resolution or closing that is not the last: a reopening, or another closing, followed it. What
/// was published of its month rests on it.
public struct Completion: Hashable, Sendable {
  public var resolved: Timestamp?
  public var closed: Timestamp?
  /// As the case stood when it was reopened, or closed again.
  public var tier: Symbol
  public var round: Int32
  public var returns: Int32
  public var followUp: FollowUp?

  public init(
    resolved: Timestamp?, closed: Timestamp?, tier: Symbol, round: Int32, returns: Int32,
    followUp: FollowUp?
  ) {
    self.resolved = resolved
    self.closed = closed
    self.tier = tier
    self.round = round
    self.returns = returns
    self.followUp = followUp
  }
}
