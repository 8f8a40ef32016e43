import Foundation
import Testing

/// Linshu's own story: 中共临沭县委组织部, 2022-07-26.
@Suite("Linshu: the grid whistles, the departments report in")
struct LinshuTests {
  private static let community = "linshu/street/fenghuang"
  private static let grid = community + "/g001"

  private func book() throws -> PlaceBook {
    var book = try PlaceBook(rules: "linshu-2026", now: "2022-07-26T15:41:00+08:00")
    for (path, name, tier) in [
      ("linshu", "临沭县", "county"), ("linshu/street", "临沭街道", "street"),
      (Self.community, "凤凰社区", "community"), (Self.grid, "第一网格", "grid"),
      (Self.grid + "/b1", "1号楼", "building"),
    ] { try book.unit(path, name, tier: tier) }
    for (path, name) in [("dept/urban", "综合执法局"), ("dept/housing", "住建局")] {
      try book.unit(path, name, kind: "department")
    }
    return book
  }

  /// Accepted by the grid on Monday at nine, and two departments called half an hour later.
  private func whistle(_ book: inout PlaceBook, _ name: String) throws {
    try book.say(
      "case.registered", name, by: Self.grid, at: "2022-07-04T09:00:00+08:00",
      [
        "matter": "property", "place": Self.grid, "channel": "grid", "urgency": "normal",
        "title": "物业问题",
      ])
    try book.say(
      "case.accepted", name, by: Self.grid, at: "2022-07-04T09:10:00+08:00", ["tier": "grid"])
    try book.say(
      "whistle.blown", name, by: Self.grid, at: "2022-07-04T09:30:00+08:00",
      ["kind": "routine", "call": ["dept/urban", "dept/housing"], "lead": "dept/housing"])
  }

  @Test("网格吹哨、部门报到: nothing is resolved before the lead is done and all are in")
  func whistles() throws {
    var book = try book()
    try whistle(&book, "LS-1")
    func step(_ type: String, _ unit: String, _ hour: Int, _ more: [String: Any] = [:]) throws {
      try book.say(
        type, "LS-1", by: unit, at: "2022-07-04T\(hour):00:00+08:00",
        more.merging(["unit": unit]) { old, _ in old })
    }
    try step("whistle.answered", "dept/housing", 11)
    try step("whistle.finished", "dept/housing", 15)
    try book.refuse(
      "guard.whistle-unfinished", "case.resolved", "LS-1", by: Self.grid,
      at: "2022-07-04T16:00:00+08:00", ["action": "已协调"])
    try step("whistle.answered", "dept/urban", 16)
    for unit in ["dept/housing", "dept/urban"] {
      try step("whistle.rated", unit, 17, ["score": 95])
    }
    try book.say(
      "case.resolved", "LS-1", by: Self.grid, at: "2022-07-04T18:00:00+08:00",
      ["action": "已协调"])
    try book.commit()
    let rows = try book.rows("whistles")
    #expect(rows.map { text($0, "step") } == ["reported", "finished"])
  }

  @Test("who signed the case before it was called has not signed the call")
  func signedBefore() throws {
    var book = try book()
    try book.open(
      "LS-1", "corridor", place: Self.grid, at: "2022-07-04T09:00:00+08:00", title: "楼道堆物")
    try book.say(
      "case.dispatched", "LS-1", by: Self.grid, at: "2022-07-04T09:10:00+08:00",
      ["to": "dept/housing"])
    try book.say(
      "case.signed", "LS-1", by: "dept/housing", at: "2022-07-04T09:20:00+08:00",
      ["unit": "dept/housing"])
    try book.say(
      "whistle.blown", "LS-1", by: "dept/housing", at: "2022-07-04T09:30:00+08:00",
      ["kind": "routine", "call": ["dept/housing", "dept/urban"]])
    try book.commit()
    let rows = try book.rows("whistles --now 2022-07-04T10:30:00+08:00")
    #expect(rows.map { text($0, "step") } == ["called", "called"])
    #expect(rows.allSatisfy { text($0, "signed") == nil })
  }

