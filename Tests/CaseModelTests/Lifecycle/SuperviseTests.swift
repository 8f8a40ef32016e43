import Basics
import CaseModel
import CaseTestSupport
import Testing

@Suite("Supervision and exclusion")
struct SuperviseTests {
  @discardableResult
  private func issue(_ book: inout CaseBook, _ level: String, _ unit: String = "dept/housing")
    -> String?
  {
    book.record(
      "supervision.issued", "C-1", at: "2026-03-02 10:00", by: "s",
      ["level": .string(level), "unit": .string(unit), "cause": "order"])
  }

  @Test(
    "a level must lie above those that stand for the unit",
    arguments: [
      (["notice"], "notice", false), (["notice"], "yellow", true), (["yellow"], "notice", false),
      (["yellow"], "yellow", false), (["yellow"], "red", true), (["red"], "red", false),
      ([], "red", true),
      (["notice", "red"], "yellow", false),
    ] as [([String], String, Bool)])
  func levels(standing: [String], level: String, isAllowed: Bool) {
    var book = CaseBook.standard()
    book.handleCase()
    for level in standing { issue(&book, level) }
    #expect(issue(&book, level) == (isAllowed ? nil : "supervision-level"))
  }

  @Test("another unit's cards do not stand in the way, nor do lifted ones; all count")
  func others() {
    var book = CaseBook.standard()
    book.handleCase()
    #expect(issue(&book, "red", "dept/water") == nil)
    #expect(issue(&book, "yellow") == nil)
    #expect(book.act("supervision.lifted", by: "dept/housing") == nil)
    #expect(issue(&book, "yellow") == nil)
    #expect(book.act("supervision.answered", by: "co/heat") == "no-supervision")
    #expect([book["C-1"].notices, book["C-1"].yellows, book["C-1"].reds] == [0, 2, 1])
  }

  @Test("cards, their answers and exclusions count in every status")
  func everyStatus() {
    for status in StatusGridTests.statuses {
      var book = StatusGridTests.case_(status)
      issue(&book, "notice")
      issue(&book, "yellow")
      issue(&book, "red")
      let state = book["C-1"]
      #expect([state.notices, state.yellows, state.reds] == [1, 1, 1], "\(status)")
      #expect(book.act("supervision.answered", by: "dept/housing") == nil, "\(status)")
      #expect(book.act("supervision.lifted", by: "dept/housing") == nil, "\(status)")
      #expect(book["C-1"].supervisions.allSatisfy { $0.isLifted }, "\(status)")
      #expect(
        book.record("case.excluded", "C-1", at: "2026-03-02 10:00", ["ground": "g"]) == nil)
      #expect(book["C-1"].isExcluded, "\(status)")
      #expect(
        book.record("case.excluded", "C-1", at: "2026-03-02 10:00", ["ground": "g"])
          == "already-excluded")
      #expect(
        book.record("exclusion.revoked", "C-1", at: "2026-03-02 10:00", ["ground": "g"]) == nil)
      #expect(!book["C-1"].isExcluded, "\(status)")
    }
  }

  @Test("a red card voids a pending request for extension, a yellow one does not")
  func redVoids() {
    for (level, kind) in [("yellow", nil), ("red", "nothing-pending")] as [(String, String?)] {
      var book = CaseBook.standard()
      book.handleCase()
      book.record(
        "extension.requested", "C-1", at: "2026-03-02 10:00", by: "dept/housing",
        ["unit": "dept/housing", "amount": "1wd"])
      issue(&book, level)
      #expect(
        book.violation(
          "extension.granted", "C-1", at: "2026-03-02 10:00", by: "s",
          ["unit": "dept/housing", "amount": "1wd"]) == kind)
    }
  }

  @Test("a level that there is not is odd, and no card")
  func oddLevel() {
    var book = CaseBook.standard()
    book.handleCase()
    #expect(issue(&book, "purple") == "value")
    let state = book["C-1"]
    #expect([state.notices, state.yellows, state.reds] == [0, 0, 0])
  }
}
