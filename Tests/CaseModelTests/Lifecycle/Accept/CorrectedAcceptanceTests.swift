import Basics
import CaseModel
import CaseTestSupport
import Testing

/// SPEC §4: a second acceptance does nothing, save that one whose `data.corrects` names the first
/// sets the due time of the first round anew, from its place in the book on.
@Suite("An acceptance that corrects the first")
struct CorrectedAcceptanceTests {
  private static let first = "2026-03-05T10:00:00+08:00"
  private static let moved = "2026-03-09T10:00:00+08:00"

  /// A case accepted with a due time by the event `a1`.
  private func accepted(_ data: JSONObject = ["due": .string(first)]) -> CaseBook {
    var book = CaseBook.standard()
    book.register()
    book.record("case.accepted", "C-1", at: "2026-03-02 09:00", id: "a1", data)
    return book
  }

  private func due(_ book: CaseBook) -> String? {
    book.row("C-1", .resolve, now: "2026-03-03 09:00")?.due.map { Fixture.shanghai.format($0) }
  }

  @Test("its due time holds, whatever the case has become meanwhile")
  func moves() {
    var book = accepted()
    book.dispatch()
    book.act("case.signed")
    book.accept("C-1", ["due": .string(Self.moved), "corrects": "a1"])
    #expect(due(book) == Self.moved)
    #expect(book["C-1"].status == .handling)
    #expect(book["C-1"].legs == 2)
  }

  @Test("of several the last counts, and one without a due time takes it away")
  func again() {
    var book = accepted()
    book.accept("C-1", ["due": .string(Self.moved), "corrects": "a1"])
    book.accept("C-1", ["due": .string(Self.first), "corrects": "a1"])
    #expect(due(book) == Self.first)
    book.accept("C-1", ["corrects": "a1"])
    #expect(due(book) != Self.first)
    #expect(book["C-1"].runs.allSatisfy { book["C-1"].due(of: $0) == nil })
  }

  @Test("it sets a due time where the first had none")
  func sets() {
    var book = accepted([:])
    book.accept("C-1", ["due": .string(Self.moved), "corrects": "a1"])
    #expect(due(book) == Self.moved)
  }

  @Test("what names another event, or nothing, does nothing", arguments: ["r-none", "", nil])
  func others(name: String?) {
    var book = accepted()
    var data: JSONObject = ["due": .string(Self.moved)]
    if let name { data["corrects"] = .string(name) }
    book.accept("C-1", data)
    #expect(due(book) == Self.first)
  }

  @Test("one that corrects a correction does nothing: the first is what is corrected")
  func chain() {
    var book = accepted()
    book.record(
      "case.accepted", "C-1", at: "2026-03-02 09:00", id: "a2",
      ["due": .string(Self.moved), "corrects": "a1"])
    book.accept("C-1", ["due": "2026-04-01T10:00:00+08:00", "corrects": "a2"])
    #expect(due(book) == Self.moved)
  }

  @Test("a resolved case is not touched, and after a reopening only its first round is")
  func rounds() {
    var book = accepted()
    book.dispatch()
    book.act("case.signed")
    book.resolve()
    let correction: JSONObject = ["due": .string(Self.moved), "corrects": "a1"]
    book.accept("C-1", correction)
    #expect(due(book) == Self.first)
    book.reopen()
    book.accept("C-1", correction)
    let runs = book["C-1"].runs.filter { $0.timer == .resolve }
    #expect(runs.map { book["C-1"].due(of: $0) != nil } == [true, false])
    #expect(due(book) == Self.moved)
  }

  @Test("append refuses it as any second acceptance: only facts taken over bring one")
  func refused() {
    var book = accepted()
    #expect(
      book.violation("case.accepted", "C-1", at: "2026-03-02 10:00", ["corrects": "a1"])
        == "status")
    #expect(book.accept("C-1", ["corrects": "a1"]) == "status")
  }
}
