import Basics
import CaseModel
import CaseTestSupport
import Testing

@Suite("Whistles")
struct WhistleTests {
  private func book(_ calls: JSONValue, lead: JSONValue? = nil) -> CaseBook {
    var book = CaseBook.standard()
    book.handleCase()
    blow(&book, calls, lead: lead)
    return book
  }

  @discardableResult
  private func blow(_ book: inout CaseBook, _ calls: JSONValue, lead: JSONValue? = nil) -> String? {
    var data: JSONObject = ["kind": "routine", "call": calls]
    data["lead"] = lead
    return book.record("whistle.blown", "C-1", at: "2026-03-02 10:00", by: "dept/housing", data)
  }

  private func resolving(_ book: CaseBook) -> String? {
    var book = book
    return book.violation(
      "case.resolved", "C-1", at: "2026-03-02 12:00", by: "dept/housing", ["action": "a"])
  }

  @Test("with a whistle open a case is not resolved until every called unit is in or excused")
  func answers() {
    var book = book(["dept/water", "co/heat"])
    #expect(resolving(book) == "whistle-unfinished")
    book.act("whistle.answered", by: "dept/water")
    #expect(resolving(book) == "whistle-unfinished")
    book.act("whistle.excused", by: "co/heat")
    // Without a lead nobody is asked to finish.
    #expect(resolving(book) == nil)
  }

  @Test("a lead must have finished, and finishes only after it answered")
  func lead() {
    var book = book(["dept/water", "co/heat"], lead: "dept/water")
    #expect(book.act("whistle.finished", by: "dept/water") == "not-answered")
    book = self.book(["dept/water", "co/heat"], lead: "dept/water")
    book.act("whistle.answered", by: "dept/water")
    book.act("whistle.answered", by: "co/heat")
    #expect(resolving(book) == "whistle-unfinished")
    #expect(book.act("whistle.finished", by: "dept/water") == nil)
    #expect(resolving(book) == nil)
    #expect(book.act("whistle.finished", by: "dept/water") == "already-done")
  }

  @Test("an excused lead has nobody to wait for")
  func excusedLead() {
    var book = book(["dept/water"], lead: "dept/water")
    book.act("whistle.excused", by: "dept/water")
    #expect(resolving(book) == nil)
  }

  @Test("each called unit answers, is excused and finishes once; others never do")
  func once() {
    var book = book(["dept/water"])
    #expect(book.act("whistle.answered", by: "co/heat") == "not-called")
    let data: JSONObject = ["unit": "co/heat", "score": 50]
    #expect(book.violation("whistle.rated", "C-1", at: "2026-03-02 11:00", data) == "not-called")
    #expect(book.act("whistle.answered", by: "dept/water") == nil)
    #expect(book.act("whistle.answered", by: "dept/water") == "already-done")
    #expect(book.act("whistle.excused", by: "dept/water") == nil)
    #expect(book.act("whistle.excused", by: "dept/water") == "already-done")
  }

  @Test("only one whistle is open at a time; the next comes once all are in")
  func oneOpen() {
    var book = book(["dept/water"])
    #expect(blow(&book, ["co/heat"]) == "whistle-open")
    book.act("whistle.answered", by: "dept/water")
    book.act("whistle.answered", by: "co/heat")
    #expect(blow(&book, ["dept/water"]) == nil)
    #expect(book.act("whistle.answered", by: "dept/water") == nil)
  }

  @Test("an earlier whistle of a history stays open though a later one is finished")
  func earlierStaysOpen() {
    var book = book(["dept/water"])
    blow(&book, ["co/heat"])
    book.act("whistle.answered", by: "co/heat")
    // dept/water never came.
    #expect(resolving(book) == "whistle-unfinished")
    #expect(
      book.violation(
        "whistle.blown", "C-1", at: "2026-03-02 12:00", by: "dept/housing",
        ["kind": "routine", "call": ["org/ngo"]]) == "whistle-open")
  }

  @Test("the holder or a unit above it blows the whistle")
  func caller() {
    var book = CaseBook.standard()
    book.register()
    book.accept()
    let data: JSONObject = ["kind": "routine", "call": ["dept/water"]]
    for (unit, kind) in [
      ("s/c/g", nil), ("s/c", nil), ("s", nil), ("z", "whistle-caller"),
      ("s/c/g/b", "whistle-caller"),
      ("dept/water", "whistle-caller"),
    ] as [(String, String?)] {
      #expect(
        book.violation("whistle.blown", "C-1", at: "2026-03-02 10:00", by: unit, data) == kind,
        "\(unit)")
    }
  }

  @Test("called units are registered and not retired")
  func registered() {
    var book = CaseBook.standard()
    book.record("unit.retired", "unit/co/heat", at: "2026-01-01 00:00", ["unit": "co/heat"])
    book.handleCase()
    #expect(blow(&book, ["dept/none"]) == "unit-unknown")
    book.act("whistle.answered", by: "dept/none")
    #expect(blow(&book, ["dept/water", "co/heat"]) == "unit-retired")
  }

  @Test(
    "a score lies from 0 to 100",
    arguments: [(0, nil), (100, nil), (101, "score"), (-1, "score")]
      as [(Int, String?)])
  func score(score: Int, kind: String?) {
    var book = book(["dept/water"])
    let data: JSONObject = ["unit": "dept/water", "score": .integer(score)]
    #expect(book.record("whistle.rated", "C-1", at: "2026-03-02 11:00", data) == kind)
  }

  @Test("answers come on resolved and closed cases too, finishing does not")
  func late() {
    for status in ["resolved", "closed"] {
      var book = book(["dept/water", "co/heat"])
      book.resolve()
      if status == "closed" { book.close() }
      #expect(book.act("whistle.answered", by: "dept/water") == nil)
      #expect(book.act("whistle.excused", by: "co/heat") == nil)
      #expect(book.act("whistle.finished", by: "dept/water") == "status")
      #expect(book["C-1"].calls.map(\.isFinished) == [false, false])
      #expect(book["C-1"].calls.map(\.isAnswered) == [true, false])
    }
  }

  @Test("a lead that was not called is odd and asks nobody")
  func foreignLead() {
    var book = CaseBook.standard()
    book.handleCase()
    #expect(blow(&book, ["dept/water"], lead: "co/heat") == "value")
    book.act("whistle.answered", by: "dept/water")
    #expect(resolving(book) == nil)
  }
}
