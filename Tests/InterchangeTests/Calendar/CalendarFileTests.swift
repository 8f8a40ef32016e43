import Basics
import Interchange
import TestSupport
import Testing

@Suite("Files of calendars that were published")
struct CalendarFileTests {
  @Test("the published years are read, those that reach into the year before when it is asked for")
  func published() throws {
    for year in 2019...2026 {
      guard let bytes = try SharedData.bytes("calendar/holiday-cn-\(year).json") else { return }
      let file = try CalendarFile(bytes, file: "f", year: year)
      #expect(file.year == year && file.holidays.count >= 20 && file.workdays.count >= 3)
      let others = [2019: 3, 2023: 1][year] ?? 0
      #expect(file.leftOut.count == others)
      #expect(reading(bytes).filter { $0.hasSuffix(" year") }.count == others)
    }
  }

  @Test("the year that is not published, and the file of the wrong year, are refused")
  func wrong() throws {
    guard let empty = try SharedData.bytes("calendar/2027-not-published.json") else { return }
    #expect(reading(empty) == ["4:13 empty"])
    let bytes = try #require(try SharedData.bytes("calendar/cn-wrong-year.ics"))
    let all = reading(bytes)
    #expect(all.contains { $0.hasSuffix("span") } && all.contains { $0.hasSuffix("timed") })
    #expect(reading(bytes, year: 2022).contains("1030:1 span"))
  }

  /// Its make-up days have times of day; written as whole days it says what the JSON says.
  @Test("the years as iCalendar are those of the JSON, once their make-up days are whole days")
  func sameDays() throws {
    guard let bytes = try SharedData.bytes("calendar/cn-2023-2025.ics") else { return }
    #expect(reading(bytes, year: 2024).allSatisfy { $0.hasSuffix(" timed") })
    let whole = String(decoding: bytes, as: UTF8.self).split(separator: "\n").filter {
      !$0.hasPrefix("DTEND:")
    }.map { line in
      line.hasPrefix("DTSTART:") && !line.contains("1970")
        ? "DTSTART;VALUE=DATE:" + line.dropFirst(8).prefix(8) : String(line)
    }.joined(separator: "\n")
    for year in 2023...2025 {
      let json = try #require(try SharedData.bytes("calendar/holiday-cn-\(year).json"))
      let expected = reading(json, year: year).filter { !$0.hasPrefix("left out") }
      #expect(reading(whole, year: year).filter { !$0.hasPrefix("left out") } == expected)
    }
  }
}
