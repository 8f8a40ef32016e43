import Basics
import CaseModel
import CaseTestSupport
import Testing

@Suite("A timer's state")
struct TimerStateTests {
  /// `contact` runs from Monday 09:00 for 24 h.
  @Test(
    "at the very instant due it is still in time",
    arguments: [
      ("2026-03-03 08:59:59", "running"), ("2026-03-03 09:00", "running"),
      ("2026-03-03 09:00:00.000001", "overdue"), ("2026-03-04 09:00", "overdue"),
      ("2026-02-01 09:00", "running"),
    ])
  func running(now: String, state: String) {
    var book = CaseBook.standard()
    book.register()
    book.accept()
    #expect(book.row("C-1", .contact, now: now)?.state.rawValue == state)
  }

  @Test(
    "stopped at or before due is met, after it late",
    arguments: [
      ("2026-03-03 08:59:59", "met"), ("2026-03-03 09:00", "met"), ("2026-03-03 09:00:01", "late"),
      ("2026-03-01 09:00", "met"),
    ])
  func stopped(stop: String, state: String) {
    var book = CaseBook.standard()
    book.register()
    book.accept()
    book.record("case.contacted", "C-1", at: stop)
    #expect(book.row("C-1", .contact, now: "2026-03-02 10:00")?.state.rawValue == state)
  }

  @Test(
    "cut off at or before due is void, after it late; the stop is the instant of the cut",
    arguments: [
      ("2026-03-03 08:59:59", "void"), ("2026-03-03 09:00", "void"),
      ("2026-03-03 09:00:01", "late"),
    ])
  func cut(stop: String, state: String) {
    var book = CaseBook.standard()
    book.register()
    book.accept()
    book.record("case.withdrawn", "C-1", at: stop)
    let row = book.row("C-1", .contact, now: "2026-03-10 10:00")
    #expect(row?.state.rawValue == state)
    #expect(row?.stop == instant(stop))
  }

  @Test("a stop before the start is met even where the due time lies before it")
  func stopBeforeStart() {
    var book = CaseBook.standard()
    book.register()
    book.accept(at: "2026-03-02 12:00", ["due": .string(rfc3339("2026-03-02 10:00"))])
    book.resolve(by: "s/c/g", at: "2026-03-02 11:00")
    #expect(book.row("C-1", .resolve, now: "2026-03-10 10:00")?.state == .met)
  }

  @Test(
    "the unit of resolve, contact and follow is the holder now, and from the stop on the one then")
  func holder() {
    var book = CaseBook.standard()
    book.handleCase()
    func unit(_ timer: Timer) -> String? {
      book.row("C-1", timer, now: "2026-03-02 10:00").flatMap { book.text($0.unit) }
    }
    #expect(unit(.resolve) == "dept/housing")
    book.dispatch(to: "dept/water")
    #expect(unit(.resolve) == "dept/water")
    book.resolve(by: "dept/water")
    #expect(unit(.follow) == "dept/water")
    book.reopen()
    book.dispatch(to: "co/heat")
    #expect(unit(.resolve) == "dept/water")
    #expect(unit(.follow) == "dept/water")
    #expect(unit(.contact) == "co/heat")
  }
}
