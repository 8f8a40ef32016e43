import Foundation
import Testing

/// The service side of Yongji's own story, with the figures that its document gives the parts of.
@Suite("Yongji: stations, members, lists, tasks")
struct YongjiServiceTests {
  private func book() throws -> PlaceBook {
    try PlaceBook(rules: "yongji", now: "2024-08-21T15:21:00+08:00")
  }

  @Test("3 streets, 22 communities, 236 areas with 35,000 households, 87 units of the city")
  func organisation() throws {
    var book = try book()
    try book.unit("yongji", "永济市", tier: "city")
    for street in 0..<3 { try book.unit("yongji/s\(street)", "街道", tier: "street") }
    for community in 0..<22 {
      try book.unit("yongji/s\(community % 3)/c\(community)", "社区", tier: "community")
    }
    for area in 0..<236 {
      let community = area % 22
      try book.unit(
        "yongji/s\(community % 3)/c\(community)/g\(area)", "小区", tier: "grid",
        ["households": area < 72 ? 149 : 148])
    }
    for unit in 0..<87 { try book.unit("org/\(unit)", "机关单位党组织", kind: "organisation") }
    try book.commit()
    let rows = try book.rows("units")
    #expect(rows.map { text($0, "units") } == ["236", "22", "3", "1", "87"])
    #expect(text(rows.first, "households") == "35000")
  }

  @Test("3,550 members registered with 22 communities (双报到)")
  func members() throws {
    var book = try book()
    for community in 0..<22 {
      try book.unit("yongji/c\(community)", "社区", tier: "community")
    }
    for member in 0..<3550 {
      try book.say(
        "actor.registered", "actor/m\(member)", by: "yongji/c\(member % 22)",
        at: "2024-03-05T09:00:00+08:00",
        ["actor": "m\(member)", "unit": "yongji/c\(member % 22)", "roles": ["member"]])
    }
    try book.commit()
    let rows = try book.rows("members --period 2024-08")
    #expect(rows.count == 22)
    #expect(rows.compactMap { $0["standing"] as? Int }.reduce(0, +) == 3550)
  }

  @Test("110 resources, 89 needs, 45 projects; no project without a need")
  func lists() throws {
    var book = try book()
    func list(_ type: String, _ item: Int) throws {
      try book.say(
        type, "list/yongji", by: "yongji", at: "2024-06-01T09:00:00+08:00",
        ["list": "yongji", "unit": "yongji", "item": "i\(item)"])
    }
    for item in 0..<110 { try list("resource.offered", item) }
    for item in 0..<89 { try list("need.listed", item) }
    for item in 0..<45 { try list("project.matched", item) }
    try book.refuse(
      "guard.no-need", "project.matched", "list/yongji", by: "yongji",
      at: "2024-06-01T09:00:00+08:00", ["list": "yongji", "unit": "yongji", "item": "i89"])
    let sum = try #require(try book.rows("lists").last)
    #expect(
      ["resources", "needs", "matched", "finished"].map { text(sum, $0) }
        == ["110", "89", "45", "0"])
    #expect(text(sum, "matchedRate") == "50.56")
  }

  @Test("蒲坂先锋: a task has one winner, and is done with evidence")
  func tasks() throws {
    var book = try book()
    try book.unit("yongji/xingbei", "杏北社区", tier: "community")
    func task(_ type: String, _ actor: String, _ more: [String: Any] = [:]) throws {
      try book.say(
        type, "task/1", by: "yongji/xingbei", at: "2024-07-01T09:00:00+08:00",
        more.merging(["actor": actor]) { old, _ in old })
    }
    try task("task.posted", "office", ["item": "看望孤寡老人"])
    try task("task.claimed", "m1")
    try book.refuse(
      "guard.task-taken", "task.claimed", "task/1", by: "yongji/xingbei",
      at: "2024-07-01T09:00:00+08:00", ["actor": "m2"])
    try book.refuse(
      "guard.evidence", "task.done", "task/1", by: "yongji/xingbei",
      at: "2024-07-02T09:00:00+08:00", ["actor": "m1"])
    try task("task.done", "m1", ["evidence": ["sha256:11"]])
    try book.commit()
    let row = try #require(try book.rows("tasks").first)
    #expect(text(row, "status") == "done")
    #expect(text(row, "claimant") == "m1")
  }
}
