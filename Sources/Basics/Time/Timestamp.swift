/// An instant: whole microseconds since 1970-01-01T00:00:00Z, leap seconds not counted (POSIX).
///
/// Range: years 0000 to 9999, as RFC 3339 can write them.
public struct Timestamp: Hashable, Comparable, Sendable {
  public var microseconds: Int64

  @inlinable
  public init(microseconds: Int64) { self.microseconds = microseconds }

  /// 0000-01-01T00:00:00Z.
  @inlinable public static var earliest: Timestamp {
    Timestamp(microseconds: -62_167_219_200_000_000)
  }
  /// 9999-12-31T23:59:59.999999Z.
  @inlinable public static var latest: Timestamp {
    Timestamp(microseconds: 253_402_300_799_999_999)
  }

  @inlinable
  public static func < (left: Timestamp, right: Timestamp) -> Bool {
    left.microseconds < right.microseconds
  }

  /// The instant moved by microseconds, held within the range that can be written.
  public func advanced(byMicroseconds amount: Int64) -> Timestamp {
    let (sum, overflow) = microseconds.addingReportingOverflow(amount)
    if overflow { return amount > 0 ? .latest : .earliest }
    return min(max(Timestamp(microseconds: sum), .earliest), .latest)
  }

  public static let microsecondsPerSecond: Int64 = 1_000_000
  public static let microsecondsPerMinute: Int64 = 60_000_000
  public static let microsecondsPerHour: Int64 = 3_600_000_000
  public static let microsecondsPerDay: Int64 = 86_400_000_000
}

extension Timestamp {
  /// Reads an RFC 3339 §5.6 date-time: `2026-07-26T15:41:00.125+08:00`, `…Z`.
  ///
  /// `T` and `Z` may be lower-case. Digits beyond the microsecond are cut off. Second 60 is taken
  /// only where a leap second can be, at 23:59:60 UTC, and reads as the next midnight.
  ///
  /// - Returns: nil for any other text: month 13, second 61, no offset.
  /// - Complexity: O(length); the usual forms take a handful of word reads.
  public init?(rfc3339 view: ByteView) {
    self.init(rfc3339: view, from: 0, to: view.count)
  }

  public init?(rfc3339 text: String) {
    guard let instant = text.withByteView({ Timestamp(rfc3339: $0) }) else { return nil }
    self = instant
  }

  /// The date-time in `start..<end` of a view.
  public init?(rfc3339 view: ByteView, from start: Int, to end: Int) {
    var cursor = start
    self.init(readingRFC3339: view, at: &cursor)
    guard cursor == end else { return nil }
  }

  /// The date-time that begins at `cursor`, which is moved behind it.
  public init?(readingRFC3339 view: ByteView, at cursor: inout Int) {
    let start = cursor
    guard start &+ 20 <= view.count else { return nil }
    // 2026-07-26T15:41:00
    // 0    5  8  11 14 17
    let separators =
      view[start &+ 4] == 0x2D && view[start &+ 7] == 0x2D && view[start &+ 10] | 0x20 == 0x74
      && view[start &+ 13] == 0x3A && view[start &+ 16] == 0x3A
    guard separators,
      let century = Self.pair(view, start), let years = Self.pair(view, start &+ 2),
      let month = Self.pair(view, start &+ 5), let day = Self.pair(view, start &+ 8),
      let hour = Self.pair(view, start &+ 11), let minute = Self.pair(view, start &+ 14),
      let second = Self.pair(view, start &+ 17),
      hour < 24, minute < 60, second <= 60,
      let date = CivilDate(year: century &* 100 &+ years, month: month, day: day)
    else { return nil }
    cursor = start &+ 19
    var fraction: Int64 = 0
    if view[cursor] == 0x2E {
      guard let read = Self.fraction(view, &cursor) else { return nil }
      fraction = read
    }
    guard let offsetMinutes = Self.offset(view, &cursor) else { return nil }
    let minutes =
      Int64(date.dayNumber) &* 1440 &+ Int64(hour &* 60 &+ minute) &- Int64(offsetMinutes)
    if second == 60 {
      let ofDay = minutes % 1440
      guard (ofDay < 0 ? ofDay &+ 1440 : ofDay) == 1439 else { return nil }
    }
    let total =
      minutes &* Self.microsecondsPerMinute &+ Int64(second) &* Self.microsecondsPerSecond
      &+ (second == 60 ? 0 : fraction)
    guard total >= Self.earliest.microseconds, total <= Self.latest.microseconds else { return nil }
    self.init(microseconds: total)
  }

  @inline(__always)
  private static func pair(_ view: ByteView, _ offset: Int) -> Int? {
    let tens = view[offset] &- 0x30
    let ones = view[offset &+ 1] &- 0x30
    return tens < 10 && ones < 10 ? Int(tens) &* 10 &+ Int(ones) : nil
  }

  private static func fraction(_ view: ByteView, _ cursor: inout Int) -> Int64? {
    cursor &+= 1
    var value: Int64 = 0
    var digits = 0
    while cursor < view.count, case let digit = view[cursor] &- 0x30, digit < 10 {
      if digits < 6 { value = value &* 10 &+ Int64(digit) }
      digits &+= 1
      cursor &+= 1
    }
    guard digits > 0 else { return nil }
    while digits < 6 {
      value &*= 10
      digits &+= 1
    }
    return value
  }

