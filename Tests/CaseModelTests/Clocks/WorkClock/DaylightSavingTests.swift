import Basics
import CaseModel
import CaseTestSupport
import Testing

@Suite("Changes of offset")
struct DaylightSavingTests {
  /// New York 2026: 03-08 02:00 → 03:00, 11-01 02:00 → 01:00.
  private func due(_ span: String, _ start: String) -> String? {
    var rules = Fixture.rules.setting(["zone"], "America/New_York")
    rules = rules.setting(["calendar", "week"], ["mon", "tue", "wed", "thu", "fri", "sat", "sun"])
    rules = rules.setting(["calendar", "hours"], ["00:00-24:00"])
    var book = CaseBook()
    book.adopt(rules)
    book.adoptCalendar(Fixture.plainCalendar(2026))
    let due = Span(span).flatMap { book.state.reference.later($0, than: instant(start)) }
    return due.map { book.state.reference.zone(at: $0).format($0) }
  }

  @Test(
    "a local time that is skipped moves forward by the gap, of a repeated one the first counts",
    arguments: [
      ("1wd", "2026-03-07T02:30:00-05:00", "2026-03-08T03:30:00-04:00"),
      ("1wd", "2026-03-07T01:59:00-05:00", "2026-03-08T01:59:00-05:00"),
      ("1wd", "2026-10-31T01:30:00-04:00", "2026-11-01T01:30:00-04:00"),
      ("1wd", "2026-11-01T01:30:00-05:00", "2026-11-02T01:30:00-05:00"),
      ("2wd", "2026-03-07T10:00:00-05:00", "2026-03-09T10:00:00-04:00"),
    ])
  func workingDays(span: String, start: String, due: String) {
    #expect(self.due(span, start) == due)
  }

  @Test(
    "elapsed and working hours go by as they are lived",
    arguments: [
      ("1d", "2026-03-07T10:00:00-05:00", "2026-03-08T11:00:00-04:00"),
      ("24h", "2026-10-31T10:00:00-04:00", "2026-11-01T09:00:00-05:00"),
      ("23wh", "2026-03-08T00:00:00-05:00", "2026-03-09T00:00:00-04:00"),
      ("25wh", "2026-11-01T00:00:00-04:00", "2026-11-02T00:00:00-05:00"),
    ])
  func hours(span: String, start: String, due: String) {
    #expect(self.due(span, start) == due)
  }
}
