import Foundation
import Testing

/// The service side of Linshu's own story, with the figures that its document gives the parts of.
@Suite("Linshu: four posts a grid, quarterly commitments")
struct LinshuServiceTests {
  private func book() throws -> PlaceBook {
    try PlaceBook(rules: "linshu-2026", now: "2022-07-26T15:41:00+08:00")
  }

  /// 8 communities, 30 large grids below them, 216 basic ones below these.
  private func grids(
    _ book: inout PlaceBook, posts: (Int) -> [String: Int]
  ) throws {
    for community in 0..<8 { try book.unit("linshu/c\(community)", "社区", tier: "community") }
    for large in 0..<30 { try book.unit("linshu/c\(large % 8)/b\(large)", "大网格") }
    for grid in 0..<216 {
      let large = grid % 30
      try book.unit(
        "linshu/c\(large % 8)/b\(large)/g\(grid)", "基础网格", tier: "grid",
        ["gridKind": "community", "households": 400, "posts": posts(grid)])
    }
    try book.commit()
  }

  @Test("一格四员: 216 × 4 = 864 posts; 30 large grids, 216 basic ones")
  func posts() throws {
    var book = try book()
    try grids(&book) { _ in ["leader": 1, "police": 1, "guide": 2] }
    let staffing = try object(try book.ask("staffing --format json").out)
    #expect(text(staffing, "grids") == "216")
    #expect(text(staffing, "filled") == "864")
    #expect(text(staffing, "wanted") == "864")
    #expect((staffing["findings"] as? [Any])?.isEmpty == true)
    let units = try book.rows("units")
    #expect(units.map { text($0, "units") } == ["216", "8", "30"])
  }

  @Test("a post that is missing is reported, not smoothed")
  func missing() throws {
    var book = try book()
    try grids(&book) { ["leader": 1, "police": 1, "guide": $0 == 7 ? 1 : 2] }
    let staffing = try object(try book.ask("staffing --format json").out)
    #expect(text(staffing, "filled") == "863")
    let findings = try book.rows("staffing")
    #expect(findings.map { text($0, "finding") } == ["post-missing"])
    #expect(findings.map { text($0, "post") } == ["guide"])
  }

  @Test("亮承诺: by the tenth of the quarter's first month, and who kept them")
  func commitments() throws {
    var book = try book()
    try book.unit("linshu/fenghuang", "凤凰社区", tier: "community")
    func commit(_ type: String, _ item: String, _ time: String) throws {
      try book.say(
        type, "period/2022-Q3", by: "linshu/fenghuang", at: time,
        ["unit": "linshu/fenghuang", "quarter": "2022-Q3", "item": item])
    }
    try commit("commitment.made", "楼道亮化", "2022-07-10T23:59:00+08:00")
    try commit("commitment.made", "充电桩", "2022-07-04T09:00:00+08:00")
    try commit("commitment.kept", "充电桩", "2022-07-20T09:00:00+08:00")
    try book.refuse(
      "guard.commitment-late", "commitment.made", "period/2022-Q3", by: "linshu/fenghuang",
      at: "2022-07-11T00:00:00+08:00",
      ["unit": "linshu/fenghuang", "quarter": "2022-Q3", "item": "停车位"])
    let rows = try book.rows("commitments --period 2022-Q3")
    #expect(rows.map { text($0, "state") } == ["open", "kept"])
    let later = try book.rows("commitments --period 2022-Q3 --now 2022-10-01T00:00:00+08:00")
    #expect(later.map { text($0, "state") } == ["missed", "kept"])
  }

  @Test("亮承诺: who promised nothing, awaited until the tenth is over")
  func silence() throws {
    var book = try book()
    for name in ["fenghuang", "zhenxing", "old"] {
      try book.unit("linshu/\(name)", name, tier: "community")
    }
    try book.unit("dept/housing", "住建局", kind: "department")
    try book.say(
      "unit.retired", "unit/linshu/old", by: "linshu", at: "2022-06-01T09:00:00+08:00",
      ["unit": "linshu/old"])
    try book.say(
      "commitment.made", "period/2022-Q3", by: "linshu/fenghuang", at: "2022-07-04T09:00:00+08:00",
      ["unit": "linshu/fenghuang", "quarter": "2022-Q3", "item": "充电桩"])
    try book.commit()
    func silent(_ words: String) throws -> [String] {
      let rows = try book.rows("commitments \(words)").filter { text($0, "made") == nil }
      return rows.map { row in
        ["quarter", "unit", "state"].compactMap { text(row, $0) }.joined(separator: " ")
      }
    }
    #expect(
      try silent("--period 2022-Q3 --now 2022-07-10T23:59:59+08:00")
        == ["2022-Q3 linshu/zhenxing awaited"])
    #expect(
      try silent("--period 2022-Q3 --now 2022-07-11T00:00:00+08:00")
        == ["2022-Q3 linshu/zhenxing none"])
    // Of the year the quarters that have begun.
    #expect(
      try silent("--period 2022 --now 2022-07-11T00:00:00+08:00") == [
        "2022-Q1 linshu/fenghuang none", "2022-Q1 linshu/zhenxing none",
        "2022-Q2 linshu/fenghuang none", "2022-Q2 linshu/zhenxing none",
        "2022-Q3 linshu/zhenxing none",
      ])
    #expect(try silent("--period 2022-Q3 --tier street").isEmpty)
    expectRefusal(try book.ask("commitments --period 2022-Q3 --tier village"), "usage.tier")
  }

  @Test("3,674 members and 210 workers of new trades registered where they live")
  func members() throws {
    var book = try book()
    try book.unit("linshu/fenghuang", "凤凰社区", tier: "community")
    try book.unit("linshu/zhenxing", "振兴社区", tier: "community")
    for member in 0..<3884 {
      let unit = member < 3674 ? "linshu/fenghuang" : "linshu/zhenxing"
      try book.say(
        "actor.registered", "actor/m\(member)", by: unit, at: "2022-06-05T09:00:00+08:00",
        ["actor": "m\(member)", "unit": unit, "roles": ["member"]])
    }
    try book.commit()
    let rows = try book.rows("members --period 2022-06")
    #expect(rows.map { text($0, "registered") } == ["3674", "210"])
  }
}
