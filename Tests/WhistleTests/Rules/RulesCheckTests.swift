import Foundation
import Testing

/// Faults and warnings of a document, each at its place in the file.
@Suite struct RulesCheckTests {
  private static let rules = """
    {"name": "r", "ladder": ["grid"], "zone": "Asia/Shanghai", "matters": [
      {"code": "m", "class": "normal"}],
     "calendar": {"name": "cn", "week": ["mon"], "hours": ["09:00-12:00"]},
     "classes": {"normal": {"timers": {
       "handle": {"remind": "1wd", "limit": "2wd"}}}}}
    """

  private func check(_ changes: (String, String)..., words: String = "") throws -> Outcome {
    let home = try Home()
    let text = changes.reduce(Self.rules) { $0.replacing($1.0, with: $1.1) }
    try home.write(text, to: "r.json")
    return try home.run("rules check r.json \(words)")
  }

  @Test func eachFaultStandsOnALineWithItsPlaceInTheOrderOfTheFile() throws {
    let outcome = try check(
      ("\"mon\"", "\"monday\""), ("\"2wd\"", "2"), ("Asia/Shanghai", "Mars/Olympus"))
    expectRefusal(outcome, "rules.invalid", at: "r.json")
    let lines = outcome.err.split(separator: "\n").filter { $0.hasPrefix("r.json:") }
    #expect(lines.count == 4)
    for (line, start) in zip(
      lines,
      [
        "r.json:1:43: error[rules.invalid]: /zone: ",
        "r.json:3:38: error[rules.invalid]: /calendar/week/0: 'monday' is none of ",
        "r.json:5:41: error[rules.invalid]: /classes/normal/timers/handle/limit: ",
        "r.json: error[rules.invalid]: the ruleset is not valid: faults 3",
      ])
    { #expect(line.hasPrefix(start), "\(line)") }
  }

  /// Without the right key there would be no class `normal`, and none for the matter.
  @Test func aMisspeltKeyIsOneFaultAtTheKey() throws {
    let outcome = try check(("classes", "clases"))
    expectRefusal(outcome, "rules.invalid", at: "r.json:4:2")
    #expect(outcome.err.contains("/clases: there is no such key; did you mean 'classes'?"))
    #expect(outcome.err.contains("faults 1\n"))
    let chinese = try check(("classes", "clases"), words: "--lang zh")
    #expect(chinese.err.contains("r.json:4:2: 错误[rules.invalid]：/clases：没有这个键；是“classes”吗？"))
  }

  @Test func whatIsSuspiciousIsAWarningAndNoFault() throws {
    let outcome = try check(
      ("09:00-12:00", "09:00-23:59"), ("1wd", "3wd"),
      ("\"classes\": {", "\"classes\": {\"slow\": {\"timers\": {}}, "))
    expectStatus(outcome, 0)
    #expect(outcome.out.hasPrefix("valid: r "))
    let lines = outcome.err.split(separator: "\n")
    for (line, start) in zip(
      lines,
      [
        "r.json:3:56: warning[rules.suspicious]: /calendar/hours/0: the hours end at 23:59",
        "r.json:4:14: warning[rules.suspicious]: /classes/slow: no matter is of the class",
        "r.json:5:25: warning[rules.suspicious]: /classes/normal/timers/handle/remind: ",
      ])
    { #expect(line.hasPrefix(start), "\(line)") }
    #expect(lines.count == 3)
    let json = try object(try check(("1wd", "3wd"), words: "--format json").out)
    let warnings = try #require(json["warnings"] as? [[String: Any]])
    #expect(warnings.map { $0["path"] as? String } == ["/classes/normal/timers/handle/remind"])
    #expect(try check().err.isEmpty)
  }

  @Test func aSuspiciousRulesetIsAdoptedAndSaid() throws {
    let home = try Home.fixed()
    try home.write(Self.rules.replacing("1wd", with: "3wd"), to: "r.json")
    let outcome = try home.run("rules adopt r.json --effective 2026-08-01 --scope new --by li.na")
    expectStatus(outcome, 0)
    #expect(outcome.err.contains("warning[rules.suspicious]: "))
  }

  @Test func aDocumentIsShownReadablyInItsOwnOrder() throws {
    let home = try Home.fixed()
    let shown = try home.run("rules show township").out
    #expect(shown.hasPrefix("{\n  \"name\": \"township\",\n  \"ladder\": [\"building\", \"grid\""))
    #expect(shown.split(separator: "\n").allSatisfy { $0.count <= 100 })
    let line = try home.run("rules show township --format jsonl").lines
    #expect(line.count == 1)
    let (a, b) = (try object(shown) as NSDictionary, try object(line[0]) as NSDictionary)
    #expect(a == b)
    expectRefusal(try home.run("rules show --at 2026-05-01"), "rules.none")
  }
}