  /// Minutes east of UTC.
  static func offset(_ view: ByteView, _ cursor: inout Int) -> Int? {
    guard cursor < view.count else { return nil }
    let sign = view[cursor]
    if sign | 0x20 == 0x7A {
      cursor &+= 1
      return 0
    }
    guard sign == 0x2B || sign == 0x2D, cursor &+ 6 <= view.count, view[cursor &+ 3] == 0x3A,
      let hours = pair(view, cursor &+ 1), let minutes = pair(view, cursor &+ 4),
      hours < 24, minutes < 60
    else { return nil }
    cursor &+= 6
    let total = hours &* 60 &+ minutes
    return sign == 0x2B ? total : -total
  }

  /// The RFC 3339 form at an offset: no fraction where it is zero, else three or six digits.
  ///
  /// - Parameter offsetSeconds: seconds east of UTC; written to the minute, `Z` for `nil`.
  public func rfc3339(offsetSeconds: Int? = nil) -> String {
    var text = TextBuffer(capacity: 48)
    append(to: &text, offsetSeconds: offsetSeconds)
    return text.withByteView { $0.text }
  }

  /// Puts the same behind what a buffer holds.
  ///
  /// - Parameter isWhole: whether the fraction has six digits in any case.
  public func append(to out: inout TextBuffer, offsetSeconds: Int? = nil, isWhole: Bool = false) {
    append(to: &out, offsetSeconds: offsetSeconds, isWhole: isWhole) { DayText($0) }
  }

  /// The same for whoever remembers the texts of days.
  @inline(__always)
  func append(
    to out: inout TextBuffer, offsetSeconds: Int?, isWhole: Bool, _ text: (Int64) -> DayText
  ) {
    let asked = (offsetSeconds ?? 0) / 60 * 60
    let shifted = microseconds + Int64(asked) * Self.microsecondsPerSecond
    // At the bounds of the years a local reading would leave them: then it is given in UTC.
    let range = Self.earliest.microseconds...Self.latest.microseconds
    let offset = range.contains(shifted) ? asked : 0
    let local = range.contains(shifted) ? shifted : microseconds
    let day = local.flooredQuotient(Self.microsecondsPerDay)
    let ofDay = local - day * Self.microsecondsPerDay
    let seconds = Int(ofDay / Self.microsecondsPerSecond)
    let fraction = Int(ofDay % Self.microsecondsPerSecond)
    Self.append(text(day), seconds, to: &out)
    if isWhole || fraction % 1000 != 0 {
      Self.append(Self.digits(fraction / 10_000), fraction / 100 % 100, fraction % 100, to: &out)
    } else if fraction != 0 {
      let tenths = UInt64(fraction / 1000 % 10) &+ 0x30
      out.append(0x2E | Self.digits(fraction / 10_000) &<< 8 | tenths &<< 24, length: 4)
    }
    guard offsetSeconds != nil else { return out.append(UInt8(ascii: "Z")) }
    let minutes = abs(offset) / 60
    out.append(
      (offset < 0 ? 0x2D : 0x2B) | Self.digits(minutes / 60) &<< 8 | 0x3A &<< 24
        | Self.digits(minutes % 60) &<< 32, length: 6)
  }

  /// The text of a day, `2026-07-` and `26`, as words.
  struct DayText: Sendable {
    let head, tail: UInt64

    /// - Parameter day: days since 1970-01-01.
    init(_ day: Int64) {
      let (year, month, date) = CivilDate(dayNumber: Int(day)).components
      head =
        Timestamp.digits(year / 100) | Timestamp.digits(year % 100) &<< 16 | 0x2D &<< 32
        | Timestamp.digits(month) &<< 40 | 0x2D &<< 56
      tail = Timestamp.digits(date)
    }
  }

  /// Date and time of day, `2026-07-26T15:41:00`, as words of eight bytes.
  @inline(__always)
  private static func append(_ day: DayText, _ seconds: Int, to out: inout TextBuffer) {
    out.append(day.head, length: 8)
    out.append(
      day.tail | 0x54 &<< 16 | digits(seconds / 3600) &<< 24 | 0x3A &<< 40
        | digits(seconds / 60 % 60) &<< 48, length: 8)
    out.append(0x3A | digits(seconds % 60) &<< 8, length: 3)
  }

  /// A fraction of six digits, given by twos.
  private static func append(_ first: UInt64, _ second: Int, _ third: Int, to out: inout TextBuffer)
  {
    out.append(0x2E | first &<< 8 | digits(second) &<< 24 | digits(third) &<< 40, length: 7)
  }

  /// Two decimal digits, the first lowest.
  @inline(__always)
  private static func digits(_ value: Int) -> UInt64 {
    let value = UInt64(truncatingIfNeeded: value)
    return (value / 10 | (value % 10) &<< 8) &+ 0x3030
  }
}

extension Int64 {
  /// Division that rounds toward minus infinity; the divisor is positive.
  @inlinable
  public func flooredQuotient(_ divisor: Int64) -> Int64 {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}
