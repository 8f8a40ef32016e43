import Basics
import CaseModel
import CaseTestSupport
import HomeTestSupport
import Projection
import Queries
import Testing

@Suite("Names that go out to other programs")
struct PublicNamesTests {
  private static func names(_ book: CaseBook) -> PublicNames {
    PublicNames(book.view(now: "2026-03-09 09:00"))
  }

  @Test(
    "a place goes out as the nearest registered unit",
    arguments: [
      ("s/c/g", "s/c/g"), ("s/c/g/5-2-301", "s/c/g"), ("s/c/g/b/1/2", "s/c/g/b"),
      ("dept/zoo/1", ""),
      ("nowhere", ""), ("", ""),
    ])
  func places(path: String, expected: String) {
    let names = Self.names(.standard())
    let found = Array(path.utf8).withByteView { names.place($0) }
    #expect(names.symbols.text(found) == expected)
  }

  @Test("a case goes out without what no rule, no list and no register has")
  func facts() {
    var book = CaseBook.standard()
    book.register("C-1", matter: "王某 13812345678", place: "s/c/g/5-2-301", urgency: "at once")
    let names = Self.names(book)
    let state = book.view(now: "2026-03-09 09:00").state.table.find("C-1") ?? CaseState()
    let facts = names.facts(state)
    #expect(names.symbols.text(facts.place) == "s/c/g")
    #expect(facts.urgency.isNone)
    #expect(names.symbols.text(facts.channel) == "grid")
    #expect(facts.matter.isNone)
    #expect(facts.status == .registered)
  }

  @Test("a unit goes out by its path, registered or not, an actor who is not registered does not")
  func units() {
    var book = CaseBook.standard()
    book.register("C-1")
    book.accept("C-1")
    book.dispatch("C-1", to: "dept/nowhere")
    let names = Self.names(book)
    let nowhere = names.symbols.find("dept/nowhere")
    #expect(names.unit(nowhere) == nowhere)
    #expect(!names.isRegistered(nowhere))
    #expect(names.actor(nowhere).isNone)
  }
}
