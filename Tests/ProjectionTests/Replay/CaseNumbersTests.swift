import Basics
import CaseModel
import Projection
import Testing

@Suite("The numbers of cases") struct CaseNumbersTests {
  private func numbers(_ cases: [String], others: [String] = []) -> CaseNumbers {
    var table = CaseTable()
    for name in cases + others {
      var state = CaseState()
      state.isRegistered = cases.contains(name)
      Array(name.utf8).withByteView { _ = table.restore([$0], [state]) }
    }
    return CaseNumbers(BookState(table: table), nil)
  }

  @Test("are found by any ending, a whole one alone")
  func endings() {
    let numbers = numbers(["FH-2026-000012", "FH-2026-000112", "12", "乙012"], others: ["unit/12"])
    #expect(numbers.ending(in: "12") == ["12"])
    #expect(numbers.ending(in: "012") == ["FH-2026-000012", "乙012"])
    #expect(numbers.ending(in: "112") == ["FH-2026-000112"])
    #expect(numbers.ending(in: "13").isEmpty && numbers.ending(in: "").isEmpty)
  }

  @Test(
    "lead to the next one by the form of the last",
    arguments: [
      (["FH-2026-000001"], 2026, "FH-2026-000002"),
      (["FH-2026-000007", "FH-2026-000003"], 2026, "FH-2026-000008"),
      (["FH-2026-000007", "LS-2026-000003"], 2026, "LS-2026-000004"),
      (["FH-2025-000099"], 2026, "FH-2026-000001"),
      (["FH-2025-000099", "FH-2026-000004", "FH-2025-000100"], 2026, "FH-2026-000005"),
      (["FH-2026-000007"], 2025, "FH-2026-000008"),
      (["A-999"], 2026, "A-1000"), (["A-9999999999"], 2026, "A-10000000000"),
      (["2026第12号-3"], 2027, "2026第12号-4"), (["X2025/001"], 2026, "X2026/001"),
    ] as [([String], Int, String)])
  func next(_ cases: [String], _ year: Int, _ expected: String) {
    #expect(numbers(cases).next(in: year)?.number == expected)
    #expect(numbers(cases).next(in: year)?.last == cases.last)
  }

  @Test("lead nowhere where there is none, or the last ends in no digit")
  func none() {
    #expect(numbers([]).next(in: 2026) == nil)
    #expect(numbers(["A-1", "A-b"]).next(in: 2026) == nil)
    #expect(numbers(["1234567890123456789"]).next(in: 2026) == nil)
  }
}
