import Basics
import CaseModel
import CaseTestSupport
import TestSupport
import Testing

@Suite("Published calendars")
struct PublishedCalendarTests {
  static let isPresent = (try? SharedData.names("calendar")) ?? nil != nil

  private func document(_ year: Int) throws -> [(date: String, isOff: Bool)] {
    let bytes = try #require(try SharedData.bytes("calendar/holiday-cn-\(year).json"))
    let text = String(decoding: bytes, as: UTF8.self)
    let days = try #require(JSONValue.parsed(text).at("days")?.array)
    return try days.map { day in
      let isOff: Bool? = day.at("isOffDay")?.bool
      return (try #require(day.at("date")?.string), try #require(isOff as Bool?))
    }
  }

  @Test(
    "the working days of a year are those of a direct count",
    .enabled(if: isPresent, "SKIPPED: no data"),
    arguments: [2023, 2024, 2025, 2026])
  func yearly(year: Int) throws {
    let days = try document(year).filter { $0.date.hasPrefix(String(year)) }
    var book = CaseBook()
    book.adopt(Fixture.rules, effective: "2020-01-01 00:00")
    book.adoptCalendar(
      [
        "calendar": "cn", "year": .integer(year),
        "holidays": .array(days.filter(\.isOff).map { .string($0.date) }),
        "workdays": .array(days.filter { !$0.isOff }.map { .string($0.date) }),
      ], at: "2020-01-01 00:00")
    let special = Dictionary(uniqueKeysWithValues: days.map { ($0.date, !$0.isOff) })
    let first = CivilDate(unchecked: year, 1, 1)
    let length = CivilDate.isLeap(year) ? 366 : 365
    let working = (0..<length).map { first + $0 }.filter { date in
      special[date.text] ?? ![.sat, .sun].contains(date.weekday)
    }
    // The n-th working day after 31 December is the n-th of the year, at the same time of day.
    let start = instant("\(year - 1)-12-31 10:00")
    for (index, date) in working.enumerated() {
      let due = book.state.reference.later(Span(index + 1, .workingDays), than: start)
      try #require(local(due) == "\(date.text) 10:00")
    }
    let next = book.state.reference.later(Span(working.count + 1, .workingDays), than: start)
    #expect(next.map { $0 >= instant("\(year + 1)-01-01 00:00") } == true)
    // And each has seven hours.
    let hours = book.state.reference.later(Span(working.count * 7, .workingHours), than: start)
    let eve = working.last.map { "\($0.text) 17:30" }
    // 31 December itself has the afternoon and two morning hours left, where it is a working day.
    let eveWorks = ![.sat, .sun].contains((first + -1).weekday)
    if !eveWorks {
      #expect(local(hours) == eve)
    } else {
      #expect(hours.map { $0 < instant(eve ?? "") } == true)
    }
  }

  @Test(
    "the fixture of 2026 is the published calendar", .enabled(if: isPresent, "SKIPPED: no data"))
  func fixture() throws {
    let days = try document(2026)
    let holidays = Fixture.calendar2026["holidays"]?.array?.compactMap(\.string)
    let workdays = Fixture.calendar2026["workdays"]?.array?.compactMap(\.string)
    #expect(holidays == days.filter(\.isOff).map(\.date))
    #expect(workdays == days.filter { !$0.isOff }.map(\.date))
  }
}
