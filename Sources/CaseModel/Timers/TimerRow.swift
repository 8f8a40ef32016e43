public import Basics

/// A timer's state at an instant (SPEC §6).
public enum TimerState: String, CaseIterable, Sendable {
  case running, paused, met, late, overdue, void

  /// Whether the verdict is against the unit: it stopped too late, or has not stopped and is overdue.
  public var isLate: Bool { self == .late || self == .overdue }

  /// Whether there is a verdict: in time, or not.
  public var isDecided: Bool { self == .met || isLate }
}

/// One run of a timer, computed under the rules that govern it.
public struct TimerRow: Hashable, Sendable {
  public var timer: Timer
  public var number: Int
  public var unit: Symbol
  public var state: TimerState
  public var start: Timestamp
  public var stop: Timestamp?
  public var due: Timestamp?
  public var remind: Timestamp?
  public var red: Timestamp?
  /// Whether an instant rests on a year for which no calendar was adopted.
  public var isProvisional: Bool
  /// Index in `Rulebook.adoptions` of what governs it.
  public var adoption: Int?
}

/// How a run stands, without the instants that no verdict rests on.
public struct RunStanding: Hashable, Sendable {
  public let unit: Symbol
  public let state: TimerState
  public let due: Timestamp?
}
