/// A day of the proleptic Gregorian calendar, counted from 1970-01-01 (day 0).
///
/// Year, month and day are computed by the days-from-civil arithmetic of eras of 400 years, which
/// is exact for every year of four digits.
public struct CivilDate: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01; negative before it.
  public var dayNumber: Int

  @inlinable
  public init(dayNumber: Int) { self.dayNumber = dayNumber }

  /// - Returns: nil where the month has no such day, or outside years 0…9999.
  public init?(year: Int, month: Int, day: Int) {
    guard (0...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= CivilDate.days(in: month, of: year)
    else { return nil }
    self.init(unchecked: year, month, day)
  }

  /// The date of components that are known to be one.
  public init(unchecked year: Int, _ month: Int, _ day: Int) {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    dayNumber = era * 146_097 + dayOfEra - 719_468
  }

  /// Year, month 1…12 and day 1…31.
  public var components: (year: Int, month: Int, day: Int) {
    let shifted = dayNumber + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  public var year: Int { components.year }

  public var weekday: Weekday {
    let index = (dayNumber + 3) % 7
    return Weekday.allCases[index < 0 ? index + 7 : index]
  }

  public static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  public static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Reads `yyyy-MM-dd` and nothing else.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D,
      let year = Decimal.value(bytes[0..<4]), let month = Decimal.value(bytes[5..<7]),
      let day = Decimal.value(bytes[8..<10])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// `yyyy-MM-dd`.
  public var text: String { String(writing: { append(to: &$0) }) }

  func append(to text: inout [UInt8]) {
    let (year, month, day) = components
    Decimal.append(year, 4, to: &text)
    text.append(UInt8(ascii: "-"))
    Decimal.append(month, 2, to: &text)
    text.append(UInt8(ascii: "-"))
    Decimal.append(day, 2, to: &text)
  }

  public static func < (left: CivilDate, right: CivilDate) -> Bool {
    left.dayNumber < right.dayNumber
  }

  public static func + (date: CivilDate, days: Int) -> CivilDate {
    CivilDate(dayNumber: date.dayNumber + days)
  }
}

/// The days of the week, Monday first as in ISO 8601, named as rulesets write them.
public enum Weekday: String, CaseIterable, Sendable {
  case mon, tue, wed, thu, fri, sat, sun
}

/// Unsigned decimal numbers in text.
public enum Decimal {
  /// The value of one or more digits; nil for anything else or more than 18 of them.
  public static func value(_ digits: some Collection<UInt8>) -> Int? {
    guard !digits.isEmpty, digits.count <= 18 else { return nil }
    var result = 0
    for digit in digits {
      guard (0x30...0x39).contains(digit) else { return nil }
      result = result * 10 + Int(digit &- 0x30)
    }
    return result
  }

  /// At least `width` digits, zeros in front.
  public static func padded(_ value: Int, _ width: Int) -> String {
    String(writing: { append(value, width, to: &$0) })
  }

  /// The same at the end of a text.
  public static func append(_ value: Int, _ width: Int, to text: inout [UInt8]) {
    if value < 0 { text.append(UInt8(ascii: "-")) }
    var digits = 1
    var rest = value.magnitude / 10
    while rest > 0 {
      digits += 1
      rest /= 10
    }
    for _ in 0..<max(digits, width) { text.append(UInt8(ascii: "0")) }
    var place = text.count - 1
    rest = value.magnitude
    while rest > 0 {
      text[place] = UInt8(ascii: "0") + UInt8(rest % 10)
      rest /= 10
      place -= 1
    }
  }
}
