import Basics

extension TimePattern {
  /// A part of a time that letters of a pattern ask for.
  enum Part: Int, CaseIterable, Sendable {
    case year, month, day, hour, halfDayHour, minute, second, fraction, half, offset
  }

  /// Letters of a pattern: which part, and how it is written.
  struct Field: Hashable, Sendable {
    enum Form: Hashable, Sendable {
      /// Decimal digits, at least and at most so many.
      case digits(ClosedRange<Int>)
      /// The first three letters of a month's English name.
      case monthName
      /// AM or PM.
      case half
      /// An offset from UTC, or `Z`.
      case offset
    }

    let letters: String
    let part: Part
    let form: Form

    /// All but fractions, of which there is one for each number of digits.
    static let named = letters.map { letters, part, form in
      // One letter takes one digit or two, several as many as they are.
      let widths = letters.count == 1 ? 1...2 : letters.count...letters.count
      return Field(letters: letters, part: part, form: form ?? .digits(widths))
    }

    private static let letters: [(String, Part, Form?)] = [
      ("yyyy", .year, nil), ("yy", .year, nil), ("MM", .month, nil), ("M", .month, nil),
      ("MMM", .month, .monthName), ("dd", .day, nil), ("d", .day, nil), ("HH", .hour, nil),
      ("H", .hour, nil), ("hh", .halfDayHour, nil), ("h", .halfDayHour, nil),
      ("mm", .minute, nil), ("m", .minute, nil), ("ss", .second, nil), ("s", .second, nil),
      ("a", .half, .half), ("XXX", .offset, .offset),
    ]

    /// The digits of a fraction that are read; those beyond a microsecond count for nothing.
    static let fractionDigits = 1...9

    /// nil for letters that mean nothing.
    static func of(_ letters: String) -> Field? {
      if letters.allSatisfy({ $0 == "S" }), fractionDigits.contains(letters.count) {
        return Field(
          letters: letters, part: .fraction, form: .digits(letters.count...letters.count))
      }
      return named.first { $0.letters == letters }
    }

    /// Whether it may take more digits than one text shows: then no digit may follow it.
    var isElastic: Bool {
      if case .digits(let widths) = form { widths.count > 1 } else { false }
    }

    var isNumeric: Bool { if case .digits = form { true } else { false } }
  }
}

extension TimePattern.Field {
  /// The value that a text begins with, taken off it; nil where it is none, or out of its range. Of a
  /// fraction the microseconds, of an offset the seconds east of UTC, of AM 0 and of PM 1.
  func take(_ text: inout Substring.UTF8View) -> Int? {
    switch form {
    case .digits(let widths): return digits(&text, widths)
    case .monthName:
      return Self.word(&text, 3, Self.months).map { $0 + 1 }
    case .half: return Self.word(&text, 2, ["am", "pm"])
    case .offset: return Self.offset(&text)
    }
  }

  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private func digits(_ text: inout Substring.UTF8View, _ widths: ClosedRange<Int>) -> Int? {
    let digits = text.prefix(widths.upperBound).prefix(while: Self.isDigit)
    guard digits.count >= widths.lowerBound, let value = Decimal.value(digits) else { return nil }
    text.removeFirst(digits.count)
    switch part {
    case .year where widths.upperBound == 2: return value + (value < 69 ? 2000 : 1900)
    case .fraction: return TimePattern.scaled(value, from: digits.count, to: 6)
    default: return range.contains(value) ? value : nil
    }
  }

  private var range: ClosedRange<Int> {
    switch part {
    case .year: 0...9999
    case .month: 1...12
    case .day: 1...31
    // The end of a day; whether it is one is seen once all parts are there.
    case .hour: 0...24
    case .halfDayHour: 1...12
    case .minute, .second: 0...59
    case .fraction, .half, .offset: Int.min...Int.max
    }
  }

  private static func word(
    _ text: inout Substring.UTF8View, _ length: Int, _ words: [String]
  ) -> Int? {
    let lower = text.prefix(length).map { $0 | 0x20 }
    guard let index = words.firstIndex(where: { Array($0.utf8) == lower }) else { return nil }
    text.removeFirst(length)
    return index
  }

  /// `+08:00`, `+0800`, `+08`, or `Z`.
  private static func offset(_ text: inout Substring.UTF8View) -> Int? {
    guard let sign = text.popFirst() else { return nil }
    if sign | 0x20 == UInt8(ascii: "z") { return 0 }
    guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { return nil }
    guard let hours = pair(&text), hours <= 23 else { return nil }
    var minutes = 0
    let hasColon = text.first == UInt8(ascii: ":")
    if hasColon { text.removeFirst() }
    if hasColon || text.first.map(isDigit) == true {
      guard let stated = pair(&text) else { return nil }
      minutes = stated
    }
    guard minutes <= 59 else { return nil }
    let seconds = hours * 3600 + minutes * 60
    return sign == UInt8(ascii: "-") ? -seconds : seconds
  }

  private static func pair(_ text: inout Substring.UTF8View) -> Int? {
    let digits = text.prefix(2)
    guard digits.count == 2, let value = Decimal.value(digits) else { return nil }
    text.removeFirst(2)
    return value
  }
}
