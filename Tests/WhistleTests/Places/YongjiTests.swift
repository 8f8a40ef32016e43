import Foundation
import Testing

/// Yongji's own story: "激活“神经末梢” 擦亮“幸福底色”", Yuncheng Daily, 2024-08-21.
@Suite("Yongji: five meetings, six steps, wishes")
struct YongjiTests {
  private static let liuan = "yongji/chengxi/liuyuan/liuan"
  private static let xingbei = "yongji/chengdong/xingbei"

  private func book() throws -> PlaceBook {
    var book = try PlaceBook(rules: "yongji", now: "2024-08-21T15:21:00+08:00")
    for (path, name, tier) in [
      ("yongji", "永济市", "city"), ("yongji/chengxi", "城西街道", "street"),
      ("yongji/chengdong", "城东街道", "street"), ("yongji/chengxi/liuyuan", "柳园社区", "community"),
      ("yongji/chengxi/dianji", "电机社区", "community"), (Self.xingbei, "杏北社区", "community"),
      (Self.liuan, "柳岸华都小区", "grid"), (Self.liuan + "/b1", "1号楼", "building"),
    ] { try book.unit(path, name, tier: tier) }
    try book.unit("dept/housing", "住建局", kind: "department")
    return book
  }

  private func meet(
    _ book: inout PlaceBook, _ name: String, _ steps: ClosedRange<Int>, at time: String,
    tier: String = "grid", by unit: String = liuan, outcome: String? = nil
  ) throws {
    for step in steps {
      var data: [String: Any] = ["tier": tier, "step": step]
      if step == steps.upperBound, let outcome { data["outcome"] = outcome }
      try book.say("meeting.held", name, by: unit, at: time, data)
    }
  }

  @Test("bikes at Liuan Huadu: raised at the weekend bench meeting, settled in six steps")
  func bikes() throws {
    var book = try book()
    try book.open(
      "YJ-2024-000001", "ebike", place: Self.liuan, at: "2024-05-06T18:00:00+08:00",
      title: "电动车进小区乱停乱放")
    try book.refuse(
      "guard.meeting-step", "meeting.held", "YJ-2024-000001", by: Self.liuan,
      at: "2024-05-11T10:00:00+08:00", ["tier": "grid", "step": 4])
    // Saturday: a shed on the empty ground beside the gate, with charging points.
    try meet(
      &book, "YJ-2024-000001", 1...4, at: "2024-05-11T10:00:00+08:00", outcome: "adjourn")
    try book.commit()
    let waiting = try book.rows("meetings --now 2024-05-12T09:00:00+08:00")
    #expect(waiting.map { text($0, "label") } == ["deliberating"])
    #expect(waiting.map { text($0, "next") } == ["2024-05-18T10:00:00+08:00"])
    // "How do heavy things get home?" Barrows at the gate: the plan is drafted once more.
    try meet(
      &book, "YJ-2024-000001", 3...5, at: "2024-05-18T10:00:00+08:00", outcome: "implement")
    try book.say(
      "case.resolved", "YJ-2024-000001", by: Self.liuan, at: "2024-06-20T17:00:00+08:00",
      ["action": "建成车棚，安装充电设施，门口放置手推车"])
    try meet(&book, "YJ-2024-000001", 6...6, at: "2024-06-22T10:00:00+08:00")
    try book.say(
      "case.followed", "YJ-2024-000001", by: Self.liuan, at: "2024-06-22T11:00:00+08:00",
      ["reached": true, "solved": true, "satisfied": true])
    try book.say(
      "case.closed", "YJ-2024-000001", by: Self.liuan, at: "2024-06-22T12:00:00+08:00",
      ["outcome": "solved"])
    try book.commit()
    let row = try #require(try book.rows("meetings").first)
    #expect(text(row, "step") == "6")
    #expect(text(row, "label") == "cleared")
    #expect(text(row, "tier") == "grid")
    try book.expectOrder()
  }

