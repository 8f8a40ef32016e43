import Basics
import CaseModel
import CaseTestSupport
import HomeTestSupport
import Projection
import RuleImpact
import Testing

@Suite("What each clause governed")
struct ClauseCoverageTests {
  /// Runs, cases and dispatches of the clauses that governed something, in the order of the document.
  private static func counts(_ book: CaseBook, now: String = "2026-03-20 09:00") -> [String: [Int]]
  {
    let rows = ClauseCoverage(book.view(now: now)).rows.filter { !$0.isUnused }
    return Dictionary(
      rows.map { ($0.clause.description, [$0.runs, $0.cases, $0.dispatches]) },
      uniquingKeysWith: { $0 + $1 })
  }

  /// One noise, dispatched twice, and one heating that nobody has accepted.
  private static func book() -> CaseBook {
    var book = CaseBook.standard()
    book.handleCase()
    book.dispatch(to: "dept/water", at: "2026-03-03 09:00", by: "dept/housing")
    book.register("C-2", matter: "heating")
    return book
  }

  @Test("is counted by runs, cases and dispatches")
  func counted() {
    let counts = Self.counts(Self.book())
    #expect(counts["/classes/normal/timers/accept"] == [1, 1, 0])
    #expect(counts["/classes/normal/timers/sign"] == [2, 1, 0])
    #expect(counts["/classes/normal/timers/handle"] == [3, 1, 0])
    #expect(counts["/classes/normal/timers/contact"] == [1, 1, 0])
    #expect(counts["/classes/normal/timers/resolve"] == [1, 1, 0])
    #expect(counts["/classes/normal"] == [8, 1, 0])
    #expect(counts["/matters/1"] == [8, 1, 2])
    #expect(counts["/classes/urgent/timers/accept"] == [1, 1, 0])
    #expect(counts["/matters/0"] == [1, 1, 0])
    #expect(
      counts["/calendar"] == [5, 1, 0], "accept, three legs and resolve; not 30m, 4h and 24h")
    #expect(counts["/matters/0/admit"] == nil, "heating was not dispatched")
  }

  @Test("is nothing where no case asks for it")
  func unused() {
    let rows = ClauseCoverage(Self.book().view(now: "2026-03-20 09:00")).rows
    let unused = Set(rows.filter(\.isUnused).map { $0.clause.description })
    for clause in [
      "/matters/2", "/classes/normal/timers/rework", "/whistles/routine/answer", "/reopen",
    ] { #expect(unused.contains(clause), "\(clause)") }
    #expect(rows.first { $0.clause.description == "/matters/2" }?.entry == "repair")
    #expect(!rows.contains { ["name", "zone", "points", "assess"].contains($0.clause.tokens[0]) })
  }

  @Test("of limits by holder is the holder's own")
  func byHolder() {
    var book = CaseBook.standard(
      Fixture.rules("handle", ["limit": "5wd", "by": ["department": ["limit": "7wd"]]]))
    book.handleCase()
    let counts = Self.counts(book)
    #expect(counts["/classes/normal/timers/handle"] == [1, 1, 0])
    #expect(counts["/classes/normal/timers/handle/by/department"] == [1, 1, 0])
  }

  @Test("of what is asked once a case is the case's")
  func wholeCases() {
    var book = CaseBook.standard()
    book.handleCase()
    book.act("return.requested")
    book.act("return.approved", by: "s/c/g")
    book.dispatch(to: "dept/water", at: "2026-03-03 09:00")
    book.record(
      "whistle.blown", "C-1", at: "2026-03-03 10:00", by: "dept/water",
      ["kind": "routine", "call": ["dept/housing"]])
    book.act("whistle.answered", at: "2026-03-03 11:00")
    book.act("case.suspended", by: "dept/water", at: "2026-03-03 12:00")
    book.act("case.resumed", by: "dept/water", at: "2026-03-04 12:00")
    book.resolve(by: "dept/water", at: "2026-03-05 09:00")
    book.reopen(at: "2026-03-06 09:00")
    let counts = Self.counts(book)
    #expect(counts["/returns"] == [0, 1, 0])
    #expect(counts["/suspend"] == [0, 1, 0])
    #expect(counts["/reopen"] == [0, 1, 0])
    #expect(counts["/whistles/routine/answer"] == [1, 1, 0])
    #expect(counts["/classes/normal/timers/rework"] == [1, 1, 0])
    #expect(counts["/extensions"] == nil)
  }

  @Test("of two adoptions is apart, and of one ruleset adopted twice together")
  func adoptions() {
    let other = Fixture.rules.setting(["name"], "other")
    for (rules, rows) in [(other, 2), (Fixture.rules, 1)] {
      var book = CaseBook.standard()
      book.adopt(rules, effective: "2026-03-10 00:00", at: "2026-03-02 08:00")
      book.register()
      book.register("C-2", at: "2026-03-11 09:00")
      let found = ClauseCoverage(book.view(now: "2026-03-20 09:00")).rows.filter {
        $0.clause == JSONPointer("classes", "normal", "timers", "accept")
      }
      #expect(found.map(\.runs) == (rows == 2 ? [1, 1] : [2]))
      #expect(found.map(\.ruleset.name) == (rows == 2 ? ["test", "other"] : ["test"]))
    }
  }
}
