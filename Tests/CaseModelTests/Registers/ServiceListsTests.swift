import Basics
import CaseModel
import CaseTestSupport
import Testing

/// 需求、资源、项目三张清单.
@Suite("The three lists")
struct ServiceListsTests {
  @discardableResult
  private func record(
    _ type: String, _ item: String?, unit: String = "s/c", list: String = "2026-03/s/c",
    _ book: inout CaseBook
  ) -> String? {
    var data: JSONObject = ["list": .string(list), "unit": .string(unit)]
    if let item { data["item"] = .string(item) }
    return book.record(type, "list/x", at: "2026-03-12 10:00", by: "s/c", data)
  }

  @Test("a project serves a need of the same list and name that waits for one")
  func matching() {
    var book = CaseBook.standard()
    #expect(record("project.matched", "clinic", &book) == "no-need")
    #expect(record("need.listed", "clinic", list: "other", &book) == nil)
    #expect(record("project.matched", "clinic", &book) == "no-need")
    #expect(record("need.listed", "clinic", &book) == nil)
    #expect(record("project.matched", "crèche", &book) == "no-need")
    #expect(record("resource.offered", "doctors", unit: "dept/water", &book) == nil)
    // By another unit: the one that takes the project on.
    #expect(record("project.matched", "clinic", unit: "dept/water", &book) == nil)
    #expect(record("project.matched", "clinic", unit: "dept/water", &book) == "no-need")
  }

  @Test("a project is finished once, by the unit that took it on")
  func finishing() {
    var book = CaseBook.standard()
    record("need.listed", "clinic", &book)
    #expect(record("project.finished", "clinic", &book) == "no-project")
    record("project.matched", "clinic", unit: "dept/water", &book)
    #expect(record("project.finished", "clinic", unit: "dept/housing", &book) == "no-project")
    #expect(record("project.finished", "clinic", unit: "dept/water", &book) == nil)
    #expect(record("project.finished", "clinic", unit: "dept/water", &book) == "no-project")
  }

  @Test("needs without a name are alike: as many projects as needs")
  func unnamed() {
    var book = CaseBook.standard()
    for _ in 0..<2 { record("need.listed", nil, &book) }
    let kinds = (0..<3).map { _ in record("project.matched", nil, &book) }
    #expect(kinds == [nil, nil, "no-need"])
  }

  @Test("what happened against the rules counts all the same")
  func history() {
    var book = CaseBook.standard()
    record("project.matched", "clinic", &book)
    record("project.finished", "clinic", &book)
    #expect(book.state.registers.lists.entries.map(\.fact.step) == [.project, .finished])
    #expect(book.state.anomalies == 1)
  }
}
