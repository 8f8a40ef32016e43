import Foundation
import Testing

/// Qianyang's own story: "党建引领聚力 统筹治理提效", 2025-01-10.
@Suite("Qianyang: four slips, six kinds, small matters stay in the village")
struct QianyangTests {
  private static let kinds = ["family", "neighbour", "land", "debt", "wages", "injury"]

  private func book() throws -> PlaceBook {
    var book = try PlaceBook(rules: "qianyang", now: "2025-01-10T18:19:00+08:00")
    for (path, name, tier) in [
      ("qianyang", "千阳县", "county"), ("qianyang/town", "城关镇", "town"),
      ("qianyang/town/village", "新中村", "village"),
      ("qianyang/town/village/g1", "第一网格", "grid"),
    ] { try book.unit(path, name, tier: tier) }
    try book.unit("dept/police", "公安局", kind: "department")
    return book
  }

  @Test("691 of 845 disputes are of the six kinds: 81.78 %")
  func share() throws {
    var book = try book()
    let village = "qianyang/town/village"
    for index in 0..<845 {
      let name = "QY-2024-" + String(format: "%06d", index + 1)
      let matter = index < 691 ? Self.kinds[index % 6] : "dispute-other"
      let month = String(format: "%02d", index % 12 + 1)
      try book.open(
        name, matter, place: village, at: "2024-\(month)-03T09:00:00+08:00", title: "矛盾纠纷",
        channel: "grid")
      for (slip, day) in [("investigate", "03"), ("judge", "04"), ("mediate", "05")] {
        try book.say(
          "mediation.recorded", name, by: village, at: "2024-\(month)-\(day)T10:00:00+08:00",
          ["slip": slip])
      }
      try book.say(
        "case.resolved", name, by: village, at: "2024-\(month)-05T11:00:00+08:00",
        ["action": "调解成功"])
      try book.say(
        "mediation.recorded", name, by: village, at: "2024-\(month)-08T10:00:00+08:00",
        ["slip": "revisit"])
      try book.say(
        "case.followed", name, by: village, at: "2024-\(month)-08T10:00:00+08:00",
        ["reached": true, "solved": true, "satisfied": true])
      try book.say(
        "case.closed", name, by: village, at: "2024-\(month)-08T11:00:00+08:00",
        ["outcome": "solved"])
    }
    try book.commit()
    let rows = try book.rows("disputes --period 2024")
    let six = try #require(
      rows.first { text($0, "class") == "six-kinds" && text($0, "matter") == nil })
    #expect(text(six, "cases") == "691")
    #expect(text(six, "share") == "81.78")
    let all = try #require(rows.last)
    for key in ["cases", "investigate", "judge", "mediate", "revisit", "settled"] {
      #expect(text(all, key) == "845", "\(key)")
    }
    // Chinese, as it is printed there.
    #expect(try book.ask("disputes --period 2024 --lang zh").out.contains("81.78"))
    // None left its village.
    let board = try object(try book.ask("board --format json").out)
    #expect((board["byTier"] as? [String: Int]) == ["village": 845])
    try book.expectOrder()
  }

  @Test("the admission list keeps a department's duty from the village")
  func admission() throws {
    var book = try book()
    try book.open(
      "QY-1", "department-duty", place: "qianyang/town", at: "2024-05-06T09:00:00+08:00",
      title: "部门职责事项")
    try book.refuse(
      "guard.not-admitted", "case.dispatched", "QY-1", by: "qianyang/town",
      at: "2024-05-06T10:00:00+08:00", ["to": "qianyang/town/village"])
    try book.say(
      "case.dispatched", "QY-1", by: "qianyang/town", at: "2024-05-06T10:00:00+08:00",
      ["to": "dept/police"])
    try book.commit()
    #expect(text(try book.rows("cases").first, "holder") == "dept/police")
  }

  @Test("slips are for disputes only")
  func slips() throws {
    var book = try book()
    try book.open(
      "QY-1", "sewage", place: "qianyang/town/village", at: "2024-05-06T09:00:00+08:00",
      title: "污水")
    try book.refuse(
      "guard.not-dispute", "mediation.recorded", "QY-1", by: "qianyang/town/village",
      at: "2024-05-06T10:00:00+08:00", ["slip": "investigate"])
  }
}
