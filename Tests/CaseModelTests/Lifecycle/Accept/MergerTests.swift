import Basics
import CaseModel
import CaseTestSupport
import Testing

@Suite("Mergers")
struct MergerTests {
  private func merge(_ book: inout CaseBook, _ name: String, _ target: String) -> String? {
    book.record("case.merged", name, at: "2026-03-02 10:00", ["into": .string(target)])
  }

  private func book(_ names: [String]) -> CaseBook {
    var book = CaseBook.standard()
    for name in names { book.register(name) }
    return book
  }

  @Test("the target must be an open case")
  func target() {
    var book = book(["A", "B"])
    #expect(merge(&book, "A", "none") == "merge-target")
    book = self.book(["A", "B"])
    book.record("case.withdrawn", "B", at: "2026-03-02 09:30")
    #expect(merge(&book, "A", "B") == "merge-target")
    book = self.book(["A", "B"])
    #expect(merge(&book, "A", "B") == nil)
  }

  @Test("no ring arises, of whatever length")
  func rings() {
    var book = book(["A", "B", "C"])
    #expect(merge(&book, "A", "A") == "merge-ring")
    book = self.book(["A", "B", "C"])
    #expect(merge(&book, "A", "B") == nil)
    #expect(merge(&book, "B", "C") == nil)
    #expect(merge(&book, "C", "A") == "merge-ring")
    // In history it has its effect all the same.
    #expect(book.status("C") == "merged")
  }

  @Test("the target takes over nothing")
  func nothingTakenOver() {
    var book = book(["A", "B"])
    book.accept("A")
    book.dispatch("A")
    let facts = StatusGridTests.facts(book["B"])
    #expect(merge(&book, "A", "B") == nil)
    #expect(StatusGridTests.facts(book["B"]) == facts)
    #expect(book.text(book["A"].mergedInto) == "B")
  }
}
