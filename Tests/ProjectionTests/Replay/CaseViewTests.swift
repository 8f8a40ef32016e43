import CaseModel
import CaseTestSupport
import HomeTestSupport
import Projection
import Testing

@Suite("A case as the command line sees it")
struct CaseViewTests {
  @Test("accept's unit is who would hold it if it were accepted now without tier")
  func acceptUnit() {
    var book = CaseBook.standard()
    book.register(matter: "gas", place: "s/c/g/b/flat9")
    book.register("C-2", place: "s/c/g/b/flat9")
    func unit(_ name: String) -> String? {
      let view = book.view(now: "2026-03-02 10:00")
      return view.rows(of: book[name]).first.flatMap { book.text($0.unit) }
    }
    #expect(unit("C-1") == "s/c/g")
    #expect(unit("C-2") == "s/c/g/b")
    book.registerUnit("s/c/g/b/flat9", kind: "tier", tier: "building")
    #expect(unit("C-2") == "s/c/g/b/flat9")
  }
}
