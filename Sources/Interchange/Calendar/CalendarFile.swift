package import Basics

/// The calendar of a year from a file: all of it is right, or nothing is taken, since a year without
/// one of its days would pass for certain and be wrong.
package struct CalendarFile: Sendable {
  package let year: Int
  /// Ascending.
  package let holidays: [CivilDate]
  package let workdays: [CivilDate]
  /// Days of other years, where one year was asked for.
  package let leftOut: [CivilDate]

  /// All that is wrong with a file, by line.
  package struct Faults: Error, Sendable {
    package let faults: [Diagnostic]
  }

  /// Reads holiday-cn JSON or iCalendar; the first byte tells which.
  ///
  /// - Parameter wanted: the year whose days are taken; nil for a file that has but one.
  package init(_ bytes: [UInt8], file: String, year wanted: Int? = nil) throws(Faults) {
    let bytes = bytes.starts(with: Self.byteOrderMark) ? Array(bytes.dropFirst(3)) : bytes
    let isJSON = bytes.first { $0 > 0x20 } == UInt8(ascii: "{")
    var content =
      isJSON ? bytes.withByteView { HolidayDocument($0).content } : ICalendar(bytes).content
    let year = wanted ?? content.year?.number ?? content.days.first?.date.year
    content.checkYear(wanted)
    let days = content.days.filter { $0.date.year == year }
    content.checkDays(days, of: year)
    // What is wrong with days that nobody asked for keeps nothing from being taken.
    let faults = content.faults.filter { wanted == nil || $0.year == nil || $0.year == wanted }
      .sorted { $0.order < $1.order }
    guard faults.isEmpty, let year else {
      throw Faults(faults: faults.map { $0.diagnostic(file: file) })
    }
    self.year = year
    holidays = days.filter(\.isHoliday).map(\.date).sorted()
    workdays = days.filter { !$0.isHoliday }.map(\.date).sorted()
    leftOut = content.days.map(\.date).filter { $0.year != year }
  }

  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
}

extension CalendarContent {
  /// - Parameter wanted: the year that was asked for, so that days of others are left out and not
  ///   wrong.
  fileprivate mutating func checkYear(_ wanted: Int?) {
    if let wanted, let year, year.number != wanted {
      return fault(
        .year, "the file is of \(year.number), not of \(wanted)",
        "文件是 \(year.number) 年的，不是 \(wanted) 年的", at: year.place)
    }
    guard wanted == nil, let expected = year?.number ?? days.first?.date.year else { return }
    for day in days where day.date.year != expected {
      fault(
        .year, "\(day.date.text) is a day of another year than \(expected)",
        "\(day.date.text) 不是 \(expected) 年的日期", at: day.place)
    }
  }

  /// The days of the year: there are some, and none stands twice.
  fileprivate mutating func checkDays(_ days: [CalendarDay], of year: Int?) {
    var seen: [CivilDate: FilePlace] = [:]
    for day in days {
      if let other = seen[day.date] {
        fault(
          .twice, "\(day.date.text) is in line \(other.line), too",
          "\(day.date.text) 在第 \(other.line) 行已有", at: day.place, year: year)
      }
      seen[day.date] = day.place
    }
    let isExplained = faults.contains { $0.year == nil || year == nil || $0.year == year }
    guard days.isEmpty, !isExplained else { return }
    let name = year.map { " \($0)" } ?? ""
    fault(
      .empty, "there is no day of the year\(name)", "没有\(name) 年的日期",
      at: self.year?.place)
  }
}

extension CalendarFault {
  fileprivate var order: (Int, Int) { (place?.line ?? 0, place?.column ?? 0) }

  fileprivate func diagnostic(file: String) -> Diagnostic {
    Diagnostic(code, reason, at: .init(file: file, line: place?.line, column: place?.column))
  }
}
