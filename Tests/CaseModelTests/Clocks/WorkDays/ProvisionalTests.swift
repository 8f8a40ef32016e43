import Basics
import CaseModel
import CaseTestSupport
import Testing

@Suite("Years without a calendar")
struct ProvisionalTests {
  private func row(
    _ limits: JSONValue, start: String, now: String? = nil, calendars: [JSONObject]
  ) -> TimerRow? {
    var book = CaseBook()
    book.registerUnits()
    book.adopt(Fixture.rules("handle", limits))
    for calendar in calendars { book.adoptCalendar(calendar) }
    book.register(at: start)
    book.accept(at: start)
    return book.row("C-1", .handle, now: now ?? start)
  }

  @Test(
    "a computation is provisional where a date that it needs lies in an unknown year",
    arguments: [
      // wd needs the dates after the start up to the result.
      (#"{"limit":"1wd"}"#, "2025-12-31 10:00", false),
      (#"{"limit":"1wd"}"#, "2026-12-30 10:00", false),
      (#"{"limit":"1wd"}"#, "2026-12-31 10:00", true),
      (#"{"limit":"0wd"}"#, "2027-01-05 10:00", false),
      // wh from the start's date to the result's.
      (#"{"limit":"1wh"}"#, "2025-12-31 16:00", true),
      (#"{"limit":"1wh"}"#, "2026-12-31 16:00", false),
      (#"{"limit":"2wh"}"#, "2026-12-31 16:00", true),
      (#"{"limit":"1wh"}"#, "2025-12-31 18:00", true),
      (#"{"limit":"0wh"}"#, "2027-01-05 10:00", false),
      // Elapsed time needs no date; any of the three instants marks the row.
      (#"{"limit":"400d"}"#, "2026-03-02 10:00", false),
      (#"{"limit":"1wd","red":"2wd"}"#, "2026-12-30 10:00", true),
      (#"{"remind":"1d","limit":"2d","red":"3d"}"#, "2027-03-02 10:00", false),
    ])
  func marks(limits: String, start: String, isProvisional: Bool) throws {
    let row = row(.parsed(limits), start: start, calendars: [Fixture.calendar2026])
    #expect(try #require(row).isProvisional == isProvisional)
  }

  @Test("an unknown year follows the week alone")
  func weekAlone() {
    let row = row(["limit": "1wd"], start: "2026-09-30 10:00", calendars: [])
    #expect(local(row?.due) == "2026-10-01 10:00")
    #expect(row?.isProvisional == true)
  }

  @Test("a calendar of another name is none")
  func otherName() {
    let row = row(
      ["limit": "1wd"], start: "2026-09-30 10:00", calendars: [Fixture.plainCalendar(2026, "us")])
    #expect(row?.isProvisional == true)
  }

  @Test("make-up days win over holidays")
  func makeUpWins() {
    let both: JSONObject = [
      "calendar": "cn", "year": 2026, "holidays": ["2026-03-03"], "workdays": ["2026-03-03"],
    ]
    let row = row(["limit": "1wd"], start: "2026-03-02 10:00", calendars: [both])
    #expect(local(row?.due) == "2026-03-03 10:00")
  }

  @Test("a timer that stopped before the year's calendar came keeps its computation and its mark")
  func stoppedBefore() {
    var book = CaseBook()
    book.registerUnits()
    book.adopt(Fixture.rules("handle", ["limit": "1wd"]))
    book.register(at: "2026-09-30 10:00")
    book.accept(at: "2026-09-30 10:00")
    book.resolve(by: "s/c/g", at: "2026-09-30 12:00")
    book.adoptCalendar(at: "2026-10-05 00:00")
    let row = book.row("C-1", .handle, now: "2026-12-01 00:00")
    #expect(local(row?.due) == "2026-10-01 10:00")
    #expect(row?.isProvisional == true)
  }

  @Test("the mark stands on a hand-set due only where an extension or a pause needed the year")
  func handSet() {
    var book = CaseBook()
    book.registerUnits()
    book.adopt(Fixture.rules)
    book.register()
    book.accept(at: "2026-03-02 09:00", ["due": .string(rfc3339("2026-03-20 09:00"))])
    #expect(book.row("C-1", .resolve, now: "2026-03-02 10:00")?.isProvisional == true)  // red
    book.adopt(Fixture.rules("resolve", ["limit": "15wd"]), effective: "2026-01-01 00:00")
    #expect(book.row("C-1", .resolve, now: "2026-03-02 10:00")?.isProvisional == false)
  }
}
