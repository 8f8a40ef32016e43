import Foundation
import Testing

/// Gujiao's own story: 中共古交市委组织部, 2024-07-11.
@Suite("Gujiao: centres of four tiers, order by menu, the duty roster")
struct GujiaoTests {
  private static let station = "gujiao/t01/c001/s001"

  private func book() throws -> PlaceBook {
    var book = try PlaceBook(rules: "gujiao", now: "2024-07-11T17:21:00+08:00")
    for (path, name, tier) in [
      ("gujiao", "古交市党群服务中心", "city"), ("gujiao/t01", "镇城底镇党群服务中心", "township"),
      ("gujiao/t01/c001", "社区党群服务中心", "community"), (Self.station, "小区党群服务站", "station"),
    ] { try book.unit(path, name, tier: tier) }
    try book.unit("dept/health", "卫健局", kind: "department")
    return book
  }

  @Test(
    "what is ordered at a station starts at the centre that serves it",
    arguments: [
      ("menu-living", "gujiao/t01/c001/s001"), ("menu-health", "gujiao/t01/c001"),
      ("menu-legal", "gujiao/t01"), ("visit", "gujiao"),
    ])
  func starts(matter: String, holder: String) throws {
    var book = try book()
    try book.open(
      "GJ-1", matter, place: Self.station, at: "2024-05-06T09:00:00+08:00", title: "点菜")
    try book.commit()
    #expect(text(try book.rows("cases").first, "holder") == holder)
  }

  @Test("an order is passed to whoever cooks it, and the resident is asked how it was")
  func order() throws {
    var book = try book()
    try book.open(
      "GJ-1", "menu-health", place: Self.station, at: "2024-05-06T09:00:00+08:00", title: "义诊")
    try book.say(
      "case.dispatched", "GJ-1", by: "gujiao/t01/c001", at: "2024-05-06T10:00:00+08:00",
      ["to": "dept/health"])
    try book.say(
      "case.signed", "GJ-1", by: "dept/health", at: "2024-05-06T11:00:00+08:00",
      ["unit": "dept/health"])
    try book.say(
      "case.resolved", "GJ-1", by: "dept/health", at: "2024-05-10T11:00:00+08:00",
      ["action": "义诊进社区"])
    try book.refuse(
      "guard.follow-up", "case.closed", "GJ-1", by: "gujiao/t01/c001",
      at: "2024-05-10T12:00:00+08:00", ["outcome": "solved"])
    try book.say(
      "case.followed", "GJ-1", by: "gujiao/t01/c001", at: "2024-05-11T12:00:00+08:00",
      ["reached": true, "solved": true, "satisfied": true])
    try book.say(
      "case.closed", "GJ-1", by: "gujiao/t01/c001", at: "2024-05-11T12:10:00+08:00",
      ["outcome": "solved"])
    try book.commit()
    #expect(text(try book.rows("cases").first, "status") == "closed")
    try book.expectOrder()
  }

  @Test("volunteers show what they did")
  func volunteers() throws {
    var book = try book()
    try book.open(
      "GJ-1", "volunteer", place: "gujiao/t01/c001", at: "2024-05-06T09:00:00+08:00",
      title: "志愿服务活动")
    try book.refuse(
      "guard.evidence", "case.resolved", "GJ-1", by: "gujiao/t01/c001",
      at: "2024-05-10T12:00:00+08:00", ["action": "已开展"])
  }

