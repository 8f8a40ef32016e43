package import Basics

/// What a sweep asks for, as a value; its event is composed only when it is proposed.
package enum Notice: Sendable {
  /// A reminder: `unit` has until `due`.
  case urge(RunName, unit: Symbol, due: Timestamp)
  /// `isProvisional` where the due time rests on a year without a calendar.
  case card(CardLevel, RunName, unit: Symbol, isProvisional: Bool)
  case escalation(Escalation)

  /// A run of a case by its timer and number.
  package struct RunName: Sendable {
    package let timer: Timer
    package let number: Int
  }

  package struct Escalation: Sendable {
    package let from: Symbol
    package let to: Symbol
    /// Whether it passes over a tier, as the rules allow for this matter and urgency.
    package let isSkip: Bool
    package let cause: Cause
  }

  /// What asked for an escalation.
  package enum Cause: Sendable {
    /// A run whose limit or red line has passed; the rule is the first or second of this run to fire.
    case timer(RunName, ordinal: Int)
    /// So many returns or reworks as a rule names.
    case returns, rework
  }
}

extension Notice {
  package var type: EventType {
    switch self {
    case .urge: .caseUrged
    case .card: .supervisionIssued
    case .escalation: .caseEscalated
    }
  }

  /// Whom it is served on.
  package var unit: Symbol? {
    switch self {
    case .urge(_, let unit, _), .card(_, _, let unit, _): unit
    case .escalation: nil
    }
  }

  package var fact: Fact {
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
  package var name: String {
    switch self {
    case .timer: "timer"
    case .returns: "returns"
    case .rework: "rework"
    }
  }
}
