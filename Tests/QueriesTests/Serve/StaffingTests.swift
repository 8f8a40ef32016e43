import Basics
import CaseModel
import CaseTestSupport
import HomeTestSupport
import Projection
import Queries
import Reports
import Testing

/// 一格四员, 300–500 households, and sums of parts.
@Suite("Reference data of the grids")
struct StaffingTests {
  private func register(
    _ unit: String, _ more: JSONObject, _ book: inout CaseBook
  ) {
    var data: JSONObject = ["unit": .string(unit), "name": "名", "kind": "tier", "tier": "grid"]
    for (key, value) in more.members { data[key] = value }
    book.record("unit.registered", "unit/" + unit, at: "2026-01-01 09:00", data)
  }

  private func findings(_ book: CaseBook) -> [String] {
    let view = book.view(now: "2026-06-01 09:00")
    return view.staffing.findings.map { view.json($0, as: ServeReports.findings) }.map { row in
      row.members.map { RowText.plain($0.value) }.filter { !$0.isEmpty }.joined(separator: " ")
    }
  }

  private enum RowText {
    static func plain(_ value: JSONValue) -> String { value.string ?? value.number?.text ?? "" }
  }

  private static let four: JSONValue = ["leader": 1, "police": 1, "guide": 2]

  /// Linshu: 30 large grids of communities, 216 basic grids; four posts each are 864.
  @Test("216 basic grids of four posts are 864 posts")
  func linshu() {
    var book = CaseBook()
    for number in 1...216 {
      register(
        "c/g\(number)", ["gridKind": "community", "households": 400, "posts": Self.four], &book)
    }
    for number in 1...30 { register("c/z\(number)", ["kind": "organisation", "tier": "x"], &book) }
    let view = book.view(now: "2026-06-01 09:00")
    let document = view.json(view.staffing, as: ServeReports.staffing)
    #expect(document["grids"] == 216)
    #expect(document["filled"] == 864)
    #expect(document["wanted"] == 864)
    #expect(document["households"] == 86_400)
    #expect(findings(book) == [])
  }

