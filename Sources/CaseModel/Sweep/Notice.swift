public import Basics

/// What a sweep asks for, as a value; its event is composed only when it is proposed.
public enum Notice: Sendable {
  /// A reminder: `unit` has until `due`.
  case urge(RunName, unit: Symbol, due: Timestamp)
  /// `isProvisional` where the due time rests on a year without a calendar.
  case card(CardLevel, RunName, unit: Symbol, isProvisional: Bool)
  case escalation(Escalation)

  /// A run of a case by its timer and number.
  public struct RunName: Sendable {
    public let timer: Timer
    public let number: Int
  }

  public struct Escalation: Sendable {
    public let from: Symbol
    public let to: Symbol
    /// Whether it passes over a tier, as the rules allow for this matter and urgency.
    public let isSkip: Bool
    public let cause: Cause
  }

  /// What asked for an escalation.
  public enum Cause: Sendable {
    /// A run whose limit or red line has passed; the rule is the first or second of this run to fire.
    case timer(RunName, ordinal: Int)
    /// So many returns or reworks as a rule names.
    case returns, rework
  }
}

extension Notice {
  public var type: EventType {
    switch self {
    case .urge: .caseUrged
    case .card: .supervisionIssued
    case .escalation: .caseEscalated
    }
  }

  /// Whom it is served on.
  public var unit: Symbol? {
    switch self {
    case .urge(_, let unit, _), .card(_, _, let unit, _): unit
    case .escalation: nil
    }
  }

  public var fact: Fact {
    switch self {
    case .urge(let run, _, _): return .caseUrged(timer: run.timer, run: run.number)
    case .card(let level, let run, _, _):
      return .supervisionIssued(level: level, timer: run.timer, run: run.number, replyBy: nil)
    case .escalation(let escalation):
      let (from, to) = (escalation.from, escalation.to)
      guard case .timer(let run, _) = escalation.cause else {
        return .caseEscalated(from: from, to: to, timer: nil, run: 0)
      }
      return .caseEscalated(from: from, to: to, timer: run.timer, run: run.number)
    }
  }
}

extension Notice.Cause {
  public var name: String {
    switch self {
    case .timer: "timer"
    case .returns: "returns"
    case .rework: "rework"
    }
  }
}
