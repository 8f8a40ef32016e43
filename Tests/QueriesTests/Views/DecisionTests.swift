import Basics
import CaseModel
import CaseTestSupport
import HomeTestSupport
import Projection
import Queries
import Testing

@Suite("What waits for somebody's word") struct DecisionTests {
  private func decisions(_ book: CaseBook, within unit: String? = nil) -> [String: [String]] {
    let view = book.view(now: "2026-03-02 10:00")
    let board = Board(view, within: unit.map { view.symbols.find($0) })
    let waiting = board.decisions.filter { $0.count > 0 }
    return Dictionary(
      uniqueKeysWithValues: waiting.map { decision in
        (decision.kind.rawValue, decision.first.map { book.state.table.name(of: $0) })
      })
  }

  @Test("is a case to be accepted, until it is")
  func accept() {
    var book = CaseBook.standard()
    book.register("C-2", at: "2026-03-02 09:30")
    book.register("C-1")
    #expect(decisions(book) == ["accept": ["C-1", "C-2"]])
    book.accept("C-1")
    #expect(decisions(book) == ["accept": ["C-2"]])
  }

  @Test("is a request, until it is answered")
  func requests() {
    var book = CaseBook.standard()
    book.handleCase()
    book.act("return.requested")
    #expect(decisions(book) == ["returns": ["C-1"]])
    book.act("return.denied", by: "s/c/g")
    #expect(decisions(book).isEmpty)
    book.record(
      "extension.requested", "C-1", at: "2026-03-02 09:30", by: "dept/housing",
      ["unit": "dept/housing", "amount": "1wd"])
    #expect(decisions(book) == ["extensions": ["C-1"]])
  }

  @Test("is the closing of what was resolved and heard, and never of what is over")
  func closing() {
    var book = CaseBook.standard()
    book.handleCase()
    book.resolve()
    #expect(decisions(book).isEmpty)
    book.record(
      "case.followed", "C-1", at: "2026-03-02 09:30", by: "s", ["reached": true, "solved": true])
    #expect(decisions(book) == ["close": ["C-1"]])
    book.close()
    #expect(decisions(book).isEmpty)
  }

  @Test("is a card that was answered, until it is lifted")
  func cards() {
    var book = CaseBook.standard()
    book.handleCase()
    book.record(
      "supervision.issued", "C-1", at: "2026-03-02 09:30", by: "s",
      ["level": "yellow", "unit": "dept/housing", "cause": "order"])
    #expect(decisions(book).isEmpty)
    book.act("supervision.answered")
    #expect(decisions(book) == ["lift": ["C-1"]])
    book.act("supervision.lifted")
    #expect(decisions(book).isEmpty)
  }

  @Test("is a unit's where it holds the case, or the place lies in it")
  func within() {
    var book = CaseBook.standard()
    book.register("C-1")
    book.handleCase("C-2")
    book.act("return.requested", "C-2")
    #expect(decisions(book, within: "dept/housing") == ["returns": ["C-2"]])
    #expect(decisions(book, within: "s/c") == ["accept": ["C-1"]])
    #expect(decisions(book, within: "dept/water").isEmpty)
  }

  @Test("names three cases of a kind and counts all")
  func several() {
    var book = CaseBook.standard()
    for number in 1...5 { book.register("C-\(number)") }
    let accept = Board(book.view(now: "2026-03-02 10:00")).decisions[0]
    #expect(accept.count == 5 && accept.first.count == 3)
  }

  @Test("names those that were registered first, of equals those that stand first in the book")
  func first() {
    var book = CaseBook.standard()
    for (number, time) in [(1, "09:30"), (2, "09:10"), (3, "09:20"), (4, "09:10"), (5, "09:05")] {
      book.register("C-\(number)", at: "2026-03-02 \(time)")
    }
    #expect(decisions(book) == ["accept": ["C-5", "C-2", "C-4"]])
  }
}