  /// The prefecture of the 2024 report: 1,407 + 1,405 + 259 = 3,071.
  @Test("1,407 community, 1,405 dedicated and 259 rural grids are 3,071")
  func prefecture() {
    var book = CaseBook()
    for (kind, count) in [("community", 1407), ("dedicated", 1405), ("rural", 259)] {
      for number in 0..<count {
        register("p/\(kind)\(number)", ["gridKind": .string(kind)], &book)
      }
    }
    let view = book.view(now: "2026-06-01 09:00")
    let document = view.json(view.staffing, as: ServeReports.staffing)
    #expect(document["grids"] == 3071)
    #expect(
      document["kinds"]
        == ["community": 1407, "dedicated": 1405, "rural": 259, "unstated": 0])
    // Where no grid states posts, none is asked for them.
    #expect(findings(book) == [])
  }

  @Test("sizes: 300 to 500, from 200 on perhaps a hard area; dedicated grids as they are")
  func sizes() {
    var book = CaseBook()
    for (unit, households, kind) in [
      ("a", 300, "community"), ("b", 500, "rural"), ("c", 501, "community"),
      ("d", 299, "community"), ("e", 200, "community"), ("f", 199, "rural"),
      ("g", 40, "dedicated"),
    ] {
      register(
        unit, ["gridKind": .string(kind), "households": .integer(households)], &book)
    }
    #expect(
      findings(book) == [
        "c too-large 501 500", "d small-hard-area 299 300", "e small-hard-area 200 300",
        "f too-small 199 300",
      ])
  }

  @Test("posts: too few, too many, none stated; a grid of no kind")
  func posts() {
    var book = CaseBook()
    register("a", ["gridKind": "rural", "posts": ["leader": 1, "police": 2, "guide": 1]], &book)
    register("b", ["gridKind": "rural"], &book)
    register("c", ["posts": Self.four], &book)
    #expect(
      findings(book) == [
        "a post-extra police 2 1", "a post-missing guide 1 2", "b posts-unstated",
        "c kind-unstated",
      ])
  }

  @Test("a whole is compared with the nearest parts that state something; retired ones are gone")
  func sums() {
    var book = CaseBook()
    register(
      "t", ["tier": "town", "households": 1000, "posts": ["leader": 3, "police": 2, "guide": 4]],
      &book)
    register("t/z", ["tier": "zone"], &book)
    for (unit, households) in [("t/z/a", 400), ("t/z/b", 500), ("t/c", 400)] {
      register(
        unit,
        ["gridKind": "community", "households": .integer(households), "posts": Self.four], &book)
    }
    book.record("unit.retired", "unit/x", at: "2026-01-02 09:00", ["unit": "t/c"])
    #expect(findings(book) == ["t households-sum 1000 900", "t posts-sum leader 3 2"])
  }

  @Test("where some grids say how many households they have, those that do not are named")
  func unstated() {
    var book = CaseBook()
    register("a", ["gridKind": "community", "households": 400], &book)
    register("b", ["gridKind": "community"], &book)
    register("c", ["gridKind": "dedicated"], &book)
    #expect(findings(book) == ["b households-unstated"])
  }

  @Test("of the posts those that the rules ask for are counted as filled and wanted")
  func demand() {
    var book = CaseBook.standard(Fixture.rules.setting(["grids"], ["posts": ["head": 2]]))
    register("a", ["gridKind": "rural", "posts": ["leader": 1, "guide": 5]], &book)
    let staffing = book.view(now: "2026-06-01 09:00").staffing
    // The grid of the stage states no posts.
    #expect(staffing.demand?.filled == 1)
    #expect(staffing.demand?.wanted == 4)
  }

  @Test("what the rules in force ask of a grid, and nothing that they leave out")
  func norms() {
    func findings(_ grids: JSONValue) -> [String] {
      var book = CaseBook.standard(Fixture.rules.setting(["grids"], grids))
      register("a", ["gridKind": "rural", "households": 90, "posts": ["head": 2]], &book)
      register("b", ["gridKind": "rural", "households": 120, "posts": ["leader": 1]], &book)
      register("c", ["gridKind": "community", "households": 201, "posts": ["guide": 9]], &book)
      return self.findings(book).filter { !$0.hasPrefix("s/") }
    }
    #expect(findings([:]) == [])
    #expect(
      findings(["posts": ["head": 1]]) == ["a post-extra leader 2 1", "c post-missing leader 0 1"])
    #expect(
      findings(["households": [150, 200], "hard": [100, 150]])
        == ["a too-small 90 150", "b small-hard-area 120 150", "c too-large 201 200"])
    #expect(
      findings(["households": [150, 200]])
        == ["a too-small 90 150", "b too-small 120 150", "c too-large 201 200"])
  }

  @Test(
    "a rule of grids that contradicts itself is refused with its path",
    arguments: [
      (#"{"households":[500,300]}"#, "/grids/households"),
      (#"{"households":[300]}"#, "/grids/households"),
      (#"{"households":[300],"hard":[200,300]}"#, "/grids/households"),
      (#"{"households":[-1,300]}"#, "/grids/households/0"),
      (#"{"hard":[200,300]}"#, "/grids/hard"),
      (#"{"households":[300,500],"hard":[400,600]}"#, "/grids/hard"),
      (#"{"households":[300,500],"hard":[300,300]}"#, "/grids/hard"),
      (#"{"posts":{"":1}}"#, "/grids/posts/"),
      (#"{"posts":{"head":1,"leader":1}}"#, "/grids/posts/leader"),
      (#"{"posts":{"guide":"two"}}"#, "/grids/posts/guide"),
      (#"{"size":1}"#, "/grids/size"), (#"[]"#, "/grids"),
    ])
  func faults(grids: String, path: String) {
    let faults = Fixture.faults(Fixture.rules.setting(["grids"], .parsed(grids)))
    #expect(faults.map { "\($0.path)" } == [path])
  }
}
