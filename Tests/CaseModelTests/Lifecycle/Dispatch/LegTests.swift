import Basics
import CaseModel
import CaseTestSupport
import Testing

@Suite("Legs, returns and rounds")
struct LegTests {
  @Test("a return goes back to the unit that held before the dispatch, and starts no leg")
  func returned() {
    var book = CaseBook.standard()
    book.handleCase()
    #expect(book.act("return.requested") == nil)
    #expect(book.act("return.approved", by: "s/c/g") == nil)
    #expect(book.holder("C-1") == "s/c/g")
    #expect(book.status("C-1") == "accepted")
    #expect(book["C-1"].returns == 1)
    #expect(!book["C-1"].hasLeg)
    #expect(book["C-1"].legs == 2)
    // There is nothing to go back to now, and nothing is counted.
    #expect(book.act("return.approved", by: "s/c/g") == "nothing-pending")
    #expect(book["C-1"].returns == 1)
    #expect(book.status("C-1") == "accepted")
  }

  @Test("the first receiver stays, whoever has the case since")
  func firstReceiver() {
    var book = CaseBook.standard()
    #expect(book["C-1"].firstReceiver.isNone)
    book.handleCase()
    func receiver() -> String? { book.text(book["C-1"].firstReceiver) }
    #expect(receiver() == "s/c/g")
    #expect(book.holder("C-1") == "dept/housing")
    book.act("return.requested")
    book.act("return.approved", by: "s/c/g")
    book.record(
      "case.escalated", "C-1", at: "2026-03-02 09:00",
      ["from": "grid", "to": "community", "cause": "order"])
    book.dispatch(to: "dept/water", by: "s/c")
    #expect(book.holder("C-1") == "dept/water")
    #expect(receiver() == "s/c/g")
  }

  @Test("a chain of dispatches is returned one step only")
  func chain() {
    var book = CaseBook.standard()
    book.handleCase()
    book.dispatch(to: "dept/water", by: "dept/housing")
    book.act("return.requested", by: "dept/water")
    book.act("return.approved", by: "dept/housing")
    #expect(book.holder("C-1") == "dept/housing")
    #expect(book.act("return.approved", by: "dept/housing") != nil)
    #expect(book.holder("C-1") == "dept/housing")
    #expect(book["C-1"].returns == 1)
  }

  @Test("an escalation leaves no dispatch to go back to")
  func escalated() {
    var book = CaseBook.standard()
    book.handleCase()
    book.record(
      "case.escalated", "C-1", at: "2026-03-02 09:00",
      ["from": "grid", "to": "community", "cause": "order"])
    book.act("return.approved", by: "s/c/g")
    #expect(book.holder("C-1") == "s/c")
    #expect(book["C-1"].returns == 0)
  }

  @Test("after the rules' number of returns the next dispatch is final")
  func finalDispatch() {
    var book = CaseBook.standard()
    book.handleCase()
    for round in 1...2 {
      #expect(book.act("return.requested") == nil, "return \(round)")
      book.act("return.approved", by: "s/c/g")
      book.dispatch()
    }
    #expect(book.act("return.requested") == "final-dispatch")
  }

  @Test("a reopening's leg goes to the holder at resolution and can be returned once more")
  func reopened() {
    var book = CaseBook.standard()
    book.handleCase()
    book.resolve()
    #expect(book.reopen() == nil)
    #expect(book.holder("C-1") == "dept/housing")
    #expect(book["C-1"].round == 2)
    #expect(book["C-1"].legs == 3)
    #expect(book.act("return.requested", at: "2026-03-03 09:00") == nil)
    book.act("return.approved", by: "s/c/g", at: "2026-03-03 10:00")
    #expect(book.holder("C-1") == "s/c/g")
  }

  @Test("a request to return lapses with its leg")
  func requestLapses() {
    var book = CaseBook.standard()
    book.handleCase()
    book.act("return.requested")
    book.dispatch(to: "dept/water")
    #expect(book.act("return.approved", by: "s/c/g") == "nothing-pending")
  }

  @Test("a denial leaves the case where it is and clears the request")
  func denied() {
    var book = CaseBook.standard()
    book.handleCase()
    book.act("return.requested")
    #expect(book.act("return.denied", by: "s/c/g") == nil)
    #expect(book.act("return.denied", by: "s/c/g") == "nothing-pending")
    #expect(book.holder("C-1") == "dept/housing")
    #expect(book["C-1"].returns == 0)
  }

  @Test("the marks of verification and follow-up belong to a round")
  func marks() {
    var book = CaseBook.standard()
    book.handleCase(matter: "heating")
    book.resolve()
    #expect(
      book.violation("case.closed", "C-1", at: "2026-03-02 10:00", ["outcome": "solved"])
        == "verification")
    #expect(
      book.record("case.verified", "C-1", at: "2026-03-02 10:00", by: "s", ["pass": true]) == nil)
    #expect(
      book.violation("case.closed", "C-1", at: "2026-03-02 10:00", ["outcome": "solved"])
        == "follow-up")
    book.record("case.followed", "C-1", at: "2026-03-02 10:00", by: "s", ["reached": true])
    #expect(
      book.violation("case.closed", "C-1", at: "2026-03-02 10:00", ["outcome": "solved"]) == nil)
    book.reopen()
    book.resolve()
    #expect(
      book.violation("case.closed", "C-1", at: "2026-03-02 10:00", ["outcome": "solved"])
        == "verification")
  }

  @Test("assisting units have no leg, whatever is dispatched to them")
  func assist() {
    var book = CaseBook.standard()
    book.register()
    book.accept()
    book.record(
      "case.dispatched", "C-1", at: "2026-03-02 09:00",
      ["to": "dept/housing", "assist": ["dept/water", "co/heat"]])
    #expect(book["C-1"].legs == 2)
    #expect(book.rows("C-1", now: "2026-03-02 10:00").count { $0.timer == .sign } == 1)
  }
}
