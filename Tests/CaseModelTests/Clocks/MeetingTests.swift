import Basics
import CaseModel
import CaseTestSupport
import Testing

@Suite("Meetings")
struct MeetingTests {
  @Test(
    "the n-th session lies strictly after the start",
    arguments: [
      (#"{"every":"day","at":"10:00"}"#, 1, "2026-03-02 09:59", "2026-03-02 10:00"),
      (#"{"every":"day","at":"10:00"}"#, 1, "2026-03-02 10:00", "2026-03-03 10:00"),
      (#"{"every":"day","at":"10:00"}"#, 3, "2026-03-02 10:01", "2026-03-05 10:00"),
      (#"{"every":"week","on":"sat","at":"10:00"}"#, 1, "2026-03-02 09:00", "2026-03-07 10:00"),
      (#"{"every":"week","on":"sat","at":"10:00"}"#, 1, "2026-03-07 10:00", "2026-03-14 10:00"),
      // Holidays do not move a session: 10-03 is one.
      (#"{"every":"week","on":"sat","at":"10:00"}"#, 1, "2026-10-01 09:00", "2026-10-03 10:00"),
      (#"{"every":"month","on":"last","at":"19:00"}"#, 1, "2026-02-02 09:00", "2026-02-28 19:00"),
      (#"{"every":"month","on":"last","at":"19:00"}"#, 2, "2026-02-28 19:00", "2026-04-30 19:00"),
      (#"{"every":"month","on":31,"at":"19:00"}"#, 1, "2026-02-02 09:00", "2026-02-28 19:00"),
      (#"{"every":"month","on":31,"at":"19:00"}"#, 2, "2026-02-02 09:00", "2026-03-31 19:00"),
      (#"{"every":"month","on":29,"at":"19:00"}"#, 1, "2024-02-02 09:00", "2024-02-29 19:00"),
      (#"{"every":"month","on":5,"at":"00:00"}"#, 1, "2026-03-05 00:00", "2026-04-05 00:00"),
      (#"{"every":"quarter","on":"last","at":"09:00"}"#, 1, "2026-01-01 09:00", "2026-03-31 09:00"),
      (#"{"every":"quarter","on":15,"at":"09:00"}"#, 2, "2026-03-15 09:00", "2026-09-15 09:00"),
      (#"{"every":"quarter","on":31,"at":"09:00"}"#, 1, "2026-04-01 09:00", "2026-06-30 09:00"),
      (
        #"{"every":"half-year","on":"last","at":"09:00"}"#, 1, "2026-06-30 09:00",
        "2026-12-31 09:00"
      ),
      (#"{"every":"half-year","on":1,"at":"09:00"}"#, 1, "2026-01-01 09:00", "2026-06-01 09:00"),
      (#"{"every":"year","on":"last","at":"09:00"}"#, 1, "2026-12-31 08:59", "2026-12-31 09:00"),
      (#"{"every":"year","on":10,"at":"09:00"}"#, 2, "2026-12-10 09:00", "2028-12-10 09:00"),
    ])
  func sessions(meeting: String, count: Int, start: String, due: String) {
    var rules = Fixture.rules(meeting: .parsed(meeting))
    rules = rules.setting(
      ["classes", "normal", "timers", "handle"], ["limit": .string("\(count)mtg")])
    var book = CaseBook()
    book.registerUnits()
    book.adopt(rules, effective: "2020-01-01 00:00")
    book.register(at: start)
    book.accept(at: start)
    #expect(book.timer("C-1", .handle, now: start) == "running \(due)")
    #expect(book.row("C-1", .handle, now: start)?.isProvisional == false)
  }

  @Test("a session in a skipped hour moves forward, in a repeated one it is the first")
  func offsets() {
    let zone = Fixture.zone("America/New_York") ?? .utc
    let meeting = Meeting(cadence: .daily, microsecondsOfDay: 90 * Timestamp.microsecondsPerMinute)
    let gap = Meeting(cadence: .daily, microsecondsOfDay: 150 * Timestamp.microsecondsPerMinute)
    func session(_ meeting: Meeting, _ start: String) -> String {
      zone.format(meeting.session(after: instant(start), in: zone))
    }
    #expect(session(gap, "2026-03-08T00:00:00-05:00") == "2026-03-08T03:30:00-04:00")
    #expect(session(meeting, "2026-11-01T00:00:00-04:00") == "2026-11-01T01:30:00-04:00")
    #expect(session(meeting, "2026-11-01T01:30:00-04:00") == "2026-11-02T01:30:00-05:00")
  }

  @Test("the meeting is that of the tier at the start of the run")
  func tierAtStart() {
    var rules = Fixture.rules(meeting: .parsed(#"{"every":"day","at":"10:00"}"#))
    rules = rules.setting(["tiers", "community", "meeting", "at"], "11:00")
    rules = rules.setting(["classes", "normal", "timers", "handle"], ["limit": "1mtg"])
    rules = rules.setting(["classes", "normal", "timers", "resolve"], ["limit": "2mtg"])
    var book = CaseBook.standard(rules)
    book.register()
    book.accept()
    book.record(
      "case.escalated", "C-1", at: "2026-03-02 10:30",
      ["from": "grid", "to": "community", "cause": "order"])
    #expect(book.timer("C-1", .handle, 2, now: "2026-03-02 10:30") == "running 2026-03-02 11:00")
    #expect(book.timer("C-1", .resolve, now: "2026-03-02 10:30") == "running 2026-03-03 10:00")
  }
}
