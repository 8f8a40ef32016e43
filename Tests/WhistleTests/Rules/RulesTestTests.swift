import Foundation
import Testing

@Suite struct RulesTestTests {
  static let folder = Package.root + "/Tests/WhistleTests/RuleTests"

  /// A test of a case that is registered in the night of Friday, 4 September 2026.
  private static func test(_ expect: String, name: String = "a night", more: String = "") -> String
  {
    let unit = event(
      "1", "unit.registered", "unit/desk", data: #"{"unit":"desk","name":"台","kind":"department"}"#)
    let registered = event(
      "2", "case.registered", "X-1",
      data:
        #"{"matter":"leak","place":"desk","channel":"app","urgency":"normal","title":"漏水"}"#,
      time: "2026-09-04T22:00:00+08:00")
    let events = (unit + registered).split(separator: "\n").joined(separator: ",")
    return #"{"name":"\#(name)","now":"2026-09-05T00:00:00+08:00","events":[\#(events)],"#
      + #""expect":\#(expect)\#(more)}"# + "\n"
  }

  // MARK: What is shipped

  private static let shipped = Result {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  @Test func everyShippedRulesetHasTestsAndPassesThem() throws {
    let home = try Home()
    let names = try home.run("rules list --format jsonl").objects().map { $0["name"] as? String }
    #expect(try Self.shipped.get() == names.map { ($0 ?? "") + ".jsonl" }.sorted())
    for name in names.compactMap(\.self) {
      let outcome = try home.run("rules test \(Self.folder)/\(name).jsonl --rules \(name)")
      expectStatus(outcome, 0)
      #expect(outcome.lines.last?.contains("tests passed") == true, "\(name)\n\(outcome.out)")
    }
  }

  /// A limit that is moved shows in the test that is about it, and only there.
  @Test func aChangedLimitFailsTheTestThatIsAboutIt() throws {
    let home = try Home()
    let text = try home.run("rules show standard").out
    let moved = text.replacing(#""tough": {"answer": "5wd"}"#, with: #""tough": {"answer": "6wd"}"#)
    let compact = text.replacing(#""tough":{"answer":"5wd"}"#, with: #""tough":{"answer":"6wd"}"#)
    try home.write(moved == text ? compact : moved, to: "r.json")
    let outcome = try home.run(
      "rules test \(Self.folder)/standard.jsonl --rules r.json --format jsonl")
    expectStatus(outcome, 1)
    let failed = try outcome.objects().filter { $0["passed"] as? Bool == false }
    #expect(failed.count == 1)
    let difference = try #require((failed.first?["differences"] as? [[String: Any]])?.first)
    #expect(difference["path"] as? String == "/timers/answer/2/due")
    #expect(difference["expected"] as? String == "2026-10-13T10:00:00+08:00")
    #expect(difference["actual"] as? String == "2026-10-14T10:00:00+08:00")
  }

  // MARK: The command

  @Test func whatDiffersIsPrintedWithItsLegend() throws {
    let home = try Home()
    let expect = #"{"X-1":{"status":"accepted","timers":[{"timer":"sign","run":1,"state":"met"}]}}"#
    try home.write(Self.test(expect) + "\n" + Self.test("{}", name: "nothing"), to: "t.jsonl")
    let outcome = try home.run("rules test t.jsonl --rules standard")
    expectStatus(outcome, 1)
    #expect(
      outcome.out == """
        t.jsonl:1  a night
          X-1 /status
            − accepted
            + registered
          X-1 /timers/sign/1
            − {"timer":"sign","run":1,"state":"met"}
            + none

        Expected: −, Actual: +

        1 of 2 tests passed

        """)
    let chinese = try home.run("rules test t.jsonl --rules standard --lang zh").out
    #expect(chinese.contains("预期：−，实际：+\n") && chinese.hasSuffix("2 项测试，通过 1 项\n"))
    let rows = try home.run("rules test t.jsonl --rules standard --format jsonl").objects()
    #expect(rows.map { $0["line"] as? Int } == [1, 3])
    #expect(rows.map { $0["passed"] as? Bool } == [false, true])
    #expect(!home.exists("events"))
  }

  @Test func aRefusedEventFailsTheTest() throws {
    let home = try Home()
    let test = Self.test("{}").replacing(#""matter":"leak""#, with: #""matter":"unheard-of""#)
    let outcome = try home.run("rules test - --rules standard", input: test)
    expectStatus(outcome, 1)
    #expect(outcome.out.contains("  X-1 /events/1\n    − taken\n    + guard.matter"))
  }

  /// Its own rules go before those that are given for all; without either those that its events adopt
  /// count.
  @Test func aTestMayBringItsOwnRules() throws {
    let home = try Home()
    let expect =
      #"{"X-1":{"timers":[{"timer":"accept","run":1,"due":"2026-09-07T22:00:00+08:00"}]}}"#
    let named = Self.test(expect, more: #","rules":"standard""#)
    expectStatus(try home.run("rules test -", input: named), 0)
    expectStatus(try home.run("rules test - --rules boston311", input: named), 0)
    let document = try home.run("rules show standard --format jsonl").out
    let whole = Self.test(expect, more: #","rules":"# + document.trimmingCharacters(in: .newlines))
    expectStatus(try home.run("rules test -", input: whole), 0)
    let adopted = Self.test(expect).replacing(
      #""events":["#,
      with: #""events":["#
        + event(
          "0", "rules.adopted", "rules",
          data: #"{"ruleset":\#(document),"effective":"2026-01-01T00:00:00Z","scope":"new"}"#
        ).replacing("\n", with: "") + ",")
    expectStatus(try home.run("rules test -", input: adopted), 0)
    expectRefusal(
      try home.run("rules test -", input: Self.test(expect)), "rule-test.rules",
      at: "standard input:1")
  }

  @Test func everyDocumentThatIsNoTestIsSaidByItsPlace() throws {
    let home = try Home()
    try home.write("x\n\n{}\n" + Self.test("{}"), to: "t.jsonl")
    let outcome = try home.run("rules test t.jsonl --rules standard")
    expectRefusal(outcome, "rule-test.json", at: "t.jsonl:1:1")
    #expect(outcome.err.contains("t.jsonl:3:1: error[rule-test.form]: "))
    #expect(outcome.err.contains("documents that are no tests: 2"))
    try home.write("\n", to: "empty.jsonl")
    expectRefusal(try home.run("rules test empty.jsonl"), "rule-test.form", at: "empty.jsonl")
    expectRefusal(try home.run("rules test nowhere.jsonl"), "file.missing")
    let bad = Self.test("{}", more: #","rules":{"name":"x"}"#)
    expectRefusal(
      try home.run("rules test -", input: bad), "rules.invalid", at: "standard input:1")
  }
}

@Suite struct RulesCoverageTests {
  /// Each run with limits got them from one clause.
  @Test func theRunsAreThoseOfTheCases() throws {
    let home = try Home.fixed()
    let rows = try home.run("rules coverage --format jsonl").objects()
    let given = rows.filter { row in
      let tokens = (row["clause"] as? String ?? "").split(separator: "/")
      return tokens.first == "whistles" || (tokens.first == "classes" && tokens.count > 2)
    }
    let timers = try home.run("cases --timers --format jsonl").objects()
    #expect(given.reduce(0) { $0 + ($1["runs"] as? Int ?? 0) } == timers.count)
    #expect(timers.count == 40)
    let names = rows.map { $0["name"] as? String }
    #expect(Set(names) == ["township", "township-summer"])
  }

  @Test func itIsAskedOfOtherRulesAndOfAReading() throws {
    let home = try Home.fixed()
    let other = try home.run("rules coverage --rules standard --format jsonl").objects()
    #expect(Set(other.map { $0["name"] as? String }) == ["standard"])
    #expect(other.contains { ($0["runs"] as? Int ?? 0) > 0 })
    let early = try home.run("rules coverage --to-sequence 12 --format jsonl").objects()
    #expect(early.allSatisfy { $0["cases"] as? Int ?? 0 <= 1 })
    expectRefusal(try home.run("rules coverage --to-sequence 0"), "rules.none")
    expectRefusal(try Home().run("rules coverage"), "book.missing")
  }
}
