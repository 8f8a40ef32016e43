import Basics
import CaseModel
import CaseTestSupport
import Testing

/// A matter that turns out to be another is corrected in flight (SPEC §3–4, `case.reclassified`).
@Suite("Reclassification")
struct ReclassificationTests {
  private static let now = "2026-03-02 12:00"

  private func reclassify(
    _ book: inout CaseBook, _ data: JSONObject, by unit: String = "dept/housing",
    at time: String = "2026-03-02 10:00"
  ) -> String? {
    var data = data
    data["reason"] = "looked at"
    return book.record("case.reclassified", "C-1", at: time, by: unit, data)
  }

  @Test("open runs take the limits of the new class from their own start, ended ones keep theirs")
  func runs() {
    var book = CaseBook.standard()
    book.handleCase()
    #expect(book.timer("C-1", .handle, 2, now: Self.now) == "running 2026-03-09 09:00")
    #expect(reclassify(&book, ["matter": "heating"]) == nil)
    // Urgent: 8wh of handling, 2d to resolve; no limit to contact, so that the row goes.
    #expect(book.timer("C-1", .handle, 2, now: Self.now) == "running 2026-03-03 10:00")
    #expect(book.timer("C-1", .resolve, now: Self.now) == "running 2026-03-04 09:00")
    #expect(book.row("C-1", .contact, now: Self.now) == nil)
    // What is over: accepted after 1wd and signed in 4h, of the class in which they ended.
    #expect(book.timer("C-1", .accept, now: Self.now) == "met 2026-03-03 09:00")
    #expect(book.timer("C-1", .sign, now: Self.now) == "met 2026-03-02 13:00")
    #expect(book.timer("C-1", .handle, 1, now: Self.now) == "met 2026-03-09 09:00")
    // Back again: the second leg ended as an urgent one.
    book.dispatch(to: "dept/water", at: "2026-03-02 10:30")
    #expect(reclassify(&book, ["matter": "noise"], at: "2026-03-02 11:00") == nil)
    #expect(book.timer("C-1", .handle, 2, now: Self.now) == "met 2026-03-03 10:00")
    #expect(book.timer("C-1", .handle, 3, now: Self.now) == "running 2026-03-09 10:30")
  }

  @Test("neither tier nor holder nor status; pauses, extensions and hand-set instants stay")
  func stays() {
    var book = CaseBook.standard()
    book.register()
    book.accept("C-1", ["due": .string(rfc3339("2026-03-20 09:00"))])
    book.dispatch()
    book.record(
      "extension.requested", "C-1", at: "2026-03-02 09:10", by: "dept/housing",
      ["unit": "dept/housing", "amount": "1d"])
    book.record(
      "extension.granted", "C-1", at: "2026-03-02 09:20", by: "s", ["unit": "dept/housing"])
    book.record("case.suspended", "C-1", at: "2026-03-02 10:00", ["reason": "works"])
    #expect(
      reclassify(&book, ["matter": "heating", "place": "z/c/b"], at: "2026-03-02 10:00") == nil)
    #expect(book.status("C-1") == "suspended")
    #expect(book.holder("C-1") == "dept/housing" && book.tier("C-1") == "grid")
    book.record("case.resumed", "C-1", at: "2026-03-02 11:00", ["reason": "works"])
    #expect(
      local(book.row("C-1", .resolve, now: Self.now)?.due) == "2026-03-21 10:00")
    // An hour of pause within the hours, then a day.
    #expect(local(book.row("C-1", .handle, 2, now: Self.now)?.due) == "2026-03-04 11:00")
    // A later escalation goes by the new place.
    book.record(
      "case.escalated", "C-1", at: "2026-03-02 12:00", by: "s",
      ["from": "grid", "to": "community", "cause": "order"])
    #expect(book.holder("C-1") == "z/c")
  }

  @Test("before acceptance anybody may, and who would hold it goes by the new place")
  func beforeAcceptance() {
    var book = CaseBook.standard()
    book.register()
    #expect(reclassify(&book, ["place": "z/c/b"], by: "org/ngo", at: "2026-03-02 09:30") == nil)
    book.accept(at: "2026-03-02 10:00")
    #expect(book.holder("C-1") == "z/c/b")
    let accept = book["C-1"].runs.first { $0.timer == .accept }
    #expect(accept.flatMap { book.text($0.unit) } == "z/c/b")
  }

  @Test("who may, what changes, and where: the guards")
  func guards() {
    var book = CaseBook.standard()
    book.handleCase()
    #expect(reclassify(&book, ["matter": "noise", "urgency": "normal"]) == "no-change")
    #expect(reclassify(&book, [:]) == "no-change")
    #expect(reclassify(&book, ["matter": "noisy"]) == "matter-unknown")
    #expect(reclassify(&book, ["place": "nowhere"]) == "place-unknown")
    #expect(reclassify(&book, ["urgency": "soon"]) == "value")
    #expect(reclassify(&book, ["matter": "gas"], by: "dept/water") == "not-entitled")
    // It had its effect. The unit that dispatched, and what lies above it; twice at one instant.
    #expect(reclassify(&book, ["matter": "noise"], by: "s/c/g") == nil)
    #expect(reclassify(&book, ["matter": "gas"], by: "s") == nil)
    book.resolve(at: "2026-03-02 11:00")
    #expect(reclassify(&book, ["matter": "noise"], by: "s", at: "2026-03-02 12:00") == "status")
    #expect(book.text(book["C-1"].matter) == "gas")
  }

  @Test("an unknown matter in the book takes the class of its urgency, cards stand")
  func unknownMatter() {
    var book = CaseBook.standard()
    book.handleCase()
    book.record(
      "supervision.issued", "C-1", at: "2026-03-02 09:30", by: "s",
      ["level": "yellow", "unit": "dept/housing", "cause": "order"])
    #expect(reclassify(&book, ["matter": "?", "urgency": "urgent"]) == "matter-unknown")
    #expect(book.timer("C-1", .handle, 2, now: Self.now) == "running 2026-03-03 10:00")
    #expect(book["C-1"].yellows == 1)
  }
}