  @Test("the notice board: 设立便民服务点，已清单; 建设小区老年活动室，议单中")
  func noticeBoard() throws {
    var book = try book()
    for (name, matter, title) in [
      ("YJ-1", "service-point", "设立便民服务点"), ("YJ-2", "elder-room", "建设小区老年活动室"),
    ] {
      try book.open(
        name, matter, place: Self.liuan, at: "2024-05-06T18:00:00+08:00", title: title)
      try meet(&book, name, 1...4, at: "2024-05-11T10:00:00+08:00", outcome: "implement")
    }
    try book.say(
      "case.resolved", "YJ-1", by: Self.liuan, at: "2024-06-01T17:00:00+08:00", ["action": "已设立"])
    try book.commit()
    let board = try book.ask("meetings --lang zh").lines.dropFirst(2).map {
      $0.split(separator: " ").map(String.init)
    }
    #expect(board.map { [$0[1], $0[5]] } == [["YJ-1", "已清单"], ["YJ-2", "议单中"]])
  }

  @Test("what a building cannot solve goes to the grid's meeting, then to the community's")
  func raised() throws {
    var book = try book()
    let building = Self.liuan + "/b1"
    try book.say(
      "case.registered", "YJ-1", by: building, at: "2024-05-06T18:00:00+08:00",
      [
        "matter": "parking", "place": building, "channel": "grid", "urgency": "normal",
        "title": "停车位",
      ])
    try book.say(
      "case.accepted", "YJ-1", by: building, at: "2024-05-06T18:10:00+08:00", ["tier": "building"])
    try meet(
      &book, "YJ-1", 1...2, at: "2024-05-06T18:30:00+08:00", tier: "building", by: building,
      outcome: "raise")
    try book.commit()
    let raised = try book.rows("meetings --raised")
    #expect(raised.map { text($0, "tier") } == ["building"])
    #expect(raised.map { text($0, "meeting") } == ["grid"])
    try book.say(
      "case.escalated", "YJ-1", by: building, at: "2024-05-06T19:00:00+08:00",
      ["from": "building", "to": "grid", "cause": "unable"])
    try meet(
      &book, "YJ-1", 1...3, at: "2024-05-11T10:00:00+08:00", outcome: "raise")
    try book.say(
      "case.escalated", "YJ-1", by: Self.liuan, at: "2024-05-11T12:00:00+08:00",
      ["from": "grid", "to": "community", "cause": "unable"])
    try book.commit()
    #expect(try book.rows("meetings --raised").isEmpty)
    let row = try #require(try book.rows("meetings --tier community").first)
    #expect(text(row, "next") == "2024-08-31T19:00:00+08:00")
    try book.refuse(
      "guard.tier-top", "meeting.held", "YJ-1", by: "yongji", at: "2024-06-30T09:00:00+08:00",
      ["tier": "city", "step": 4, "outcome": "raise"])
    try book.expectOrder()
  }

  @Test("Harmony Lane: a wish is not fulfilled before its picture is there")
  func lane() throws {
    var book = try book()
    try book.open(
      "YJ-2022-000001", "lane-lights", place: Self.xingbei, at: "2022-03-01T09:00:00+08:00",
      title: "和谐巷没有路灯")
    try meet(
      &book, "YJ-2022-000001", 1...5, at: "2022-03-31T19:00:00+08:00", tier: "community",
      by: Self.xingbei, outcome: "implement")
    try book.refuse(
      "guard.evidence", "case.resolved", "YJ-2022-000001", by: Self.xingbei,
      at: "2022-05-20T18:00:00+08:00", ["action": "路灯已安装"])
    try book.say(
      "case.resolved", "YJ-2022-000001", by: Self.xingbei, at: "2022-05-20T18:00:00+08:00",
      ["action": "路灯已安装", "evidence": ["sha256:4c"]])
    try book.commit()
    let row = try object(try book.ask("case YJ-2022-000001 --format json").out)
    let timers = try #require(row["timers"] as? [[String: Any]])
    let handle = try #require(timers.first { text($0, "timer") == "handle" })
    // Two sessions of the community's monthly meeting.
    #expect(text(handle, "due") == "2022-04-30T19:00:00+08:00")
    #expect(text(handle, "state") == "late")
  }

