import Basics
import CaseModel
import CaseTestSupport
import EventBook
import HomeTestSupport
import Projection
import Testing

@Suite("Escalation by the sweep")
struct EscalationSweepTests {
  private func book(_ escalate: JSONValue, _ timers: JSONValue) -> CaseBook {
    var book = CaseBook.standard(Fixture.rules(timers: timers).setting(["escalate"], escalate))
    book.handleCase()
    return book
  }

  private func escalations(_ book: inout CaseBook, _ now: String) -> [String] {
    let (appended, conflicts) = sweep(&book, at: instant(now))
    #expect(conflicts == [])
    return appended.filter { $0.type == "case.escalated" }.map(\.notice)
  }

  @Test("once per rule and run; the leg that it opens is not swept again at the same time")
  func perRun() {
    var book = book([["on": "handle.red"]], ["handle": ["limit": "1d", "red": "2d"]])
    #expect(escalations(&book, "2026-03-04 09:00") == [])
    #expect(escalations(&book, "2026-03-04 09:00:01") == ["escalate timer community"])
    #expect(escalations(&book, "2026-03-04 09:00:01") == [])
    #expect(book.holder("C-1") == "s/c")
    // The new leg is a new run.
    #expect(escalations(&book, "2026-03-06 09:00:01") == [])
    #expect(escalations(&book, "2026-03-06 09:00:02") == ["escalate timer street"])
    // Not beyond the top.
    #expect(escalations(&book, "2026-05-06 09:00:02") == [])
  }

  @Test(
    "the limit's rule and the red line's each fire once a run, in whatever order they are written",
    arguments: [
      [["on": "resolve.limit"], ["on": "resolve.red"]],
      [["on": "resolve.red"], ["on": "resolve.limit"]],
    ] as [JSONValue])
  func twoRules(rules: JSONValue) {
    var book = book(rules, ["resolve": ["limit": "1d", "red": "3d"]])
    #expect(escalations(&book, "2026-03-03 10:00") == ["escalate timer community"])
    #expect(escalations(&book, "2026-03-04 10:00") == [])
    #expect(escalations(&book, "2026-03-05 10:00") == ["escalate timer street"])
  }

  @Test(
    "at most one a case and sweep, though two rules ask for it",
    arguments: [
      [["on": "resolve.limit"], ["on": "resolve.red"]],
      [["on": "resolve.red"], ["on": "resolve.limit"]],
    ] as [JSONValue])
  func atMostOne(rules: JSONValue) {
    var book = book(rules, ["resolve": ["limit": "1d", "red": "3d"]])
    #expect(escalations(&book, "2026-03-20 10:00").count == 1)
    #expect(escalations(&book, "2026-03-20 10:00") == [])
    #expect(escalations(&book, "2026-03-20 10:01").count == 1)
    #expect(escalations(&book, "2026-03-20 10:02") == [])
  }

  @Test("a rule that later rules add fires once too, beside the one that fired before")
  func addedRule() {
    var book = book([["on": "resolve.red"]], ["resolve": ["limit": "1d", "red": "3d"]])
    #expect(escalations(&book, "2026-03-06 10:00") == ["escalate timer community"])
    let rules = Fixture.rules(timers: ["resolve": ["limit": "1d", "red": "3d"]])
      .setting(["escalate"], [["on": "resolve.limit"], ["on": "resolve.red"]])
    book.adopt(rules, effective: "2026-03-07 00:00", scope: "open", at: "2026-03-07 00:00")
    #expect(escalations(&book, "2026-03-07 10:00") == ["escalate timer street"])
    #expect(escalations(&book, "2026-03-08 10:00") == [])
  }

  @Test("only from accepted, dispatched or handling")
  func statuses() {
    for (status, fires) in [("suspended", false), ("resolved", false), ("handling", true)] {
      var book = CaseBook.standard(
        Fixture.rules(timers: ["contact": ["limit": "1d"]]).setting(
          ["escalate"], [["on": "contact.limit"]]))
      book.handleCase()
      if status == "suspended" {
        book.record("case.suspended", "C-1", at: "2026-03-02 09:00", ["reason": "works"])
      }
      if status == "resolved" { book.resolve() }
      #expect(!escalations(&book, "2026-03-20 10:00").isEmpty == fires, "\(status)")
    }
  }

  @Test("returns and rework ask once per case and tier, at the count and beyond")
  func counts() {
    var book = book([["on": "returns", "count": 1], ["on": "rework", "count": 1]], [:])
    #expect(escalations(&book, "2026-03-02 10:00") == [])
    book.act("return.requested")
    book.act("return.approved", by: "s/c/g")
    #expect(escalations(&book, "2026-03-02 11:00") == ["escalate returns community"])
    #expect(escalations(&book, "2026-03-02 11:00") == [])
    var rework = self.book([["on": "rework", "count": 1]], [:])
    rework.resolve()
    rework.reopen()
    #expect(escalations(&rework, "2026-03-02 11:00") == ["escalate rework community"])
  }

  @Test("a case that a history took down again asks no second time at a tier")
  func downAgain() {
    var book = book([["on": "returns", "count": 1]], [:])
    book.act("return.requested")
    book.act("return.approved", by: "s/c/g")
    #expect(escalations(&book, "2026-03-02 11:00") == ["escalate returns community"])
    book.record(
      "case.escalated", "C-1", at: "2026-03-02 12:00",
      ["from": "community", "to": "grid", "cause": "order"])
    #expect(book.tier("C-1") == "grid")
    #expect(escalations(&book, "2026-03-02 13:00") == [])
  }

  @Test("a skip of the rules is taken and marked")
  func skip() {
    var book = CaseBook.standard(Fixture.rules.setting(["escalate"], [["on": "contact.limit"]]))
    book.register(matter: "gas", urgency: "emergency")
    book.accept()
    let event = sweep(&book, at: instant("2026-03-04 09:00")).appended.last
    #expect(event?.notice == "escalate timer street")
    #expect(event?.data["skip"] == true)
    #expect(book.holder("C-1") == "s")
  }

  @Test(
    "a leg that reminds from its start is not urged in the sweep that opened it, nor in its repetition"
  )
  func remindAtStart() {
    var book = book(
      [["on": "handle.red"]], ["handle": ["remind": "0d", "limit": "1d", "red": "2d"]])
    let now = instant("2026-03-05 09:00")
    #expect(sweep(&book, at: now).appended.last?.notice == "escalate timer community")
    #expect(sweep(&book, at: now).appended.map(\.notice) == [])
  }
}
