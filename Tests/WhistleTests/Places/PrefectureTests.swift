import Foundation
import Testing

/// The report of a prefecture that hides its name, 2024.
@Suite("The prefecture: whistles that are answered at once, cases before complaints")
struct PrefectureTests {
  private static let community = "city/d1/s1/c1"

  private func book() throws -> PlaceBook {
    var book = try PlaceBook(rules: "prefecture", now: "2024-12-31T18:00:00+08:00")
    for (path, name, tier) in [
      ("city", "市", "city"), ("city/d1", "区", "district"), ("city/d1/s1", "街道", "street"),
      (Self.community, "社区", "community"), (Self.community + "/g1", "网格", "grid"),
    ] { try book.unit(path, name, tier: tier) }
    try book.unit("dept/emergency", "应急局", kind: "department")
    try book.unit("dept/housing", "住建局", kind: "department")
    return book
  }

  @Test("哨响即至: a quarter of an hour, and who is a minute late is seen")
  func whistle() throws {
    var book = try book()
    try book.open(
      "P-1", "forest-fire", place: Self.community + "/g1", at: "2024-04-20T13:00:00+08:00",
      title: "林区冒烟", channel: "grid", urgency: "emergency", acceptedBy: "city/d1/s1")
    try book.refuse(
      "guard.tier-step", "case.escalated", "P-1", by: "city/d1/s1",
      at: "2024-04-20T13:05:00+08:00", ["from": "street", "to": "grid", "cause": "order"])
    // Over the district's head, as the rules allow for this matter and urgency.
    try book.say(
      "case.escalated", "P-1", by: "city/d1/s1", at: "2024-04-20T13:05:00+08:00",
      ["from": "street", "to": "city", "cause": "unable", "skip": true])
    try book.say(
      "whistle.blown", "P-1", by: "city", at: "2024-04-20T13:10:00+08:00",
      ["kind": "emergency", "call": ["dept/emergency", "dept/housing"]])
    try book.say(
      "whistle.answered", "P-1", by: "dept/emergency", at: "2024-04-20T13:25:00+08:00",
      ["unit": "dept/emergency", "onsite": true])
    try book.say(
      "whistle.answered", "P-1", by: "dept/housing", at: "2024-04-20T13:26:00+08:00",
      ["unit": "dept/housing", "onsite": true])
    try book.commit()
    let row = try object(try book.ask("case P-1 --format json").out)
    let answers = try #require(row["timers"] as? [[String: Any]])
      .filter { text($0, "timer") == "answer" }
    #expect(answers.map { text($0, "state") } == ["met", "late"])
    try book.expectOrder()
  }

  @Test("未诉先办、接诉即办: what a grid found itself is told apart from what was complained of")
  func proactive() throws {
    var book = try book()
    for index in 1...5 {
      try book.open(
        "P-\(index)", "hazard", place: Self.community + "/g1", at: "2024-03-04T09:00:00+08:00",
        title: "安全隐患", channel: index <= 3 ? "proactive" : "hotline")
    }
    try book.commit()
    #expect(
      try book.rows("cases --channel proactive").map { text($0, "case") } == ["P-1", "P-2", "P-3"])
    #expect(try book.rows("cases --channel proactive --channel hotline").count == 5)
  }
}
