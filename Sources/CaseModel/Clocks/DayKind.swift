/// Why a day counts as a working day, or does not.
public enum DayKind: String, CaseIterable, Sendable {
  case working, weekend, holiday
  /// Counts though its weekday is none of the week's.
  case makeUp = "make-up"

  public var counts: Bool { self == .working || self == .makeUp }
}