  @Test("签收: a called unit to which the case was dispatched too, signed and not yet there")
  func signed() throws {
    var book = try book()
    try whistle(&book, "LS-1")
    try book.say(
      "case.dispatched", "LS-1", by: Self.grid, at: "2022-07-04T09:40:00+08:00",
      ["to": "dept/housing"])
    func rows(_ now: String) throws -> [[String?]] {
      try book.commit()
      return try book.rows("whistles --now \(now)").map { row in
        ["unit", "step", "signed"].map { text(row, $0) }
      }
    }
    #expect(
      try rows("2022-07-04T10:30:00+08:00") == [
        ["dept/urban", "called", nil], ["dept/housing", "called", nil],
      ])
    try book.say(
      "case.signed", "LS-1", by: "dept/housing", at: "2022-07-04T10:00:00+08:00",
      ["unit": "dept/housing"])
    let stamp = "2022-07-04T10:00:00+08:00"
    #expect(
      try rows("2022-07-04T10:30:00+08:00") == [
        ["dept/urban", "called", nil], ["dept/housing", "signed", stamp],
      ])
    #expect(
      try rows("2022-07-08T10:30:00+08:00") == [
        ["dept/urban", "absent", nil], ["dept/housing", "absent", stamp],
      ])
    #expect(try book.rows("whistles --step signed --now 2022-07-04T10:30:00+08:00").count == 1)
    try book.say(
      "whistle.answered", "LS-1", by: "dept/housing", at: "2022-07-04T11:00:00+08:00",
      ["unit": "dept/housing"])
    #expect(
      try rows("2022-07-04T12:00:00+08:00") == [
        ["dept/urban", "called", nil], ["dept/housing", "reported", stamp],
      ])
  }

  @Test("受理、派发、督办、考核: who stays away is on the list of the absent, and carded")
  func chain() throws {
    var book = try book()
    try whistle(&book, "LS-1")
    try book.commit()
    let absent = try book.rows("absent --month 2022-07")
    #expect(
      Set(absent.compactMap { text($0, "unit") }) == ["dept/urban", "dept/housing"])
    expectStatus(try book.ask("sweep --now 2022-07-06T08:00:00+08:00"), 0)
    let cards = try book.rows("cards")
    #expect(cards.map { text($0, "level") } == ["yellow", "yellow"])
    #expect(cards.map { text($0, "timer") } == ["answer", "answer"])
    try book.expectOrder()
  }

  /// Registered, accepted, resolved, followed and closed by the community.
  private func settle(
    _ book: inout PlaceBook, _ name: String, _ matter: String, on day: String,
    channel: String, isSatisfied: Bool = true
  ) throws {
    let unit = Self.community
    try book.say(
      "case.registered", name, by: unit, at: day + "T09:00:00+08:00",
      [
        "matter": matter, "place": unit, "channel": channel, "urgency": "normal", "title": "诉求",
      ])
    try book.say(
      "case.accepted", name, by: unit, at: day + "T09:30:00+08:00", ["tier": "community"])
    try book.say(
      "case.resolved", name, by: unit, at: day + "T15:00:00+08:00", ["action": "已办理"])
    try book.say(
      "case.followed", name, by: unit, at: day + "T16:00:00+08:00",
      ["reached": true, "solved": true, "satisfied": isSatisfied])
    try book.say(
      "case.closed", name, by: unit, at: day + "T17:00:00+08:00", ["outcome": "solved"])
  }

  @Test("500 disputes mediated, 98 % satisfied: what a community makes public each month")
  func disclosure() throws {
    var book = try book()
    for index in 1...500 {
      try settle(
        &book, "LS-\(index)", "dispute", on: "2022-06-\(index % 20 + 10)", channel: "grid",
        isSatisfied: index > 10)
    }
    try book.commit()
    let report = try object(
      try book.ask("report disclosure --period 2022-06 --format json").out)
    let totals = try #require(report["totals"] as? [[String: Any]])
    func total(_ name: String) -> [String: Any]? { totals.first { text($0, "figure") == name } }
    #expect(text(total("closed"), "count") == "500")
    #expect(text(total("satisfied"), "count") == "490")
    #expect(text(total("satisfied"), "percent") == "98")
    #expect(text(try book.rows("disputes --period 2022").last, "settled") == "500")
    try book.expectOrder()
  }

  @Test("12345 calls are down by 18 % on the year before")
  func hotline() throws {
    var book = try book()
    for (year, count) in [("2021", 200), ("2022", 164)] {
      for index in 1...count {
        try settle(
          &book, "LS-\(year)-\(index)", "property", on: "\(year)-05-\(index % 20 + 10)",
          channel: "hotline")
      }
    }
    try book.commit()
    let row = try #require(try book.rows("report change --period 2022-Q2").first)
    #expect(text(row, "count") == "164")
    #expect(text(row, "before") == "200")
    #expect(text(row, "change") == "-18")
  }

  @Test("property companies are ranked among themselves each quarter")
  func companies() throws {
    var book = try book()
    for (path, name) in [("company/jinming", "金明寓物业"), ("company/shidanli", "史丹利物业")] {
      try book.unit(path, name, kind: "company")
    }
    for (name, company, day) in [
      ("LS-1", "company/jinming", "06"), ("LS-2", "company/shidanli", "20"),
    ] {
      try book.say(
        "case.registered", name, by: Self.grid, at: "2022-05-05T09:00:00+08:00",
        [
          "matter": "property", "place": Self.grid, "channel": "grid", "urgency": "normal",
          "title": "物业问题",
        ])
      try book.say("case.accepted", name, by: Self.grid, at: "2022-05-05T09:10:00+08:00")
      try book.say(
        "case.dispatched", name, by: Self.grid, at: "2022-05-05T09:20:00+08:00", ["to": company])
      try book.say(
        "case.signed", name, by: company, at: "2022-05-05T09:30:00+08:00", ["unit": company])
      try book.say(
        "case.resolved", name, by: company, at: "2022-05-\(day)T09:30:00+08:00",
        ["action": "已整改"])
    }
    try book.commit()
    let rows = try book.rows("assess --period 2022-Q2 --kind company")
    #expect(rows.map { text($0, "unit") } == ["company/jinming", "company/shidanli"])
    #expect(rows.map { text($0, "onTime") } == ["1", "0"])
    #expect(rows.map { text($0, "due") } == ["1", "1"])
  }

  @Test("a worker's month: what they recorded, on how many days (个人月度考核)")
  func person() throws {
    var book = try book()
    try book.say(
      "actor.registered", "actor/w17", by: Self.grid, at: "2022-05-01T09:00:00+08:00",
      ["actor": "w17", "unit": Self.grid, "roles": ["grid"]])
    for (index, day) in ["05", "05", "06", "30"].enumerated() {
      try book.say(
        "case.registered", "LS-\(index)", by: Self.grid, at: "2022-05-\(day)T09:00:00+08:00",
        [
          "matter": "property", "place": Self.grid, "channel": "grid", "urgency": "normal",
          "title": "物业问题",
        ], actor: "w17")
    }
    try book.say(
      "case.accepted", "LS-0", by: Self.grid, at: "2022-06-01T09:00:00+08:00", actor: "w17")
    try book.commit()
    let record = try object(
      try book.ask("report person w17 --period 2022-05 --format json").out)
    #expect(text(record, "days") == "4")
    #expect(text(record, "events") == "5")
  }
}
