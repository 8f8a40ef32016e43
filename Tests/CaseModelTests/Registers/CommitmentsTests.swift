import Basics
import CaseModel
import CaseTestSupport
import Testing

/// 亮承诺.
@Suite("Quarterly commitments")
struct CommitmentsTests {
  @discardableResult
  private func record(
    _ step: String, _ quarter: String = "2026-Q2", at time: String, item: String = "lamps",
    _ book: inout CaseBook
  ) -> String? {
    book.record(
      "commitment." + step, "period/x", at: time, by: "s/c",
      ["unit": "s/c", "quarter": .string(quarter), "item": .string(item)])
  }

  @Test(
    "by the tenth of the quarter's first month, by the local date",
    arguments: [
      ("2026-Q2", "2026-04-10 23:59", nil), ("2026-Q2", "2026-04-11 00:00", "commitment-late"),
      ("2026-Q2", "2026-03-28 09:00", nil), ("2026-Q1", "2026-03-01 09:00", "commitment-late"),
      ("2026-Q4", "2026-10-10 00:00", nil), ("2026-Q5", "2026-04-01 09:00", "value"),
      ("2026-04", "2026-04-01 09:00", "value"), ("2026", "2026-01-01 09:00", "value"),
    ] as [(String, String, String?)])
  func made(quarter: String, time: String, kind: String?) {
    var book = CaseBook.standard()
    #expect(record("made", quarter, at: time, &book) == kind)
    let commitments = book.state.registers.commitments.all
    #expect(commitments.count == (kind == "value" ? 0 : 1))
    #expect(
      commitments.allSatisfy { $0.isLate(in: Fixture.shanghai) == (kind == "commitment-late") })
  }

  @Test("kept only if it was made, and once")
  func kept() {
    var book = CaseBook.standard()
    #expect(record("kept", at: "2026-04-01 09:00", &book) == "no-commitment")
    #expect(book.state.registers.commitments.all.isEmpty)
    record("made", at: "2026-04-02 09:00", &book)
    #expect(record("made", at: "2026-04-03 09:00", &book) == "commitment-made")
    #expect(record("kept", at: "2026-06-01 09:00", item: "bins", &book) == "no-commitment")
    #expect(record("kept", "2026-Q3", at: "2026-06-01 09:00", &book) == "no-commitment")
    #expect(record("kept", at: "2026-06-02 09:00", &book) == nil)
    #expect(record("kept", at: "2026-06-03 09:00", &book) == "commitment-kept")
    let commitments = book.state.registers.commitments.all
    #expect(commitments.map { local($0.kept) } == ["2026-06-02 09:00"])
  }
}
