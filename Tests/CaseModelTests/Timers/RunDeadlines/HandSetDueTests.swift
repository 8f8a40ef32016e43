import Basics
import CaseModel
import CaseTestSupport
import Testing

@Suite("Due times set by hand")
struct HandSetDueTests {
  private func book(_ limits: JSONValue, due: String = "2026-03-04 09:00") -> CaseBook {
    var book = CaseBook.standard(Fixture.rules("handle", limits))
    book.register()
    book.accept()
    book.record(
      "case.dispatched", "C-1", at: "2026-03-02 09:00",
      ["to": "dept/housing", "due": .string(rfc3339(due))])
    return book
  }

  @Test(
    "there is no remind, and red comes by the difference in one unit, else not",
    arguments: [
      (#"{"remind":"4wd","limit":"5wd","red":"10wd"}"#, "2026-03-11 09:00"),
      (#"{"limit":"1d","red":"4d"}"#, "2026-03-07 09:00"), (#"{"limit":"1d","red":"96h"}"#, nil),
      (#"{"limit":"2wh","red":"5wh"}"#, "2026-03-04 12:00"), (#"{"limit":"5wd"}"#, nil),
      (#"{"limit":"3d","red":"3d"}"#, "2026-03-04 09:00"),
    ] as [(String, String?)])
  func red(limits: String, red: String?) {
    let row = book(.parsed(limits)).row("C-1", .handle, 2, now: "2026-03-02 10:00")
    #expect(local(row?.due) == "2026-03-04 09:00")
    #expect(row?.remind == nil)
    #expect(local(row?.red) == red)
  }

  @Test(
    "extensions and pauses move it on the limit's clock",
    arguments: [
      (#"{"limit":"5wd"}"#, "2026-03-05 09:00"), (#"{"limit":"5d"}"#, "2026-03-04 23:00"),
      (#"{"limit":"5wh"}"#, "2026-03-04 15:30"),
    ])
  func pauses(limits: String, due: String) {
    var book = book(.parsed(limits))
    book.record("case.suspended", "C-1", at: "2026-03-02 18:00", ["reason": "works"])
    book.record("case.resumed", "C-1", at: "2026-03-03 08:00", ["reason": "works"])
    // 14 h; no working hour; one working day.
    if limits.contains("wh") {
      book.record("case.suspended", "C-1", at: "2026-03-03 09:00", ["reason": "works"])
      book.record("case.resumed", "C-1", at: "2026-03-03 15:00", ["reason": "works"])
      // 4.5 h of work: 03-04 09:00 + 4.5wh.
    }
    let expected = limits.contains("wh") ? "2026-03-04 15:00" : due
    #expect(local(book.row("C-1", .handle, 2, now: "2026-03-03 16:00")?.due) == expected)
  }

  @Test("on the clock of meetings it is moved as elapsed time")
  func meetings() {
    var rules = Fixture.rules(meeting: .parsed(#"{"every":"day","at":"10:00"}"#))
    rules = rules.setting(["classes", "normal", "timers", "resolve"], ["limit": "5mtg"])
    var book = CaseBook.standard(rules)
    book.register()
    book.accept(at: "2026-03-02 09:00", ["due": .string(rfc3339("2026-03-04 09:00"))])
    book.record("case.suspended", "C-1", at: "2026-03-02 10:00", ["reason": "works"])
    book.record("case.resumed", "C-1", at: "2026-03-02 13:00", ["reason": "works"])
    #expect(local(book.row("C-1", .resolve, now: "2026-03-02 14:00")?.due) == "2026-03-04 12:00")
  }

  @Test("the due time of acceptance holds in round 1 only, that of a dispatch for its leg")
  func rounds() {
    var book = CaseBook.standard()
    book.register()
    book.accept(at: "2026-03-02 09:00", ["due": .string(rfc3339("2026-03-04 09:00"))])
    book.dispatch()
    #expect(local(book.row("C-1", .resolve, now: "2026-03-02 10:00")?.due) == "2026-03-04 09:00")
    #expect(local(book.row("C-1", .handle, 2, now: "2026-03-02 10:00")?.due) == "2026-03-09 09:00")
    book.resolve()
    book.reopen()
    #expect(local(book.row("C-1", .resolve, 2, now: "2026-03-02 10:00")?.due) == "2026-03-05 09:00")
  }

  @Test("a due time of a dispatch gives handle a row even without a limit")
  func noLimit() {
    var book = CaseBook.standard(Fixture.rules(timers: ["accept": ["limit": "1wd"]]))
    book.register()
    book.accept()
    book.record(
      "case.dispatched", "C-1", at: "2026-03-02 09:00",
      ["to": "dept/housing", "due": .string(rfc3339("2026-03-04 09:00"))])
    #expect(book.timer("C-1", .handle, 2, now: "2026-03-05 09:00") == "overdue 2026-03-04 09:00")
    #expect(book.row("C-1", .handle, 1, now: "2026-03-05 09:00") == nil)
  }
}
