/// Writes instants as `TimeZone.append` does, many of them: the texts of days, which recur, are remembered.
public struct TimestampWriter: Sendable {
  private let zone: TimeZone
  /// By the last bits of their numbers; none before the first instant, at which all become the day 0, which
  /// but one slot is none of.
  private var days: [Day] = []

  private struct Day {
    let number: Int64
    let text: Timestamp.DayText

    init(_ number: Int64) {
      self.number = number
      text = Timestamp.DayText(number)
    }
  }

  public init(_ zone: TimeZone) { self.zone = zone }

  /// A power of two.
  private static let count: Int64 = 256

  /// In the zone.
  public mutating func append(_ instant: Timestamp, to out: inout TextBuffer) {
    let offset = zone.offsetSeconds(at: instant)
    append(instant, offset == 0 ? nil : offset, isWhole: false, to: &out)
  }

  /// In UTC, with six digits of the second's fraction.
  public mutating func append(wholeUTC instant: Timestamp, to out: inout TextBuffer) {
    append(instant, nil, isWhole: true, to: &out)
  }

  private mutating func append(
    _ instant: Timestamp, _ offsetSeconds: Int?, isWhole: Bool, to out: inout TextBuffer
  ) {
    if days.isEmpty { days = Array(repeating: Day(0), count: Int(Self.count)) }
    instant.append(to: &out, offsetSeconds: offsetSeconds, isWhole: isWhole) { number in
      let slot = Int(truncatingIfNeeded: number & (Self.count - 1))
      if days[slot].number != number { days[slot] = Day(number) }
      return days[slot].text
    }
  }
}
