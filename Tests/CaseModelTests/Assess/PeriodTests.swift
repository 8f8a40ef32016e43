import Basics
import CaseModel
import CaseTestSupport
import Testing

@Suite("Periods")
struct PeriodTests {
  @Test(
    "a month, a quarter and a year have local midnights for bounds",
    arguments: [
      ("2026-10", "2026-10-01 00:00", "2026-11-01 00:00"),
      ("2026-12", "2026-12-01 00:00", "2027-01-01 00:00"),
      ("2026-Q1", "2026-01-01 00:00", "2026-04-01 00:00"),
      ("2026-Q4", "2026-10-01 00:00", "2027-01-01 00:00"),
      ("2026", "2026-01-01 00:00", "2027-01-01 00:00"),
    ])
  func bounds(text: String, start: String, end: String) throws {
    let period = try #require(Period(text))
    let zone = try #require(Fixture.zone("Asia/Shanghai"))
    #expect(period.bounds(in: zone) == instant(start)..<instant(end))
    #expect(period.name == text)
  }

  @Test(
    "anything else is not a period",
    arguments: [
      "", "26", "2026-13", "2026-00", "2026-1", "2026-Q0", "2026-Q5", "2026-q1", "2026-10-01",
      "0000", "9999", " 2026", "２０２６", "2026-Q1 ",
    ])
  func others(text: String) { #expect(Period(text) == nil) }

  @Test("its months follow one another; the year before is of the same length")
  func months() throws {
    let quarter = try #require(Period("2026-Q2"))
    #expect(quarter.months.map(\.name) == ["2026-04", "2026-05", "2026-06"])
    #expect(quarter.yearBefore?.name == "2025-Q2")
    #expect(Period("0001")?.yearBefore == nil)
  }

  @Test(
    "the period before is of the same length and ends where this one begins",
    arguments: [
      ("2026-10", "2026-09"), ("2026-01", "2025-12"), ("2026-Q1", "2025-Q4"),
      ("2026-Q3", "2026-Q2"), ("2026", "2025"), ("0001-02", "0001-01"),
    ])
  func before(text: String, earlier: String) throws {
    let period = try #require(Period(text))
    #expect(period.before?.name == earlier)
    #expect(period.before?.endDate == period.firstDate)
  }

  @Test("before year 1 there is none", arguments: ["0001", "0001-01", "0001-Q1"])
  func none(text: String) throws { #expect(try #require(Period(text)).before == nil) }
}
