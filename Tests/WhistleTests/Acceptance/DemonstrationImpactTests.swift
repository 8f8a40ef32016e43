import Foundation
import Testing

/// Four proposals for the committed book, three cases or units each, verified by hand.
///
/// January 2026: the 1st to the 3rd are holidays, Sunday the 4th is a make-up day, the 5th, 12th and
/// 19th are Mondays. Under the rules in force in July an ordinary case is to be handled in 4wd, with
/// a reminder after 3wd, by a grid in 2wd and by a community in 3wd; an urgent one in 2wd. The drafts
/// have no limits by holder.
@Suite struct DemonstrationImpactTests {
  private static let now = "2026-07-24T18:00:00+08:00"
  private static let first = Package.root + "/events/0000000000000001.jsonl"

  /// The answer for the rules in force with one thing changed.
  private static func reproject(
    _ words: String, _ change: (inout [String: Any]) -> Void
  ) throws -> [[String: Any]] {
    let home = try Home()
    let shown = try home.run("--home \(Package.root) rules show --at \(now) --now \(now)")
    var rules = try object(shown.out)
    change(&rules)
    try home.write(Array(try JSONSerialization.data(withJSONObject: rules)), to: "draft.json")
    let outcome = try home.run(
      "--home \(Package.root) reproject --rules draft.json --now \(now) --format jsonl \(words)")
    expectStatus(outcome, 1)
    return try outcome.objects()
  }

  private static func limitHandle(_ limits: [String: String]) -> (inout [String: Any]) -> Void {
    { rules in
      var classes = rules["classes"] as? [String: Any] ?? [:]
      var normal = classes["normal"] as? [String: Any] ?? [:]
      var timers = normal["timers"] as? [String: Any] ?? [:]
      timers["handle"] = limits
      normal["timers"] = timers
      classes["normal"] = normal
      rules["classes"] = classes
    }
  }

  /// `class, run, due under today's rules, due under the new ones`; days and times of January.
  private static func expect(
    _ name: String, _ expected: String, _ clause: String, in rows: [[String: Any]],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let row = try #require(
      rows.first { $0["case"] as? String == "LS-2026-" + name }, sourceLocation: sourceLocation)
    func due(_ column: String) -> String {
      let timers = (row[column] as? [String: Any])?["timers"] as? [[String: Any]] ?? []
      let timer = timers.first {
        $0["timer"] as? String == "handle" && $0["run"] as? Int == row["run"] as? Int
      }
      return String((timer?["due"] as? String ?? "–").dropFirst(8).prefix(8))
    }
    let found = "\(row["class"] ?? "") \(row["run"] ?? "") \(due("today")) \(due("new"))"
    #expect(found == expected, sourceLocation: sourceLocation)
    #expect(row["clause"] as? String == clause, sourceLocation: sourceLocation)
  }

  @Test(.enabled(if: Package.has(first)))
  func aShorterLimitOfThreeDays() throws {
    let rows = try Self.reproject(
      "", Self.limitHandle(["remind": "2wd", "limit": "3wd", "red": "8wd"]))
    let clause = "/classes/normal/timers/handle/limit"
    // From Monday the 5th, kept by the grid and done on the 6th: due on the 7th, now on the 8th.
    try Self.expect(
      "000001", "due-moved 1 07T10:55 08T10:55", "/classes/normal/timers/handle", in: rows)
    // From Friday the 9th, 15:27, done on the 15th at 09:39: in time for the 15th, not for the 14th.
    try Self.expect("000027", "met-to-late 2 15T15:27 14T15:27", clause, in: rows)
    // From Wednesday the 7th, done on Friday the 9th at 15:32: before the reminder of 3wd on the
    // 12th, behind that of 2wd on the 9th at 10:52.
    try Self.expect("000009", "notice-missing 2 13T10:52 12T10:52", clause, in: rows)
  }

  @Test(.enabled(if: Package.has(first)))
  func aLongerLimitOfSixDays() throws {
    let rows = try Self.reproject(
      "", Self.limitHandle(["remind": "3wd", "limit": "6wd", "red": "8wd"]))
    let clause = "/classes/normal/timers/handle/limit"
    // From Monday the 5th, kept by the grid, 6 and 7; now 6, 7, 8, 9, 12, 13.
    try Self.expect(
      "000001", "due-moved 1 07T10:55 13T10:55", "/classes/normal/timers/handle", in: rows)
    // From Thursday the 8th, kept by the community and done on the 16th at 09:05: too late for the
    // 13th, not for 13:38 on the 16th.
    try Self.expect(
      "000022", "late-to-met 1 13T13:38 16T13:38", "/classes/normal/timers/handle", in: rows)
    // From Tuesday the 13th with 2wd of extension: the 19th and then the 21st, now the 21st and then
    // the 23rd; done on the 22nd.
    try Self.expect("000038", "late-to-met 2 21T11:25 23T11:25", clause, in: rows)
  }

  @Test(.enabled(if: Package.has(first)))
  func aWeekOfSixDays() throws {
    let rows = try Self.reproject("") { rules in
      var calendar = rules["calendar"] as? [String: Any] ?? [:]
      calendar["week"] = ["mon", "tue", "wed", "thu", "fri", "sat"]
      rules["calendar"] = calendar
    }
    // From Wednesday the 7th, kept by a community: 8, 9 and Monday the 12th, now Saturday the 10th.
    try Self.expect("000015", "due-moved 1 12T09:07 10T09:07", "/calendar/week", in: rows)
    // Urgent, from Thursday the 8th, done on Monday the 12th at 10:18: the 12th, now the 10th.
    try Self.expect("000018", "met-to-late 2 12T11:28 10T11:28", "/calendar/week", in: rows)
    // Urgent, from Friday the 9th, done on the 12th at 11:31: the 13th, now the 12th at 09:59.
    try Self.expect("000025", "met-to-late 2 13T09:59 12T09:59", "/calendar/week", in: rows)
  }

  /// With punctuality alone the score is the rate of punctuality.
  @Test(.enabled(if: Package.has(first)))
  func otherWeightsTouchNoCaseButTheRanks() throws {
    let rows = try Self.reproject("--period 2026-06") { $0["assess"] = ["weights": ["onTime": 1]] }
    #expect(rows.count == 1)
    let summary = try #require(rows[0]["summary"] as? [String: Any])
    #expect(summary["same"] as? Int == summary["cases"] as? Int)
    let ranks = try #require(summary["ranks"] as? [[String: Any]])
    func scores(_ unit: String) -> [Double?] {
      let row = ranks.first { $0["unit"] as? String == unit }
      return ["before", "after"].map { (row?[$0] as? [String: Any])?["score"] as? Double }
    }
    // (30 · 6/7 + 35 · 100 + 35 · 100 + 15 · 6/8) / 115, and 6/8.
    #expect(scores("dept/police") == [93.01, 75])
    // (30 · 100 + 35 · 7/8 + 35 · 7/8 + 15 · 7/9) / 115, and 7/9.
    #expect(scores("dept/civil") == [89.49, 77.78])
    // (30 · 100 + 35 · 100 + 35 · 3/4 + 15 · 4/6) / 115, and 4/6.
    #expect(scores("dept/market") == [88.04, 66.67])
  }
}
