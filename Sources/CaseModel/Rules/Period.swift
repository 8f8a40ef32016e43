public import Basics

/// A local month `2026-10`, quarter `2026-Q4` or year `2026` (SPEC §8).
public struct Period: Hashable, Sendable {
  public enum Length: Int, Sendable { case month = 1, quarter = 3, year = 12 }

  public let length: Length
  /// 1…9998, so that the year after it has a date.
  public let year: Int
  /// 1…12.
  public let firstMonth: Int

  /// - Returns: nil for a text of any other form.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 4, let year = Decimal.value(bytes[0..<4]), (1...9998).contains(year)
    else { return nil }
    self.year = year
    if bytes.count == 4 {
      length = .year
      firstMonth = 1
    } else if bytes.count == 7, bytes[4] == UInt8(ascii: "-"), bytes[5] == UInt8(ascii: "Q"),
      let quarter = Decimal.value(bytes[6...]), (1...4).contains(quarter)
    {
      length = .quarter
      firstMonth = quarter * 3 - 2
    } else if bytes.count == 7, bytes[4] == UInt8(ascii: "-"),
      let month = Decimal.value(bytes[5...]), (1...12).contains(month)
    {
      length = .month
      firstMonth = month
    } else {
      return nil
    }
  }

  private init(_ length: Length, _ year: Int, _ firstMonth: Int) {
    self.length = length
    self.year = year
    self.firstMonth = firstMonth
  }

  public var name: String {
    let year = Decimal.padded(self.year, 4)
    return switch length {
    case .month: year + "-" + Decimal.padded(firstMonth, 2)
    case .quarter: year + "-Q\((firstMonth + 2) / 3)"
    case .year: year
    }
  }

  public var firstDate: CivilDate { CivilDate(unchecked: year, firstMonth, 1) }

  /// The first date after it.
  public var endDate: CivilDate {
    let next = year * 12 + firstMonth - 1 + length.rawValue
    return CivilDate(unchecked: next / 12, next % 12 + 1, 1)
  }

  /// From local midnight to local midnight, the end excluded.
  public func bounds(in zone: TimeZone) -> Range<Timestamp> {
    zone.instant(
      LocalTime(date: firstDate, microsecondsOfDay: 0))..<zone.instant(
        LocalTime(date: endDate, microsecondsOfDay: 0))
  }

  /// The months that it consists of, in order.
  public var months: [Period] {
    (0..<length.rawValue).map { Period(.month, year, firstMonth + $0) }
  }

  /// The quarters that it consists of, in order; none of a month.
  public var quarters: [Period] {
    stride(from: 0, to: length.rawValue / 3 * 3, by: 3).map {
      Period(.quarter, year, firstMonth + $0)
    }
  }

  /// The period of the same length that ends where it begins; nil before year 1.
  public var before: Period? {
    let first = year * 12 + firstMonth - 1 - length.rawValue
    return first >= 12 ? Period(length, first / 12, first % 12 + 1) : nil
  }

  /// The period of the same length a year before; nil before year 1.
  public var yearBefore: Period? { year > 1 ? Period(length, year - 1, firstMonth) : nil }
}
