import Basics
import CaseModel
import CaseTestSupport
import Testing

/// 张榜 / 揭榜.
@Suite("The board of tasks")
struct TasksTests {
  /// Steps as `type actor`, with `done+` for one with evidence.
  private func book(_ steps: [String]) -> CaseBook {
    var book = CaseBook.standard()
    for step in steps { record(step, &book) }
    return book
  }

  @discardableResult
  private func record(_ step: String, _ book: inout CaseBook) -> String? {
    let words = step.split(separator: " ").map(String.init)
    var data: JSONObject = ["actor": .string(words[1])]
    if words[0] == "done+" { data["evidence"] = ["sha256:0"] }
    let type = "task." + words[0].filter { $0 != "+" }
    return book.record(type, "task/1", at: "2026-03-02 10:00", by: "s/c", data)
  }

  private func state(_ book: CaseBook) -> String {
    guard let task = book.state.registers.tasks[book.symbol("task/1")] else { return "–" }
    return [task.status.rawValue, book.text(task.claimant)].compactMap(\.self)
      .joined(separator: " ")
  }

  @Test(
    "each step where it may and where it may not stand, and what it leads to",
    arguments: [
      ([], "posted p", nil, "posted"), ([], "claimed a", "no-task", "–"),
      ([], "done+ a", "no-task", "–"), ([], "dropped a", "no-task", "–"),
      (["posted p"], "posted q", "task-open", "posted"),
      (["posted p"], "claimed a", nil, "claimed a"),
      (["posted p"], "done+ a", "task-unclaimed", "done a"),
      (["posted p"], "dropped p", nil, "withdrawn"),
      (["posted p"], "dropped a", "task-actor", "withdrawn"),
      (["posted p", "claimed a"], "posted p", "task-open", "claimed a"),
      (["posted p", "claimed a"], "claimed b", "task-taken", "claimed a"),
      (["posted p", "claimed a"], "claimed a", "task-taken", "claimed a"),
      (["posted p", "claimed a"], "done+ a", nil, "done a"),
      (["posted p", "claimed a"], "done a", "evidence", "done a"),
      (["posted p", "claimed a"], "done+ b", "task-actor", "done a"),
      (["posted p", "claimed a"], "dropped a", nil, "posted"),
      (["posted p", "claimed a"], "dropped p", "task-actor", "posted"),
      (["posted p", "claimed a", "dropped a"], "claimed b", nil, "claimed b"),
      (["posted p", "claimed a", "done+ a"], "claimed b", "task-gone", "done a"),
      (["posted p", "claimed a", "done+ a"], "done+ a", "task-gone", "done a"),
      (["posted p", "claimed a", "done+ a"], "dropped a", "task-gone", "done a"),
      (["posted p", "claimed a", "done+ a"], "posted p", nil, "posted"),
      (["posted p", "dropped p"], "claimed a", "task-gone", "withdrawn"),
      (["posted p", "dropped p"], "posted q", nil, "posted"),
    ] as [([String], String, String?, String)])
  func steps(before: [String], step: String, kind: String?, after: String) {
    var book = book(before)
    #expect(record(step, &book) == kind)
    #expect(state(book) == after)
  }

  @Test("of two claims the first in the book wins, whatever their times say")
  func winner() {
    var book = book(["posted p"])
    book.record("task.claimed", "task/1", at: "2026-03-02 12:00", ["actor": "late"])
    #expect(
      book.record("task.claimed", "task/1", at: "2026-03-02 11:00", ["actor": "early"])
        == "task-taken")
    #expect(state(book) == "claimed late")
  }

  @Test("the refusal names the winner and what would be allowed")
  func wording() throws {
    var book = book(["posted p", "claimed a"])
    record("claimed b", &book)
    let violation = try #require(book.violations.last ?? nil)
    let found = violation.diagnostic(book.state.reference, at: instant("2026-03-02 10:00"))
    #expect(found.message.english == "the task 'task/1' is taken: 'a' claimed it first")
    #expect(found.hints.map(\.english) == ["it can be claimed again if 'a' drops it"])
  }

  @Test("nobody in particular claims nothing")
  func emptyActor() {
    var book = book(["posted p"])
    #expect(
      book.violation("task.claimed", "task/1", at: "2026-03-02 10:00", ["actor": ""]) == "value")
  }
}
