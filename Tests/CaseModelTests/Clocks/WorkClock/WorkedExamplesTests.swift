import Basics
import CaseModel
import CaseTestSupport
import Testing

@Suite("Working clocks, China 2026")
struct WorkedExamplesTests {
  static let book = CaseBook.standard()

  static func later(_ span: String, _ start: String) -> String? {
    Span(span).flatMap { local(book.state.reference.later($0, than: instant(start))) }
  }

  @Test(
    "the examples of SPEC §8",
    arguments: [
      ("5wd", "2026-09-30 10:00", "2026-10-13 10:00"),
      ("5wd", "2026-02-13 09:00", "2026-02-27 09:00"),
      ("1wd", "2026-01-01 12:00", "2026-01-04 12:00"),
      ("4wh", "2026-10-09 17:00", "2026-10-10 14:00"),
    ])
  func examples(span: String, start: String, due: String) {
    #expect(Self.later(span, start) == due)
  }

  @Test(
    "working hours at their edges",
    arguments: [
      ("3wh", "2026-03-02 09:00", "2026-03-02 12:00"),  // ends exactly at noon
      ("7wh", "2026-03-02 09:00", "2026-03-02 17:30"),  // ends exactly at closing
      ("3wh", "2026-03-02 05:00", "2026-03-02 12:00"),  // starts before opening
      ("1wh", "2026-03-02 12:00", "2026-03-02 14:30"),  // starts as the morning ends
      ("1wh", "2026-03-02 12:45", "2026-03-02 14:30"),  // starts at lunch
      ("1wh", "2026-03-02 17:30", "2026-03-03 10:00"),  // starts at closing
      ("1wh", "2026-03-02 23:59:59", "2026-03-03 10:00"),
      ("1wh", "2026-03-06 17:00", "2026-03-09 09:30"),
      ("1wh", "2026-10-03 10:00", "2026-10-08 10:00"),  // starts on a holiday
      ("1wh", "2026-02-28 09:00", "2026-02-28 10:00"),  // a make-up Saturday
      ("70wh", "2026-03-02 09:00", "2026-03-13 17:30"),
      ("0wh", "2026-10-03 10:00", "2026-10-03 10:00"),
    ])
  func workingHours(span: String, start: String, due: String) {
    #expect(Self.later(span, start) == due)
  }

  @Test(
    "working days count neither the start day nor days off",
    arguments: [
      ("0wd", "2026-10-03 10:00", "2026-10-03 10:00"),
      ("1wd", "2026-10-03 10:00", "2026-10-08 10:00"),
      ("1wd", "2026-03-06 23:59:59", "2026-03-09 23:59:59"),
      ("1wd", "2026-02-27 00:00", "2026-02-28 00:00"),
      ("2wd", "2026-02-27 08:00", "2026-03-02 08:00"),
      ("1wd", "2026-12-31 10:00", "2027-01-01 10:00"),
    ])
  func workingDays(span: String, start: String, due: String) {
    #expect(Self.later(span, start) == due)
  }

  @Test(
    "elapsed units are minutes, hours and days of 24 hours",
    arguments: [
      ("30m", "2026-10-01 23:45", "2026-10-02 00:15"),
      ("24h", "2026-10-01 10:00", "2026-10-02 10:00"),
      ("15d", "2026-02-20 10:00", "2026-03-07 10:00"),
      ("0m", "2026-02-20 10:00", "2026-02-20 10:00"),
    ])
  func elapsed(span: String, start: String, due: String) {
    #expect(Self.later(span, start) == due)
  }

  @Test("a window without rules is not computed on working clocks")
  func noRules() {
    let reference = CaseBook().state.reference
    #expect(reference.later(Span(1, .workingDays), than: instant("2026-03-02 09:00")) == nil)
    #expect(
      reference.later(Span(1, .hours), than: instant("2026-03-02 09:00"))
        == instant("2026-03-02 10:00")
    )
  }

  @Test(
    "n working days after a day are n single working days", arguments: [1, 2, 5, 22, 250, 1000])
  func additive(count: Int) throws {
    let reference = Self.book.state.reference
    let start = instant("2026-02-13 09:00")
    var step = start
    for _ in 0..<count { step = try #require(reference.later(Span(1, .workingDays), than: step)) }
    #expect(reference.later(Span(count, .workingDays), than: start) == step)
  }

  @Test("n working hours are n single working hours", arguments: [1, 7, 8, 35, 300])
  func additiveHours(count: Int) throws {
    let reference = Self.book.state.reference
    let start = instant("2026-02-13 16:45")
    var step = start
    for _ in 0..<count { step = try #require(reference.later(Span(1, .workingHours), than: step)) }
    #expect(reference.later(Span(count, .workingHours), than: start) == step)
  }
}
