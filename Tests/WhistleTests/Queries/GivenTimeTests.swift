import Foundation
import Testing

/// Local times and dates in the zone of the rules, which is Asia/Shanghai from June on.
@Suite struct GivenTimeTests {
  private func now(_ words: String) throws -> String? {
    let outcome = try Home.fixed().run("\(words) board --format json")
    expectStatus(outcome, 0)
    return try object(outcome.out)["now"] as? String
  }

  @Test(arguments: [
    ("--now 2026-07-20", "2026-07-20T23:59:59.999999+08:00"),
    ("--now 2026-07-20T18:00", "2026-07-20T18:00:00+08:00"),
    ("--now 2026-07-20T18:00:30", "2026-07-20T18:00:30+08:00"),
    ("--now 2026-07-20T18:00:00Z", "2026-07-21T02:00:00+08:00"),
    // Before the first rules theirs.
    ("--now 2026-05-01T00:00", "2026-04-30T16:00:00Z"),
  ])
  func aLocalTimeIsOneInTheZoneOfTheRules(_ words: String, _ expected: String) throws {
    #expect(try now(words) == expected)
  }

  @Test func aBlankMayStandForTheT() throws {
    let outcome = try Home.fixed().run(["--now", "2026-07-20 18:00", "board", "--format", "json"])
    #expect(try object(outcome.out)["now"] as? String == "2026-07-20T18:00:00+08:00")
  }

  /// Without `--now` now is where the reading ends.
  @Test(arguments: [
    ("--as-of 2026-07-10", "2026-07-10T23:59:59.999999+08:00"),
    ("--known-at 2026-07-10T12:00", "2026-07-10T12:00:00+08:00"),
    ("--as-of 2026-07-12 --known-at 2026-07-10T12:00", "2026-07-10T12:00:00+08:00"),
    ("--as-of 2026-07-08 --known-at 2026-07-10", "2026-07-08T23:59:59.999999+08:00"),
    ("--as-of 2026-07-08 --now 2026-07-20T18:00", "2026-07-20T18:00:00+08:00"),
  ])
  func withoutNowItIsTheEarlierEndOfTheReading(_ words: String, _ expected: String) throws {
    let outcome = try Home.fixed().run(
      ["board", "--format", "json"] + words.split(separator: " ").map(String.init))
    #expect(try object(outcome.out)["now"] as? String == expected)
  }

  @Test func withoutRulesALocalTimeIsUTC() throws {
    let home = try Home()
    let words = "record unit.registered unit/g unit=g name=g kind=organisation --by x --source g"
    let outcome = try home.run(words + " --time 2026-07-01T09:00")
    #expect(try object(outcome.out)["time"] as? String == "2026-07-01T09:00:00Z")
  }

  @Test func anEventTakesALocalTimeAndARuleADate() throws {
    let home = try Home.fixed()
    let noted = try home.run(
      "record case.contacted FH-2026-000003 --by li.na --time 2026-07-20T09:00")
    #expect(try object(noted.out)["time"] as? String == "2026-07-20T09:00:00+08:00")
    let adopted = try home.run(
      "rules adopt standard --effective 2026-09-01 --scope new --by li.na")
    let data = try #require(try object(adopted.out)["data"] as? [String: Any])
    #expect(data["effective"] as? String == "2026-09-01T00:00:00+08:00")
    let dated = try home.run("record case.contacted FH-2026-000003 --by li.na --time 2026-07-20")
    expectRefusal(dated, "usage.time")
  }
}
