import Basics
import CaseModel
import CaseTestSupport
import Testing

@Suite("Suspension")
struct SuspensionTests {
  @Test(
    "it resumes to what it was", arguments: ["accepted", "dispatched", "handling"])
  func resumes(status: String) {
    var book = StatusGridTests.case_(status)
    book.record("case.suspended", "C-1", at: "2026-03-02 10:00", ["reason": "works"])
    book.record("case.resumed", "C-1", at: "2026-03-02 11:00", ["reason": "works"])
    #expect(book.status("C-1") == status)
  }

  @Test(
    "what ends a running pause",
    arguments: [
      ("case.dispatched", "dispatched"), ("case.escalated", "accepted"),
      ("return.approved", "accepted"),
      ("case.resolved", "resolved"), ("case.closed", "closed"), ("case.rejected", "rejected"),
      ("case.merged", "merged"), ("case.withdrawn", "withdrawn"),
    ])
  func ends(type: String, status: String) {
    var book = StatusGridTests.case_("suspended")
    book.record(
      type, "C-1", at: "2026-03-02 11:00", by: "dept/housing",
      StatusGridTests.data(type, unit: "dept/housing"))
    #expect(book.status("C-1") == status)
    #expect(book["C-1"].pauses.map(\.end) == [instant("2026-03-02 11:00")])
  }

  @Test("signing a suspended case changes what it resumes to")
  func signed() {
    var book = StatusGridTests.case_("dispatched")
    book.record("case.suspended", "C-1", at: "2026-03-02 10:00", ["reason": "works"])
    book.act("case.signed", at: "2026-03-02 10:30")
    #expect(book.status("C-1") == "suspended")
    book.record("case.resumed", "C-1", at: "2026-03-02 11:00", ["reason": "works"])
    #expect(book.status("C-1") == "handling")
  }

  @Test("a second suspension and a resumption of what is not suspended do nothing")
  func doubled() {
    var book = StatusGridTests.case_("suspended")
    var facts = StatusGridTests.facts(book["C-1"])
    book.record("case.suspended", "C-1", at: "2026-03-02 12:00", ["reason": "works"])
    #expect(StatusGridTests.facts(book["C-1"]) == facts)
    book.record("case.resumed", "C-1", at: "2026-03-02 13:00", ["reason": "works"])
    facts = StatusGridTests.facts(book["C-1"])
    book.record("case.resumed", "C-1", at: "2026-03-02 14:00", ["reason": "works"])
    #expect(StatusGridTests.facts(book["C-1"]) == facts)
  }
}