  @Test("the steel roof between two neighbours: four slips, each side yields a step")
  func roof() throws {
    var book = try book()
    try book.open(
      "YJ-2024-000009", "neighbour", place: Self.xingbei, at: "2024-07-01T09:00:00+08:00",
      title: "两户因彩钢瓦搭建高度产生纠纷")
    try book.say(
      "mediation.recorded", "YJ-2024-000009", by: Self.xingbei, at: "2024-07-01T10:00:00+08:00",
      ["slip": "investigate"])
    try book.refuse(
      "guard.slip-order", "mediation.recorded", "YJ-2024-000009", by: Self.xingbei,
      at: "2024-07-02T10:00:00+08:00", ["slip": "mediate"])
    for (slip, day) in [("judge", 2), ("mediate", 3), ("mediate", 5), ("mediate", 8)] {
      try book.say(
        "mediation.recorded", "YJ-2024-000009", by: Self.xingbei,
        at: "2024-07-0\(day)T10:00:00+08:00", ["slip": slip])
    }
    try book.say(
      "case.resolved", "YJ-2024-000009", by: Self.xingbei, at: "2024-07-08T11:00:00+08:00",
      ["action": "双方各退一步"])
    try book.say(
      "mediation.recorded", "YJ-2024-000009", by: Self.xingbei, at: "2024-07-20T11:00:00+08:00",
      ["slip": "revisit"])
    try book.commit()
    let row = try #require(
      try book.rows("disputes --period 2024-Q3").first { text($0, "matter") == "neighbour" })
    for key in ["cases", "investigate", "judge", "mediate", "revisit", "settled"] {
      #expect(text(row, key) == "1", "\(key)")
    }
    try book.expectOrder()
  }

  @Test("a leaking roof in Dianji: the community whistles, the repair fund is waited for")
  func leak() throws {
    var book = try book()
    let unit = "yongji/chengxi/dianji"
    try book.open(
      "YJ-2023-000001", "leak", place: unit, at: "2023-08-01T09:00:00+08:00", title: "单元楼漏水",
      urgency: "urgent")
    try book.say(
      "whistle.blown", "YJ-2023-000001", by: unit, at: "2023-08-01T10:00:00+08:00",
      ["kind": "routine", "call": ["dept/housing"], "lead": "dept/housing"])
    try book.say(
      "whistle.answered", "YJ-2023-000001", by: "dept/housing", at: "2023-08-01T15:00:00+08:00",
      ["unit": "dept/housing", "onsite": true])
    try book.say(
      "case.suspended", "YJ-2023-000001", by: unit, at: "2023-08-02T09:00:00+08:00",
      ["reason": "funds"])
    try book.say(
      "case.resumed", "YJ-2023-000001", by: unit, at: "2023-08-09T09:00:00+08:00",
      ["reason": "funds"])
    try book.refuse(
      "guard.whistle-unfinished", "case.resolved", "YJ-2023-000001", by: unit,
      at: "2023-08-20T09:00:00+08:00", ["action": "已修缮", "evidence": ["sha256:77"]])
    try book.say(
      "whistle.finished", "YJ-2023-000001", by: "dept/housing", at: "2023-08-20T09:00:00+08:00",
      ["unit": "dept/housing"])
    try book.say(
      "case.resolved", "YJ-2023-000001", by: unit, at: "2023-08-20T10:00:00+08:00",
      ["action": "动用维修资金修缮", "evidence": ["sha256:77"]])
    try book.commit()
    let calls = try book.rows("whistles")
    #expect(calls.map { text($0, "step") } == ["finished"])
    try book.expectOrder()
  }

  @Test("小事不出网格、大事不出社区、难事不出街道: at which tier cases ended")
  func tiers() throws {
    var book = try book()
    for (name, matter, unit) in [
      ("YJ-1", "ebike", Self.liuan), ("YJ-2", "traffic", Self.liuan),
      ("YJ-3", "drains", "yongji/chengxi/liuyuan"),
    ] {
      try book.open(name, matter, place: unit, at: "2024-05-06T09:00:00+08:00", title: "诉求")
      try book.say(
        "case.resolved", name, by: unit, at: "2024-05-08T09:00:00+08:00", ["action": "已办"])
      try book.say(
        "case.followed", name, by: unit, at: "2024-05-09T09:00:00+08:00", ["reached": true])
      try book.say(
        "case.closed", name, by: unit, at: "2024-05-09T10:00:00+08:00", ["outcome": "solved"])
    }
    try book.commit()
    let rows = try book.rows("report tiers --period 2024-05")
    #expect(rows.map { text($0, "closed") } == ["0", "2", "1", "0", "0"])
    #expect(rows.map { text($0, "within") } == ["0", "66.67", "100", "100", "100"])
  }
}