  @Test("the roster finds who is on duty, upward from the place, as it was on a day")
  func duty() throws {
    var book = try book()
    func roster(_ actor: String, _ roles: [String], _ day: String) throws {
      try book.say(
        "actor.registered", "actor/" + actor, by: "gujiao", at: day + "T08:00:00+08:00",
        ["actor": actor, "unit": "gujiao/t01/c001", "roles": roles])
    }
    try roster("w01", ["reception", "duty"], "2024-07-01")
    try roster("w02", ["reception"], "2024-07-01")
    try roster("w01", ["reception"], "2024-07-02")
    try roster("w02", ["reception", "duty"], "2024-07-02")
    try book.commit()
    func found(_ words: String) throws -> [[String?]] {
      try book.rows("duty " + words).map { [text($0, "unit"), text($0, "actor")] }
    }
    #expect(
      try found("--place " + Self.station) == [
        [Self.station, nil], ["gujiao/t01/c001", "w02"], ["gujiao/t01", nil], ["gujiao", nil],
      ])
    let takes = try book.rows("duty --place " + Self.station).map { text($0, "takes") }
    #expect(takes == ["0", "1", "0", "0"])
    #expect(try found("--as-of 2024-07-01T12:00:00+08:00") == [["gujiao/t01/c001", "w01"]])
    #expect(try found("--role reception").count == 2)
    let zh = try book.ask("duty --lang zh --place " + Self.station).out
    #expect(zh.contains("小区站") && zh.contains("无人"))
  }

  @Test("the menu: what can be ordered from a place, where it goes, who is on duty there")
  func menu() throws {
    var book = try book()
    try onDuty("w01", "gujiao/t01/c001", &book)
    try onDuty("w02", "gujiao", &book)
    try book.open(
      "GJ-1", "menu-health", place: Self.station, at: "2024-05-06T09:00:00+08:00", title: "义诊")
    try book.commit()
    let rows = try book.rows("menu --place " + Self.station)
    func row(_ matter: String) -> [String: Any]? { rows.first { text($0, "matter") == matter } }
    #expect(rows.count == 7)
    #expect(rows.allSatisfy { text($0, "matter")?.hasPrefix("menu-") == true })
    #expect(text(row("menu-living"), "unit") == Self.station)
    // Nobody at the station: the community takes it.
    #expect(text(row("menu-living"), "taker") == "gujiao/t01/c001")
    #expect(row("menu-living")?["duty"] as? [String] == ["w01"])
    // Nobody at the township: the city does.
    #expect(text(row("menu-legal"), "unit") == "gujiao/t01")
    #expect(row("menu-legal")?["duty"] as? [String] == ["w02"])
    #expect(text(row("menu-health"), "orders") == "1")
    #expect(text(row("menu-health"), "open") == "1")
    #expect(try book.ask("menu --lang zh").out.contains("健康服务"))
    // A place whose rules have no menu says so.
    var other = try PlaceBook(rules: "linshu-2026", now: "2024-07-11T17:21:00+08:00")
    try other.commit()
    #expect(try other.ask("menu").err.contains("nothing can be ordered"))
  }

  private func onDuty(_ actor: String, _ unit: String, _ book: inout PlaceBook) throws {
    try book.say(
      "actor.registered", "actor/" + actor, by: unit, at: "2024-05-01T08:00:00+08:00",
      ["actor": actor, "unit": unit, "roles": ["duty"]])
  }

  @Test("an order is dispatched by the roster, to the lowest unit where somebody is on duty")
  func routed() throws {
    var book = try book()
    try onDuty("w02", "gujiao", &book)
    try book.open(
      "GJ-1", "menu-living", place: Self.station, at: "2024-05-06T09:00:00+08:00", title: "理发",
      acceptedBy: Self.station)
    try book.unit("gujiao/t01/c001/s002", "小区党群服务站", tier: "station")
    try onDuty("w03", "gujiao/t01/c001/s002", &book)
    try book.commit()
    let dispatch = "record case.dispatched GJ-1 to=@duty --by c1 --source gujiao/t01/c001/s001"
    func holder() throws -> String? { text(try book.rows("cases").first, "holder") }
    expectStatus(try book.ask(dispatch), 0)
    // Not to the neighbouring station, though it is lower.
    #expect(try holder() == "gujiao")
    let row = try #require(try book.rows("duty --case GJ-1").first)
    #expect(text(row, "unit") == "gujiao" && text(row, "takes") == "1")
    // Whoever holds it and is on duty keeps it, and its time runs on.
    expectRefusal(try book.ask(dispatch), "record.duty")
    #expect(try book.ask("case GJ-1 --format json").out.contains(#""version":3"#))
    // What stands in the book is the unit, not the question.
    #expect(try book.ask("case GJ-1 --format json").out.contains(#""to":"gujiao""#))
  }

  @Test("a case that cannot be dispatched is the guards' to refuse, whoever is on duty")
  func closed() throws {
    var book = try book()
    try onDuty("w01", "gujiao", &book)
    try book.open(
      "GJ-1", "visit", place: Self.station, at: "2024-05-06T09:00:00+08:00", title: "参观")
    try book.say(
      "case.resolved", "GJ-1", by: "gujiao", at: "2024-05-07T09:00:00+08:00", ["action": "已接待"])
    try book.commit()
    expectRefusal(
      try book.ask("record case.dispatched GJ-1 to=@duty --by c1 --source gujiao"), "guard.status")
  }

  @Test("where nobody is on duty nothing is dispatched")
  func nobody() throws {
    var book = try book()
    try book.open(
      "GJ-1", "menu-living", place: Self.station, at: "2024-05-06T09:00:00+08:00", title: "理发")
    try book.commit()
    let words = "record case.dispatched GJ-1 to=@duty --by c1 --source \(Self.station)"
    expectRefusal(try book.ask(words), "record.duty")
    // With a unit that has retired nobody is on duty.
    try onDuty("w09", "gujiao", &book)
    try book.say(
      "unit.retired", "unit/gujiao", by: "gujiao", at: "2024-06-01T08:00:00+08:00",
      ["unit": "gujiao"])
    try book.commit()
    expectRefusal(try book.ask(words), "record.duty")
    #expect(try book.rows("duty").isEmpty)
    #expect(try book.rows("duty --case GJ-1").allSatisfy { text($0, "takes") == "0" })
    // Repeated, it might ask another roster.
    expectRefusal(try book.ask(words + " --id d1"), "usage.duty")
    expectRefusal(try book.ask(words + #" assist=["@duty"]"#), "usage.duty")
    expectRefusal(
      try book.ask("record case.dispatched GJ-9 to=@duty --by c1 --source gujiao"), "case.unknown")
    expectRefusal(try book.ask("duty --case GJ-9"), "case.unknown")
    expectRefusal(try book.ask("duty --case GJ-1 --place gujiao"), "usage.place")
  }

  @Test("1 + 13 + 162 + N: centres of each tier, counted")
  func centres() throws {
    var book = try PlaceBook(rules: "gujiao", now: "2024-07-11T17:21:00+08:00")
    try book.unit("gujiao", "古交市党群服务中心", tier: "city")
    for township in 0..<13 {
      // Six posts of the establishment in each: 岗位定人.
      try book.unit(
        "gujiao/t\(township)", "乡镇（街道）党群服务中心", tier: "township", ["posts": ["staff": 6]])
    }
    for community in 0..<162 {
      try book.unit(
        "gujiao/t\(community % 13)/c\(community)", "村（社区）党群服务中心", tier: "community")
    }
    for station in 0..<100 {
      try book.unit(
        "gujiao/t\(station % 13)/c\(station)/s\(station)", "小区党群服务站", tier: "station")
    }
    for organisation in 0..<28 {
      try book.unit("org/\(organisation)", "“两新”组织", kind: "organisation")
    }
    try book.commit()
    let rows = try book.rows("units")
    #expect(
      rows.map { "\(text($0, "tier") ?? "–") \(text($0, "units") ?? "")" } == [
        "station 100", "community 162", "township 13", "city 1", "– 28",
      ])
    #expect(text(try book.rows("units --under gujiao/t0").first, "units") == "8")
    #expect(try book.ask("units --lang zh").out.contains("乡镇街道"))
  }
}
