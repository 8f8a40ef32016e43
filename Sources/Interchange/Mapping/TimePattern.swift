package import Basics

/// A form in which a file writes times, such as `MM/dd/yyyy hh:mm:ss a`.
///
///     yyyy yy  year, of four digits or of two (69 to 99 are of the last century)
///     MM M     month 01–12, with or without the zero       MMM  its English name: Jan
///     dd d     day 01–31          HH H  hour 00–24         hh h  hour 01–12
///     mm m     minute 00–59       ss s  second 00–59       S…    as many digits of a second
///     a        AM or PM, in either case                    XXX   an offset from UTC, or Z
///     'T'      the letters between the quotes, '' a quote; other characters stand for themselves
///     epoch, epoch-ms   alone: seconds, milliseconds since 1970 UTC
///     rfc3339  alone: a time with its offset, with or without a fraction (RFC 3339 §5.6)
///
/// Any other letters are an error, so that a pattern never means something else than it says. What
/// a pattern leaves out of the time of day is zero; a date it must have. 24:00 is the next midnight.
package struct TimePattern: Hashable, Sendable {
  /// What keeps a text from being a pattern.
  package struct Fault: Error, Hashable, Sendable {
    package let reason: Phrase
  }

  /// What a text states: a time on a wall, or an instant.
  package enum Stated: Hashable, Sendable {
    case local(LocalTime)
    case instant(Timestamp)
  }

  /// What a number since 1970 counts.
  enum Epoch: String, CaseIterable, Sendable {
    case seconds = "epoch"
    case milliseconds = "epoch-ms"
  }

  /// The word for times that say everything themselves.
  static let standard = "rfc3339"

  enum Element: Hashable, Sendable {
    case literal([UInt8])
    case field(Field)
    case epoch(Epoch)
    case standard

    var field: Field? { if case .field(let field) = self { field } else { nil } }
  }

  /// The pattern as it was written.
  package let text: String
  private let elements: [Element]

  /// - Throws: `Fault` for unknown letters, a quote that is not closed, a part that stands twice or
  ///   lacks its partner, a literal that looks like an offset, and a pattern without a whole date.
  package init(_ text: String) throws(Fault) {
    self.text = text
    elements = try Self.elements(of: text)
    try Self.check(elements)
  }

  /// The time that a text states; nil unless the whole text has this form and every part lies
  /// within its range, the day within its month.
  ///
  /// - Complexity: O(length).
  package func read(_ text: String) -> Stated? {
    var rest = text.utf8[...]
    switch elements.first {
    case .epoch(let unit)?: return Self.instant(rest, in: unit).map { .instant($0) }
    case .standard?: return Timestamp(rfc3339: text).map { .instant($0) }
    case .literal, .field, nil: break
    }
    var values = Values()
    for element in elements {
      switch element {
      case .literal(let bytes):
        guard rest.starts(with: bytes) else { return nil }
        rest.removeFirst(bytes.count)
      case .field(let field):
        guard let value = field.take(&rest) else { return nil }
        values[field.part] = value
      case .epoch, .standard: return nil
      }
    }
    return rest.isEmpty ? values.stated : nil
  }

  /// Digits since 1970, with a sign and a fraction where there are any.
  private static func instant(_ text: Substring.UTF8View, in unit: Epoch) -> Timestamp? {
    let isNegative = text.first == UInt8(ascii: "-")
    let parts = text.dropFirst(isNegative ? 1 : 0).split(
      separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    let scale = unit == .seconds ? 6 : 3
    guard parts[0].count <= 17 - scale, let whole = Decimal.value(parts[0]) else { return nil }
    var fraction = 0
    if parts.count > 1 {
      guard parts[1].count <= 18, let digits = Decimal.value(parts[1]) else { return nil }
      fraction = scaled(digits, from: parts[1].count, to: scale)
    }
    let microseconds = Int64(scaled(whole, from: 0, to: scale) + fraction)
    return Timestamp(microseconds: isNegative ? -microseconds : microseconds)
  }

  /// A number of so many decimal places with more or fewer of them, cut off.
  static func scaled(_ value: Int, from places: Int, to scale: Int) -> Int {
    var value = value
    for _ in places..<max(places, scale) { value *= 10 }
    for _ in scale..<max(places, scale) { value /= 10 }
    return value
  }
}

extension TimePattern {
  /// The values of the parts that a text states, zero for those that it does not.
  private struct Values {
    private var values = Array(repeating: 0, count: Part.allCases.count)
    private var hasOffset = false

    subscript(part: Part) -> Int {
      get { values[part.rawValue] }
      set {
        values[part.rawValue] = newValue
        if part == .offset { hasOffset = true }
      }
    }

    var stated: Stated? {
      guard let date = CivilDate(year: self[.year], month: self[.month], day: self[.day]) else {
        return nil
      }
      // 12 AM is midnight, 12 PM noon; a pattern has either HH or hh with a, the others are zero.
      let hour = self[.hour] + self[.halfDayHour] % 12 + self[.half] * 12
      let seconds = Int64((hour * 60 + self[.minute]) * 60 + self[.second])
      var time = LocalTime(
        date: date,
        microsecondsOfDay: seconds * Timestamp.microsecondsPerSecond + Int64(self[.fraction]))
      if time.microsecondsOfDay >= Timestamp.microsecondsPerDay {
        guard time.microsecondsOfDay == Timestamp.microsecondsPerDay else { return nil }
        time = LocalTime(date: date + 1, microsecondsOfDay: 0)
      }
      guard hasOffset else { return .local(time) }
      let east = Int64(self[.offset]) * Timestamp.microsecondsPerSecond
      return .instant(Timestamp(microseconds: TimeZone.utc.instant(time).microseconds - east))
    }
  }
}
