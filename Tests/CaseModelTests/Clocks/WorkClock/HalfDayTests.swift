import Basics
import CaseModel
import CaseTestSupport
import Testing

@Suite("Half days, and working minutes")
struct HalfDayTests {
  private static func due(
    _ limit: String, from start: String, hours: JSONValue
  ) -> (due: String?, violation: String?) {
    var book = CaseBook.standard(Fixture.rules("resolve", ["limit": .string(limit)]))
    var calendar = Fixture.calendar2026
    calendar["hours"] = hours
    let violation = book.record(
      "calendar.adopted", "calendar", at: "2025-06-01 00:00", by: "s", calendar)
    book.register(at: start)
    book.accept(at: start)
    return (local(book.row("C-1", .resolve, now: start)?.due), violation)
  }

  @Test("its hours stand instead of the ruleset's; on working days it is a whole day")
  func hours() {
    let hours: JSONValue = ["2026-12-31": ["09:00-11:00"]]
    // Two hours of the half day, then the first of Friday, which this calendar has as a working day.
    #expect(Self.due("3wh", from: "2026-12-31 09:00", hours: hours).due == "2027-01-01 10:00")
    #expect(Self.due("1wd", from: "2026-12-30 16:00", hours: hours).due == "2026-12-31 16:00")
    #expect(Self.due("1wd", from: "2026-12-31 16:00", hours: hours).due == "2027-01-01 16:00")
  }

  @Test("it makes no day a working day")
  func weekend() {
    let found = Self.due("1wh", from: "2026-09-05 09:00", hours: ["2026-09-05": ["09:00-12:00"]])
    #expect(found.due == "2026-09-07 10:00" && found.violation == nil)
  }

  @Test(
    "what is odd has its effect in the book: no hours at all, overlaps, a holiday",
    arguments: [
      (#"{"2026-09-03":[]}"#, "2026-09-04 12:00"),
      (#"{"2026-09-03":["09:00-10:00","09:30-11:00"]}"#, "2026-09-04 10:00"),
      (#"{"2026-10-01":["09:00-12:00"]}"#, "2026-09-03 12:00"),
    ])
  func odd(hours: String, due: String) {
    // Four hours from Wednesday at half past four: one of them on that day.
    let found = Self.due("4wh", from: "2026-09-02 16:30", hours: .parsed(hours))
    #expect(found.violation == "value" && found.due == due)
  }

  @Test("what cannot be read is odd and left out")
  func unreadable() {
    for hours in [#"{"2026-09-03":["9-12"]}"#, #"{"2027-09-03":["09:00-12:00"]}"#] {
      let found = Self.due("3wh", from: "2026-09-02 16:30", hours: .parsed(hours))
      #expect(found.violation == "value" && found.due == "2026-09-03 11:00")
    }
  }

  @Test("minutes of work are on the clock of its hours, and are compared with them")
  func minutes() {
    #expect(Self.due("90wm", from: "2026-09-02 11:30", hours: [:]).due == "2026-09-02 14:30")
    #expect(Span("90wm").map { $0.comparable < Span(2, .workingHours).comparable } == true)
    #expect(
      Fixture.faults(Fixture.rules("resolve", ["limit": "90wm", "red": "1wh"])).map(
        \.path.description)
        == ["/classes/normal/timers/resolve/red"])
    #expect(Span("52560000wm") != nil && Span("52560001wm") == nil)
  }
}
