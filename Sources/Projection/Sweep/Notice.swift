public import Basics
public import CaseModel

/// What a sweep asks for, as a value; its event is composed only when it is proposed.
public enum Notice: Sendable {
  /// A reminder: `unit` has until `due`.
  case urge(RunName, unit: Symbol, due: Timestamp)
  case card(CardLevel, RunName, unit: Symbol)
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
