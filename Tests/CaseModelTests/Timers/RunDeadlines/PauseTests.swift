import Basics
import CaseModel
import CaseTestSupport
import Testing

@Suite("Pauses")
struct PauseTests {
  /// A case accepted on Monday 2026-03-02 at 09:00 whose `handle` has these limits, with pauses.
  private func book(_ limits: JSONValue, _ pauses: [(String, String?)]) -> CaseBook {
    var rules = Fixture.rules(meeting: .parsed(#"{"every":"day","at":"10:00"}"#))
    rules = rules.setting(["classes", "normal", "timers", "handle"], limits)
    var book = CaseBook.standard(rules)
    book.register()
    book.accept()
    for (start, end) in pauses {
      book.record("case.suspended", "C-1", at: start, ["reason": "works"])
      if let end { book.record("case.resumed", "C-1", at: end, ["reason": "works"]) }
    }
    return book
  }

  @Test(
    "a pause adds what it overlaps of the clock",
    arguments: [
      // Elapsed: its length.
      ("2d", "2026-03-02 10:00", "2026-03-02 13:00", "2026-03-04 12:00"),
      ("2d", "2026-03-06 10:00", "2026-03-06 13:00", "2026-03-04 09:00"),
      // wh: working time only; lunch and nights do not count.
      ("8wh", "2026-03-02 11:00", "2026-03-02 14:00", "2026-03-03 11:30"),
      ("8wh", "2026-03-02 12:00", "2026-03-02 13:30", "2026-03-03 10:00"),
      ("8wh", "2026-03-02 18:00", "2026-03-03 09:00", "2026-03-03 10:00"),
      // wd: the working days D with date(start) < D ≤ date(end).
      ("5wd", "2026-03-02 10:00", "2026-03-02 17:00", "2026-03-09 09:00"),
      ("5wd", "2026-03-02 23:59", "2026-03-03 00:01", "2026-03-10 09:00"),
      ("5wd", "2026-03-03 10:00", "2026-03-05 09:00", "2026-03-11 09:00"),
      ("5wd", "2026-03-06 10:00", "2026-03-08 23:00", "2026-03-09 09:00"),
      ("5wd", "2026-03-06 10:00", "2026-03-09 00:00", "2026-03-10 09:00"),
      // mtg: sessions within it do not count, its start included and its end not.
      ("2mtg", "2026-03-02 09:30", "2026-03-02 10:30", "2026-03-04 10:00"),
      ("2mtg", "2026-03-02 10:00", "2026-03-02 10:30", "2026-03-04 10:00"),
      ("2mtg", "2026-03-02 09:30", "2026-03-02 10:00", "2026-03-03 10:00"),
      ("2mtg", "2026-03-02 10:30", "2026-03-03 09:00", "2026-03-03 10:00"),
    ])
  func added(limit: String, start: String, end: String, due: String) {
    let book = book(["limit": .string(limit)], [(start, end)])
    #expect(local(book.row("C-1", .handle, now: "2026-03-02 09:00")?.due) == due)
  }

  @Test(
    "a pause that begins after an instant no longer moves it, one at the very instant does",
    arguments: [
      ("2026-03-03 09:00", "2026-03-03 12:00"), ("2026-03-03 09:00:01", "2026-03-03 09:00"),
    ])
  func afterTheInstant(start: String, due: String) {
    let book = book(["limit": "24h"], [(start, rfc3339Later(start))])
    #expect(local(book.row("C-1", .handle, now: "2026-03-10 09:00")?.due) == due)
  }

  private func rfc3339Later(_ start: String) -> String {
    Fixture.shanghai.format(
      instant(start).advanced(byMicroseconds: 3 * Timestamp.microsecondsPerHour))
  }

  @Test("each instant for itself: what was reached before the pause stays")
  func eachForItself() {
    let book = book(
      ["remind": "1d", "limit": "2d", "red": "4d"], [("2026-03-03 21:00", "2026-03-04 21:00")])
    let row = book.row("C-1", .handle, now: "2026-03-05 00:00")
    #expect(local(row?.remind) == "2026-03-03 09:00")
    #expect(local(row?.due) == "2026-03-05 09:00")
    #expect(local(row?.red) == "2026-03-07 09:00")
  }

  @Test("an instant moved by one pause is moved by the next, if that begins before it")
  func chain() {
    // Due 03-03 09:00; the first pause moves it to 03-04 09:00, before which the second begins.
    let book = book(
      ["limit": "24h"],
      [("2026-03-02 12:00", "2026-03-03 12:00"), ("2026-03-03 18:00", "2026-03-03 20:00")])
    #expect(local(book.row("C-1", .handle, now: "2026-03-05 00:00")?.due) == "2026-03-04 11:00")
  }

  @Test("overlapping pauses are united and cut to the run")
  func united() {
    // Late records: the second pause begins within the first, the third before the run.
    let book = book(
      ["limit": "24h"],
      [
        ("2026-03-02 12:00", "2026-03-02 15:00"), ("2026-03-02 14:00", "2026-03-02 16:00"),
        ("2026-03-01 09:00", "2026-03-02 10:00"), ("2026-03-02 20:00", "2026-03-02 19:00"),
      ])
    #expect(local(book.row("C-1", .handle, now: "2026-03-05 00:00")?.due) == "2026-03-03 14:00")
  }

  @Test("a pause is cut at the stop of the run")
  func cutAtStop() {
    var book = book(["limit": "24h"], [("2026-03-02 12:00", nil)])
    book.resolve(by: "s/c/g", at: "2026-03-02 18:00")
    #expect(local(book.row("C-1", .handle, now: "2026-03-05 00:00")?.due) == "2026-03-03 15:00")
    #expect(book.row("C-1", .handle, now: "2026-03-05 00:00")?.state == .met)
  }

  @Test("while a pause runs, what was not reached before it is null and the state is paused")
  func running() {
    let book = book(["remind": "1d", "limit": "2d", "red": "4d"], [("2026-03-03 21:00", nil)])
    let row = book.row("C-1", .handle, now: "2026-03-20 09:00")
    #expect(row?.state == .paused)
    #expect(local(row?.remind) == "2026-03-03 09:00")
    #expect(row?.due == nil)
    #expect(row?.red == nil)
  }

  @Test("what is overdue stays overdue in a pause: suspension heals no breach")
  func overdue() {
    let book = book(["limit": "1d", "red": "9d"], [("2026-03-04 09:00", nil)])
    let row = book.row("C-1", .handle, now: "2026-03-20 09:00")
    #expect(row?.state == .overdue)
    #expect(local(row?.due) == "2026-03-03 09:00")
    #expect(row?.red == nil)
    #expect(book.row("C-1", .handle, now: "2026-03-03 09:00")?.state == .paused)
  }

  @Test("only handle and resolve stand while the case is suspended")
  func otherTimers() {
    var book = CaseBook.standard()
    book.handleCase()
    book.dispatch(to: "dept/water")
    book.record("case.suspended", "C-1", at: "2026-03-02 09:00", ["reason": "works"])
    let states = book.rows("C-1", now: "2026-03-02 10:00").filter { $0.stop == nil }
      .map { "\($0.timer.rawValue) \($0.state.rawValue)" }
    #expect(states == ["sign running", "contact running", "handle paused", "resolve paused"])
  }

  @Test("a running pause makes sessions null that lie in it, not those before it")
  func meetings() {
    let book = book(["remind": "1mtg", "limit": "2mtg"], [("2026-03-02 12:00", nil)])
    let row = book.row("C-1", .handle, now: "2026-03-20 09:00")
    #expect(local(row?.remind) == "2026-03-02 10:00")
    #expect(row?.due == nil)
    #expect(row?.state == .paused)
  }

  @Test("a pause of an earlier leg does not move a later one, but moves resolve")
  func legs() {
    var book = book(["limit": "24h"], [("2026-03-02 10:00", "2026-03-02 12:00")])
    book.dispatch(at: "2026-03-02 13:00")
    #expect(book.timer("C-1", .handle, 2, now: "2026-03-02 13:00") == "running 2026-03-03 13:00")
  }

  @Test("a holiday inside a pause counts for no clock of working days")
  func holidays() {
    var book = CaseBook.standard()
    book.register(at: "2026-09-28 09:00")
    book.accept(at: "2026-09-28 09:00")
    book.record("case.suspended", "C-1", at: "2026-09-30 10:00", ["reason": "works"])
    book.record("case.resumed", "C-1", at: "2026-10-08 08:00", ["reason": "works"])
    // 5wd from 09-28: 29, 30, 10-08, 10-09, 10-10 (make-up); the pause takes 10-08 alone.
    #expect(book.timer("C-1", .handle, now: "2026-10-08 09:00") == "running 2026-10-12 09:00")
  }
}
