import Basics
import CaseModel
import CaseTestSupport
import HomeTestSupport
import Projection
import Queries
import Reports
import Testing

@Suite("The list of meetings")
struct MeetingsTests {
  private static let now = "2026-03-05 12:00"

  private func book() -> CaseBook {
    .standard(Fixture.rules)
  }

  private func meet(
    _ book: inout CaseBook, _ name: String, _ step: Int, _ tier: String = "grid",
    _ outcome: String? = nil
  ) {
    var data: JSONObject = ["tier": .string(tier), "step": .integer(step)]
    if let outcome { data["outcome"] = .string(outcome) }
    #expect(book.record("meeting.held", name, at: "2026-03-04 18:00", data) == nil)
  }

  /// `case label meeting next`, for short.
  private func list(_ book: CaseBook, now: String = now) -> [String] {
    let view = book.view(now: now)
    return view.meetings().map { item in
      let row = view.json(item, as: DeliberationReports.meetings)
      let words = [row["case"], row["label"], row["meeting"], row["next"]].map { value in
        value?.string ?? "–"
      }
      return words.joined(separator: " ") + (item.isRaised ? " raised" : "")
    }
  }

  @Test("a case in its steps waits for the next session of its tier; on Saturday at ten here")
  func waiting() {
    var book = book()
    book.handleCase()
    #expect(list(book).isEmpty)
    meet(&book, "C-1", 1)
    #expect(list(book) == ["C-1 deliberating grid 2026-03-07T10:00:00+08:00"])
    // Strictly after now: at the very session the next one counts.
    #expect(
      list(book, now: "2026-03-07 10:00") == ["C-1 deliberating grid 2026-03-14T10:00:00+08:00"])
  }

  @Test("what was raised waits for the tier above, until it goes there")
  func raised() {
    var book = book()
    book.handleCase()
    meet(&book, "C-1", 1, "grid", "raise")
    #expect(list(book) == ["C-1 deliberating community 2026-03-31T19:00:00+08:00 raised"])
    book.record(
      "case.escalated", "C-1", at: "2026-03-03 09:00",
      ["from": "grid", "to": "community", "cause": "unable"])
    #expect(list(book) == ["C-1 deliberating community 2026-03-31T19:00:00+08:00"])
    book.record(
      "case.escalated", "C-1", at: "2026-03-03 09:00",
      ["from": "community", "to": "street", "cause": "order"])
    // The rules have no meeting there.
    #expect(list(book) == ["C-1 deliberating street –"])
  }

  @Test("resolved and closed cases are cleared, reopened ones begin anew, ended ones are gone")
  func cleared() {
    var book = book()
    for name in ["C-1", "C-2", "C-3", "C-4"] {
      book.handleCase(name)
      meet(&book, name, 1)
    }
    book.resolve("C-1")
    book.resolve("C-2")
    book.reopen("C-2")
    book.record("case.withdrawn", "C-3", at: "2026-03-03 09:00")
    #expect(
      list(book) == ["C-1 cleared – –", "C-4 deliberating grid 2026-03-07T10:00:00+08:00"])
  }

  @Test("the lowest tier comes first")
  func order() {
    var book = book()
    book.handleCase("C-1")
    book.handleCase("C-2")
    book.record(
      "case.escalated", "C-1", at: "2026-03-03 09:00",
      ["from": "grid", "to": "community", "cause": "unable"])
    meet(&book, "C-1", 1, "community")
    meet(&book, "C-2", 1)
    #expect(list(book).map { String($0.prefix(3)) } == ["C-2", "C-1"])
  }
}
