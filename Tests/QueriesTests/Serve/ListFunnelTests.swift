import Basics
import CaseTestSupport
import HomeTestSupport
import Projection
import Queries
import Reports
import Testing

@Suite("The funnel of the three lists")
struct ListFunnelTests {
  /// Yongji: 110 resources, 89 needs, 45 projects.
  @Test("110 resources, 89 needs and 45 projects are half of the needs matched")
  func yongji() throws {
    var book = CaseBook.standard()
    func record(_ type: String, _ count: Int) {
      for number in 0..<count {
        let kind = book.record(
          type, "list/x", at: "2026-03-12 10:00",
          ["list": "2026/s", "unit": "s/c", "item": .string("n\(number)")])
        #expect(kind == nil)
      }
    }
    record("resource.offered", 110)
    record("need.listed", 89)
    record("project.matched", 45)
    record("project.finished", 9)
    let view = book.view(now: "2026-06-01 09:00")
    let rows = view.lists(nil).map { view.json($0, as: ServeReports.lists) }
    #expect(rows.count == 2)
    let sum = try #require(rows.last)
    #expect(sum["list"] == .null)
    #expect(sum["resources"] == 110)
    #expect(sum["needs"] == 89)
    #expect(sum["matched"] == 45)
    #expect(sum["finished"] == 9)
    // 45 of 89 are 50.5617… %, 9 of 89 are 10.1123… %.
    #expect(sum["matchedRate"] == .parsed("50.56"))
    #expect(sum["finishedRate"] == .parsed("10.11"))
  }
}
