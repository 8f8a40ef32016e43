import Basics
import CaseModel
import CaseTestSupport
import Testing

/// Where a desk opens at nine, a run that starts outside its hours is computed on working days from
/// the next opening (SPEC §6, `"start":"opening"`).
@Suite("Runs that start outside working hours")
struct OpeningTests {
  private static func rules(_ limits: JSONValue = ["limit": "1wd"]) -> JSONValue {
    Fixture.rules("resolve", limits).setting(["calendar", "start"], "opening")
  }

  private static func due(
    at start: String, _ rules: JSONValue = rules(), calendar: JSONObject? = nil
  ) -> String? {
    var book = CaseBook.standard(rules)
    if let calendar { book.adoptCalendar(calendar) }
    book.register(at: start)
    book.accept(at: start)
    return local(book.row("C-1", .resolve, now: start)?.due)
  }

  @Test(
    "from the opening, however the start lies",
    arguments: [
      // The examples of SPEC §6.
      ("2026-09-02 20:00", "2026-09-04 09:00"), ("2026-09-05 10:00", "2026-09-08 09:00"),
      // Within the hours, at their first instant, and before they begin.
      ("2026-09-02 10:15", "2026-09-03 10:15"), ("2026-09-02 09:00", "2026-09-03 09:00"),
      ("2026-09-02 07:00", "2026-09-03 09:00"),
      // A stretch holds its beginning, not its end.
      ("2026-09-02 12:00", "2026-09-03 13:30"), ("2026-09-02 13:30", "2026-09-03 13:30"),
      ("2026-09-02 17:30", "2026-09-04 09:00"),
      // A make-up day is open, a holiday is not.
      ("2026-10-10 10:00", "2026-10-12 10:00"), ("2026-10-01 10:00", "2026-10-09 09:00"),
    ])
  func opening(start: String, due: String) { #expect(Self.due(at: start) == due) }

  @Test("nothing else moves: no other clock, no other start; 0wd is the opening")
  func others() {
    #expect(Self.due(at: "2026-09-02 20:00", Self.rules(["limit": "8wh"])) == "2026-09-04 10:00")
    #expect(Self.due(at: "2026-09-02 20:00", Self.rules(["limit": "1d"])) == "2026-09-03 20:00")
    #expect(Self.due(at: "2026-09-02 20:00", Self.rules(["limit": "0wd"])) == "2026-09-03 09:00")
    #expect(
      Self.due(at: "2026-09-02 20:00", Fixture.rules("resolve", ["limit": "1wd"]))
        == "2026-09-03 20:00")
    var book = CaseBook.standard(Self.rules())
    book.register(at: "2026-09-02 20:00")
    book.accept(at: "2026-09-02 20:00", ["due": .string(rfc3339("2026-09-03 20:00"))])
    let row = book.row("C-1", .resolve, now: "2026-09-02 21:00")
    #expect(local(row?.due) == "2026-09-03 20:00")
    #expect(local(row?.start) == "2026-09-02 20:00")
  }

  @Test("half days open and close as they say")
  func halfDay() {
    var calendar = Fixture.calendar2026
    calendar["hours"] = ["2026-09-03": ["10:00-12:00"]]
    #expect(Self.due(at: "2026-09-02 20:00", calendar: calendar) == "2026-09-04 10:00")
    #expect(Self.due(at: "2026-09-03 13:30", calendar: calendar) == "2026-09-07 09:00")
  }

  @Test("a pause counts from the opening on")
  func pause() {
    var book = CaseBook.standard(Self.rules())
    // Saturday; paused from Saturday to Monday, which is the opening's own day.
    book.register(at: "2026-09-05 10:00")
    book.accept(at: "2026-09-05 10:00")
    book.record("case.suspended", "C-1", at: "2026-09-05 11:00", ["reason": "works"])
    book.record("case.resumed", "C-1", at: "2026-09-07 15:00", ["reason": "works"])
    #expect(local(book.row("C-1", .resolve, now: "2026-09-07 16:00")?.due) == "2026-09-08 09:00")
    book.record("case.suspended", "C-1", at: "2026-09-07 16:00", ["reason": "works"])
    book.record("case.resumed", "C-1", at: "2026-09-08 08:00", ["reason": "works"])
    #expect(local(book.row("C-1", .resolve, now: "2026-09-08 08:30")?.due) == "2026-09-09 09:00")
  }

  @Test("an opening that needs a year without a calendar is provisional")
  func provisional() {
    var book = CaseBook()
    book.registerUnits()
    book.adoptCalendar(Fixture.plainCalendar(2027))
    book.adopt(Self.rules())
    book.register(at: "2026-12-31 20:00")
    book.accept(at: "2026-12-31 20:00")
    let row = book.row("C-1", .resolve, now: "2026-12-31 21:00")
    #expect(local(row?.due) == "2027-01-04 09:00" && row?.isProvisional == true)
  }
}
