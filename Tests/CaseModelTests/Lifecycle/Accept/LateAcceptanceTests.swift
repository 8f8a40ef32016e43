import Basics
import CaseModel
import CaseTestSupport
import Testing

@Suite("Acceptance out of order")
struct LateAcceptanceTests {
  @Test("past registered it starts resolve and contact and leaves status, holder and leg")
  func late() {
    var book = CaseBook.standard()
    book.register()
    book.dispatch(at: "2026-03-02 10:00")
    #expect(book.accept(at: "2026-03-02 11:00") == "status")
    #expect(book.status("C-1") == "dispatched")
    #expect(book.holder("C-1") == "dept/housing")
    #expect(book["C-1"].legs == 1)
    let rows = book.rows("C-1", now: "2026-03-02 12:00").map {
      "\($0.timer.rawValue) \(local($0.start) ?? "") \(local($0.stop) ?? "–")"
    }
    #expect(
      rows == [
        "accept 2026-03-02 09:00 2026-03-02 11:00", "sign 2026-03-02 10:00 –",
        "contact 2026-03-02 11:00 –", "handle 2026-03-02 10:00 –", "resolve 2026-03-02 11:00 –",
      ])
    // A second one does nothing.
    let facts = StatusGridTests.facts(book["C-1"])
    book.accept(at: "2026-03-02 12:00", ["tier": "street"])
    #expect(StatusGridTests.facts(book["C-1"]) == facts)
  }

  @Test("on a suspended registered case it changes what the case resumes to")
  func suspended() {
    var book = CaseBook.standard()
    book.register()
    book.record("case.suspended", "C-1", at: "2026-03-02 10:00", ["reason": "works"])
    book.accept(at: "2026-03-02 11:00")
    #expect(book.status("C-1") == "suspended")
    book.record("case.resumed", "C-1", at: "2026-03-02 12:00", ["reason": "works"])
    #expect(book.status("C-1") == "accepted")
    #expect(book.holder("C-1") == "s/c/g")
  }

  @Test("a contact recorded earlier stops the new run at once")
  func contact() {
    var book = CaseBook.standard()
    book.register()
    book.dispatch()
    book.record("case.contacted", "C-1", at: "2026-03-02 09:10")
    book.accept(at: "2026-03-02 11:00")
    #expect(book.row("C-1", .contact, now: "2026-03-02 12:00")?.state == .met)
  }

  @Test("an escalated case keeps its tier when it is accepted afterwards")
  func tier() {
    var book = CaseBook.standard()
    book.register()
    book.record(
      "case.escalated", "C-1", at: "2026-03-02 10:00",
      ["from": "building", "to": "community", "cause": "order"])
    book.accept(at: "2026-03-02 11:00")
    #expect(book.tier("C-1") == "community")
    #expect(book.holder("C-1") == "s/c")
  }
}
