import Foundation
import Testing

@Suite struct BoardTests {
  private static let mapping = """
    {"zone":"UTC","times":["yyyy-MM-dd"],"case":"L-{id}","source":"/import/l","events":[
     {"type":"case.registered","time":"{d}","data":{"matter":"m","place":"p","channel":"import",
       "urgency":"normal","title":"t"}},
     {"type":"case.accepted","time":"{d}","data":{}},
     {"type":"case.resolved","time":"{e}","data":{"action":"x"}}]}
    """

  /// Rows of an import stand in the book as they stood in the file, not by their times.
  @Test func theHintNamesTheLastEventInTime() throws {
    let home = try Home()
    try home.write(Self.mapping, to: "m.json")
    try home.write("id,d,e\n1,2025-01-01,2025-03-01\n2,2024-01-01,2024-01-05\n", to: "l.csv")
    expectStatus(try home.run("import csv --mapping m.json l.csv"), 0)
    let board = try home.run("board").out
    #expect(board.contains("last event 2025-03-01T00:00:00Z"))
    #expect(board.contains("--now 2025-03-01T00:00:00Z"))
    #expect(try home.run("board --lang zh").out.contains("--now 2025-03-01T00:00:00Z"))
    let then = try home.run(["board", "--as-of", "2024-01-05T00:00:00Z"]).out
    #expect(then.contains("· 1 case\n") && !then.contains("far from now"))
    #expect(then.hasPrefix("now 2024-01-05T00:00:00Z · as of 2024-01-05T00:00:00Z · rules none\n"))
    let json = try object(try home.run("board --format json").out)
    #expect(json["last"] as? String == "2025-03-01T00:00:00Z")
  }

  @Test func whatIsOwedOnAClosedCaseStandsApart() throws {
    let home = try Home.fixed()
    func counts(_ board: [String: Any], _ key: String) -> [String: Int] {
      board[key] as? [String: Int] ?? [:]
    }
    let before = try object(try home.run("board --format json").out)
    try home.write(
      """
      {"specversion":"1.0","id":"late-card","source":"/fenghuang","type":"supervision.issued",\
      "subject":"FH-2026-000001","time":"2026-07-15T09:00:00+08:00","data":{"level":"yellow",\
      "unit":"dept/housing","cause":"order","replyBy":"2026-07-16T09:00:00+08:00"}}

      """, to: "card.jsonl")
    expectStatus(try home.run("append --history card.jsonl"), 0)
    let after = try object(try home.run("board --format json").out)
    #expect(counts(after, "overdue")["reply"] == (counts(before, "overdue")["reply"] ?? 0) + 1)
    let left = try #require(after["left"] as? [String: Any])
    #expect(counts(left, "overdue") == ["reply": 1])
    #expect(counts(left, "cards") == ["notice": 0, "yellow": 1, "red": 0])
    let table = try home.run("board").out
    let parts = table.components(separatedBy: "\n\n")
    #expect(
      parts.contains(
        "Left open on finished cases\n  reply overdue           1\n  yellow not lifted       1"))
    #expect(parts.contains { $0.hasPrefix("Overdue on open cases\n") && !$0.contains("reply") })
  }

  @Test(arguments: [
    ("cases", "now 2026-07-20T18:00:00+08:00 · rules township-summer 21ca0fa31e2c"),
    (
      "due --within 2d --as-of 2026-07-10 --known-at 2026-07-11T12:00",
      "now 2026-07-20T18:00:00+08:00 · as of 2026-07-10T23:59:59.999999+08:00 · "
        + "known at 2026-07-11T12:00:00+08:00 · rules township 4b7a02981f4b"
    ),
    (
      "cards --to-sequence 20 --rules township",
      "now 2026-07-20T18:00:00+08:00 · events to 20 · as if under township 4b7a02981f4b"
    ),
    (
      "assess --period 2026-06",
      "now 2026-07-20T18:00:00+08:00 · period 2026-06 · rules township 4b7a02981f4b"
    ),
    ("cases --lang zh", "现在 2026-07-20T18:00:00+08:00 · 规则 township-summer 21ca0fa31e2c"),
  ])
  func aTableSaysWhatItIsOf(_ words: String, _ heading: String) throws {
    #expect(try Home.fixed().run(words).lines.first == heading)
  }

  @Test func theCaseInJSONHasWhatItsTableHas() throws {
    let home = try Home.fixed()
    let json = try object(try home.run("case FH-2026-000001 --format json").out)
    #expect((json["title"] as? String)?.hasPrefix("三单元暖气不热") == true)
    #expect(json["class"] as? String == "urgent")
    #expect(json["receiver"] as? String == "fenghuang/yulan/g01")
    #expect(json["excluded"] as? Bool == false)
    let row = try #require(try home.run("cases --format jsonl").objects().first)
    #expect(row["class"] as? String == "urgent" && row["receiver"] is String)
    for name in ["title", "class", "receiver"] {
      #expect(row[name] as? String == json[name] as? String)
    }
  }

  /// The names of two cases may mean the same text to a reader of Unicode, and be two.
  @Test func casesWhoseNamesLookAlikeHaveTheirOwnTitles() throws {
    let home = try Home()
    let lines = [("\u{E9}", "one"), ("e\u{301}", "two")].enumerated().map { index, pair in
      """
      {"specversion":"1.0","id":"\(index)","source":"/g","type":"case.registered","subject":"\(pair.0)",\
      "time":"2026-07-01T09:00:00Z","data":{"matter":"m","place":"p","channel":"app",\
      "urgency":"normal","title":"\(pair.1)"}}

      """
    }
    try home.write(lines.joined(), to: "two.jsonl")
    expectStatus(try home.run("append --history two.jsonl"), 0)
    let rows = try home.run("cases --format jsonl").objects()
    #expect(rows.map { $0["title"] as? String } == ["two", "one"])
  }
}
