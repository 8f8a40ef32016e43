import Foundation
import Testing

@Suite struct RulesTests {
  private func inForce(_ home: Home, _ words: String) throws -> String? {
    let outcome = try home.run("rules show \(words)")
    return outcome.status == 0 ? try object(outcome.out)["name"] as? String : nil
  }

  @Test func theRulesetInForceIsTheLatestThatHasComeIntoEffect() throws {
    let home = try Home.fixed()
    #expect(try inForce(home, "--at 2026-05-31T23:59:59+08:00") == nil)
    #expect(try inForce(home, "--at 2026-06-01T00:00:00+08:00") == "township")
    #expect(try inForce(home, "--at 2026-07-14T23:59:59+08:00") == "township")
    #expect(try inForce(home, "--at 2026-07-15T00:00:00+08:00") == "township-summer")
    #expect(try inForce(home, "") == "township-summer")
    #expect(try inForce(home, "--now 2026-07-01T00:00:00Z") == "township")
  }

  @Test func aRulesetIsFoundByNameAndByDigest() throws {
    let home = try Home.fixed()
    let rows = try home.run("rules list --format jsonl").objects()
    for row in rows {
      let name = try #require(row["name"] as? String)
      let digest = try #require(row["digest"] as? String)
      let byName = try home.run("rules show \(name)")
      expectStatus(byName, 0)
      #expect(try object(byName.out)["name"] as? String == name)
      let byDigest = try home.run("rules show \(digest.prefix(12))")
      expectStatus(byDigest, 0)
      #expect(byDigest.out == byName.out)
    }
  }

  @Test func whatIsShownCanBeCheckedAndHasTheSameDigest() throws {
    let home = try Home.fixed()
    let rows = try home.run("rules list --format jsonl").objects()
    #expect(rows.count >= 5)
    for row in rows {
      let name = try #require(row["name"] as? String)
      try home.write(try home.run("rules show \(name)").outBytes, to: "rules.json")
      let check = try home.run("rules check rules.json --format json")
      expectStatus(check, 0)
      #expect(try object(check.out)["digest"] as? String == row["digest"] as? String)
    }
  }

  @Test func anAdoptedRulesetIsListedAndInForceFromItsTime() throws {
    let home = try Home.fixed()
    var rules = try FixedBook.ruleset()
    rules["name"] = "autumn"
    try home.write(Array(try JSONSerialization.data(withJSONObject: rules)), to: "rules.json")
    let words =
      "rules adopt rules.json --effective 2026-09-01T00:00:00+08:00 --scope all --by li.na"
    let outcome = try home.run(words)
    expectStatus(outcome, 0)
    let line = try object(outcome.out)
    #expect(line["type"] as? String == "rules.adopted")
    #expect(line["subject"] as? String == "rules")
    let last = try #require(try home.run("rules list --format jsonl").objects().last)
    #expect(last["origin"] as? String == "book")
    #expect(last["name"] as? String == "autumn")
    #expect(last["scope"] as? String == "all")
    #expect(last["effective"] as? String == "2026-09-01T00:00:00+08:00")
    #expect(last["sequence"] as? Int == FixedBook.events + 1)
    #expect(try inForce(home, "--at 2026-08-31T23:59:59+08:00") == "township-summer")
    #expect(try inForce(home, "--at 2026-09-01T00:00:00+08:00") == "autumn")
  }

  @Test func shippedRulesetsAreListedWithoutABook() throws {
    let outcome = try Home().run("rules list --format jsonl")
    expectStatus(outcome, 0)
    let names = try outcome.objects().compactMap { $0["name"] as? String }
    #expect(Set(names).isSuperset(of: ["nyc311", "la311", "boston311"]))
  }

  @Test func aScopeOpenMovesTimersThatRunAndLeavesThoseThatStopped() throws {
    let home = try Home.fixed()
    func digests(_ name: String) throws -> [String: String] {
      let state = try #require(try home.run("case \(name) --format json").json() as? [String: Any])
      let timers = try #require(state["timers"] as? [[String: Any]])
      return Dictionary(
        timers.map { ("\($0["timer"] ?? "")\($0["run"] ?? "")", $0["ruleset"] as? String ?? "") },
        uniquingKeysWith: { first, _ in first })
    }
    let rows = try home.run("rules list --format jsonl").objects()
    let names = Dictionary(
      rows.map { ($0["name"] as? String ?? "", $0["digest"] as? String ?? "") },
      uniquingKeysWith: { _, last in last })
    let running = try digests("FH-2026-000003")
    #expect(running["accept1"] == names["township"])
    #expect(running["resolve1"] == names["township-summer"])
  }
}
