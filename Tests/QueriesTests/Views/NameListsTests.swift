import Basics
import CaseModel
import CaseTestSupport
import HomeTestSupport
import Queries
import Testing

@Suite("Names that may be said")
struct NameListsTests {
  @Test("actors come by name, those behind whose names is no office last")
  func members() {
    var book = CaseBook.standard()
    for (name, roles) in [("wang", ["handler"]), ("a1", ["member"]), ("li", ["member", "duty"])] {
      book.record(
        "actor.registered", "actor/\(name)", at: "2026-03-02 09:00", by: "admin",
        [
          "actor": .string(name), "unit": "dept/housing",
          "roles": .array(roles.map { .string($0) }),
        ])
    }
    let names = book.view(now: "2026-03-03 09:00").actors(under: nil).map { book.text($0.name) }
    #expect(names == ["li", "wang", "a1"])
  }
}
