import Foundation
import Testing

@Suite struct RulesDiffTests {
  /// The fixed book's first ruleset with some things changed, in a file.
  private func home(_ change: (inout [String: Any]) -> Void) throws -> Home {
    let home = try Home.fixed()
    var rules = try FixedBook.ruleset()
    change(&rules)
    try home.write(Array(try JSONSerialization.data(withJSONObject: rules)), to: "new.json")
    return home
  }

  private func clauses(_ outcome: Outcome) throws -> [String] {
    try outcome.objects().map { $0["clause"] as? String ?? "" }
  }

  @Test func aDocumentDoesNotDifferFromItself() throws {
    let home = try home { _ in }
    for words in ["new.json new.json", "township new.json", "now now", "standard standard"] {
      let outcome = try home.run("rules diff \(words) --format jsonl")
      expectStatus(outcome, 0)
      #expect(outcome.out.isEmpty)
    }
  }

  @Test func eachClauseIsNamedWithWhatItWasAndIs() throws {
    let home = try home {
      $0["name"] = "other"
      var assess = $0["assess"] as? [String: Any]
      assess?["rank"] = "competition"
      $0["assess"] = assess
      $0["reopen"] = nil
    }
    let outcome = try home.run("rules diff township new.json --format jsonl")
    expectStatus(outcome, 1)
    let rows = try outcome.objects()
    #expect(Set(try clauses(outcome)) == ["/name", "/assess/rank", "/reopen"])
    let name = try #require(rows.first { $0["clause"] as? String == "/name" })
    #expect(name["old"] as? String == "township")
    #expect(name["new"] as? String == "other")
    let reopen = try #require(rows.first { $0["clause"] as? String == "/reopen" })
    #expect(reopen["new"] is NSNull)
  }

  /// A matter put first moves all others by one; only it is new.
  @Test func mattersAreMatchedByTheirCodes() throws {
    let home = try home {
      var matters = $0["matters"] as? [[String: Any]] ?? []
      matters.insert(["code": "first"], at: 0)
      matters[1]["evidence"] = true
      $0["matters"] = matters
    }
    let outcome = try home.run("rules diff township new.json --format jsonl")
    #expect(try clauses(outcome) == ["/matters/0", "/matters/1/evidence"])
    let codes = try outcome.objects().map { $0["entry"] as? String }
    #expect(codes.first == "first")
    let back = try home.run("rules diff new.json township --format jsonl")
    #expect(Set(try clauses(back)) == ["/matters/1/evidence", "/matters/0"])
  }

  @Test func aDocumentIsFoundByFileNameDigestAndAsTheOneInForce() throws {
    let home = try home { _ in }
    let digest = try object(try home.run("rules check new.json --format json").out)["digest"]
    let prefix = String(try #require(digest as? String).prefix(8))
    let expected = try home.run("rules diff township township-summer --format json")
    expectStatus(expected, 1)
    for words in ["new.json now", "\(prefix) now", "township now"] {
      #expect(try home.run("rules diff \(words) --format json").out == expected.out)
    }
  }

  @Test func whatCannotBeFoundOrReadIsSaid() throws {
    let home = try home { $0["ladder"] = [String]() }
    expectRefusal(try home.run("rules diff nowhere township"), "rules.unknown")
    expectRefusal(try home.run("rules diff new.json township"), "rules.invalid")
    expectRefusal(
      try home.run("rules diff now township --now 2020-01-01T00:00:00Z"), "rules.none")
    expectRefusal(try home.run("cases --rules new.json"), "rules.invalid")
    expectRefusal(try home.run("board --rules nowhere"), "rules.unknown")
  }
}
