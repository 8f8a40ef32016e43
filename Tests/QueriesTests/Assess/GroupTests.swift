import Basics
import CaseModel
import CaseTestSupport
import HomeTestSupport
import Projection
import Queries
import Reports
import Testing

/// 分类考核: each group is ranked by itself; and who is asked at all (SPEC §8).
@Suite("Groups of the scoreboard, and what is asked")
struct GroupTests {
  private static let rules = Fixture.rules(timers: [
    "sign": ["limit": "4h"], "handle": ["limit": "1d"],
  ])
  .setting(
    ["assess"],
    .parsed(
      #"""
      {"weights":{"response":1},"rank":"dense","groups":[
        {"name":"部门","nameEn":"Departments","units":["department"],"weights":{"onTime":1}},
        {"name":"基层","units":["grid","community","tier"]}]}
      """#))

  private func rows(_ book: CaseBook) throws -> [String] {
    let view = book.view(now: "2026-04-02 09:00")
    let scoreboard = view.scoreboard(view.assessment(try #require(Period("2026-03"))))
    return scoreboard.rows.map { row in
      let json = view.json(row, as: AssessReports.scoreboard)
      return ["group", "rank", "unit", "score", "asked", "responded"].map {
        json[$0]?.plain ?? ""
      }.joined(separator: " ")
    }
  }

  @Test("by group, rank and unit; those in no group last, with a score and without a rank")
  func groups() throws {
    var book = CaseBook.standard(Self.rules)
    book.registerUnit("org/ngo", kind: "organisation")
    for (index, unit) in ["dept/housing", "dept/water", "org/ngo", "s/c"].enumerated() {
      let name = "C-\(index)"
      book.register(name)
      book.accept(name)
      book.dispatch(name, to: unit)
      book.act(
        "case.signed", name, by: unit,
        at: unit == "dept/water" ? "2026-03-02 20:00" : "2026-03-02 10:00")
      book.resolve(
        name, by: unit, at: unit == "dept/water" ? "2026-03-05 09:00" : "2026-03-02 11:00")
    }
    #expect(
      try rows(book) == [
        "部门 1 dept/housing 100 1 1", "部门 2 dept/water 0 1 0", "基层 1 s/c 100 1 1",
        "基层  s/c/g  0 0", "  org/ngo 100 1 1",
      ])
  }

  @Test("asked are the legs for which a row decides: nobody is judged by a case that was withdrawn")
  func asked() throws {
    var book = CaseBook.standard(Self.rules)
    for name in ["C-1", "C-2", "C-3"] {
      book.register(name)
      book.accept(name)
    }
    book.dispatch("C-1", to: "dept/housing", at: "2026-03-02 10:00")
    book.record("case.withdrawn", "C-1", at: "2026-03-02 10:01")
    book.dispatch("C-2", to: "dept/water", at: "2026-03-02 10:00")
    book.dispatch("C-3", to: "dept/water", at: "2026-03-02 10:00")
    book.record("case.merged", "C-3", at: "2026-03-02 10:05", ["into": "C-2"])
    book.act("case.signed", "C-2", by: "dept/water", at: "2026-03-02 11:00")
    let rows = try rows(book)
    #expect(rows.contains("部门  dept/housing  0 0"))
    #expect(rows.contains { $0.hasPrefix("部门 1 dept/water ") && $0.hasSuffix(" 1 1") })
  }

  @Test(
    "what is wrong names its place",
    arguments: [
      (#"[{"name":"a","units":["grid","grid"]}]"#, "/assess/groups/0/units/1"),
      (#"[{"name":"a","units":["gird"]}]"#, "/assess/groups/0/units/0"),
      (#"[{"name":"a","units":[]}]"#, "/assess/groups/0/units"),
      (
        #"[{"name":"a","units":["grid"]},{"name":"a","units":["street"]}]"#, "/assess/groups/1/name"
      ),
      (#"[{"name":"a"}]"#, "/assess/groups/0"),
      (
        #"[{"name":"a","units":["grid"],"weights":{"response":-1}}]"#,
        "/assess/groups/0/weights/response"
      ),
    ])
  func faults(groups: String, path: String) {
    let rules = Fixture.rules.setting(["assess", "groups"], .parsed(groups))
    #expect(Fixture.faults(rules).map(\.path.description) == [path])
  }
}
