import Basics
import CaseModel
import CaseTestSupport
import Testing

/// 公布、申诉.
@Suite("Publications and appeals")
struct AssessmentsTests {
  private static let subject = "period/2026-03/dept/housing"

  @discardableResult
  private func publish(_ book: inout CaseBook, rests: Int = 1, period: String = "2026-03")
    -> String?
  {
    book.record(
      "assessment.published", "period/2026-03", at: "2026-04-05 09:00", by: "s",
      [
        "period": .string(period), "rules": "d1", "sequence": .integer(rests), "table": "t1",
      ])
  }

  private func file(_ book: inout CaseBook, _ subject: String = Self.subject) -> String? {
    book.record(
      "appeal.filed", subject, at: "2026-04-06 09:00", by: "dept/housing",
      ["unit": "dept/housing", "ground": "force majeure"])
  }

  private func decide(_ book: inout CaseBook, granted: Bool = true) -> String? {
    book.record(
      "appeal.decided", Self.subject, at: "2026-04-07 09:00", by: "s",
      ["granted": .bool(granted), "correction": "exclusion e-7"])
  }

  @Test("an appeal follows a publication, one at a time, and is decided once")
  func order() throws {
    var book = CaseBook.standard()
    #expect(file(&book) == "not-published")
    #expect(decide(&book) == nil, "what was filed too early waits all the same")
    book = .standard()
    #expect(decide(&book) == "no-appeal")
    #expect(publish(&book) == nil)
    #expect(file(&book) == nil)
    #expect(file(&book) == "appeal-pending")
    #expect(decide(&book) == nil)
    #expect(decide(&book) == "no-appeal")
    #expect(file(&book) == nil, "another ground may come later")
    let appeals = book.state.registers.assessments.appeals
    #expect(appeals.map(\.isGranted) == [true, false])
    #expect(appeals.map { local($0.decided) } == ["2026-04-07 09:00", nil])
    #expect(book.text(appeals[0].correction) == "exclusion e-7")
    #expect(appeals[0].period?.name == "2026-03")
  }

  @Test("an appeal on a case needs no publication")
  func onACase() {
    var book = CaseBook.standard()
    book.register()
    #expect(file(&book, "C-1") == nil)
    #expect(book["C-1"].version == 2)
    #expect(book.status("C-1") == "registered")
  }

  @Test("a table rests on what stands before it; its period is one; the last edition counts")
  func publications() throws {
    var book = CaseBook.standard()
    #expect(publish(&book, rests: book.state.sequence + 1) == "rests-on-later")
    #expect(publish(&book, period: "March") == "value")
    #expect(publish(&book, rests: 3) == nil)
    let period = try #require(Period("2026-03"))
    #expect(book.state.registers.assessments.publication(of: period)?.rests == 3)
    #expect(book.state.registers.assessments.publications.count == 3)
  }
}
