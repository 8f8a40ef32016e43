import Basics
import Testing

@Suite("Days of the calendar")
struct CivilDateTests {
  @Test("Every day from 1900 to 2100 has its number, its text and its weekday, without a gap")
  func everyDay() throws {
    let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    let names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    // 1900-01-01 was a Monday, 25,567 days before 1970-01-01.
    var number = -25_567
    var weekday = 0
    var wrong: [String] = []
    for year in 1900...2100 {
      let isLeap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
      for month in 1...12 {
        let length = lengths[month - 1] + (month == 2 && isLeap ? 1 : 0)
        for day in 1...length {
          let found = CivilDate(dayNumber: number)
          let text = "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
          let right =
            found.components == (year, month, day) && found.text == text
            && found.weekday.rawValue == names[weekday]
            && CivilDate(year: year, month: month, day: day) == found && CivilDate(text) == found
          if !right { wrong.append(text) }
          number += 1
          weekday = (weekday + 1) % 7
        }
        #expect(CivilDate(year: year, month: month, day: length + 1) == nil)
        #expect(CivilDate(year: year, month: month, day: 0) == nil)
      }
    }
    #expect(wrong.isEmpty)
    #expect(number == 47_847, "2100-12-31 is day 47,846")
  }

  @Test("The first of each month of all four-digit years round-trips")
  func everyMonth() {
    var wrong: [String] = []
    var last = Int.min
    for year in 0...9999 {
      for month in [1, 2, 3, 12] {
        guard let date = CivilDate(year: year, month: month, day: 1),
          date.components == (year, month, 1), date.dayNumber > last
        else {
          wrong.append("\(year)-\(month)")
          continue
        }
        last = date.dayNumber
      }
    }
    #expect(wrong.isEmpty)
  }

  @Test(
    "Known days fall on their weekdays",
    arguments: [
      ("1970-01-01", Weekday.thu), ("1969-07-20", .sun), ("2000-01-01", .sat),
      ("2000-02-29", .tue), ("2026-10-01", .thu), ("2026-02-13", .fri), ("1582-10-15", .fri),
      ("0000-01-01", .sat), ("9999-12-31", .fri), ("2100-02-28", .sun),
    ])
  func weekdays(text: String, expected: Weekday) {
    #expect(date(text).weekday == expected)
  }

  @Test(
    "A text that is no date is refused",
    arguments: [
      "", "2026-02-29", "2026-13-01", "2026-00-01", "2026-01-00", "2026-1-1", "2026-01-1",
      "20260101", "2026/01/01", "2026-01-01 ", "2026-01-01Z", "+026-01-01", "-026-01-01",
      "2026-01-0a", "２026-01-01", "10000-01-01", "2026-01--1",
    ])
  func refusals(text: String) {
    #expect(CivilDate(text) == nil)
  }

  @Test("Years beyond four digits are refused")
  func yearBounds() {
    #expect(CivilDate(year: -1, month: 1, day: 1) == nil)
    #expect(CivilDate(year: 10_000, month: 1, day: 1) == nil)
    #expect(CivilDate(year: 0, month: 2, day: 29) != nil, "year 0 is a leap year")
  }

  @Test("Days add up over months and years")
  func adding() {
    #expect(date("2026-12-31") + 1 == date("2027-01-01"))
    #expect(date("2024-02-28") + 2 == date("2024-03-01"))
    #expect(date("2026-01-01") + -1 == date("2025-12-31"))
    #expect(date("2026-01-01") < date("2026-01-02"))
  }

  @Test(
    "Decimal numbers are digits alone, at most eighteen of them",
    arguments: [
      ("0", 0), ("007", 7), ("999999999999999999", 999_999_999_999_999_999),
      ("1000000000000000000", nil), ("", nil), ("-1", nil), ("+1", nil), ("1 ", nil), ("1a", nil),
    ] as [(String, Int?)])
  func decimals(text: String, expected: Int?) {
    #expect(Decimal.value(text.utf8) == expected)
  }

  @Test("Padding puts zeros in front and cuts nothing")
  func padding() {
    #expect(Decimal.padded(42, 16) == "0000000000000042")
    #expect(Decimal.padded(12_345, 2) == "12345")
    #expect(Decimal.padded(0, 1) == "0")
  }
}
