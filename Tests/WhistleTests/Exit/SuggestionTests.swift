import Testing

@Suite struct SuggestionTests {
  @Test(arguments: [
    ("bord", "board"), ("overdu", "overdue"), ("snapshot crate", "create"), ("rules chek", "check"),
    ("board --asof T", "--as-of"), ("cases --stauts x", "--status"), ("board --format jsn", "json"),
  ])
  func aSlipOfTheKeysIsUnderstood(_ words: String, _ meant: String) throws {
    let outcome = try Home().run(words)
    expectStatus(outcome, 2)
    #expect(outcome.err.contains("Did you mean '\(meant)'?"), "\(outcome.err)")
  }

  @Test func aSlipInATypeIsUnderstood() throws {
    let outcome = try Home.fixed().run("record case.sined FH-2026-000003 --by li.na")
    expectRefusal(outcome, "append.form")
    #expect(outcome.err.contains("Did you mean 'case.signed'?"), "\(outcome.err)")
  }

  @Test(arguments: [("overdue --timer handel", "handle"), ("cases --status closd", "closed")])
  func aSlipInANameOfTheDomainIsUnderstood(_ words: String, _ meant: String) throws {
    let outcome = try Home.fixed().run(words)
    expectStatus(outcome, 2)
    #expect(outcome.err.contains("\(meant)"), "\(outcome.err)")
  }

  @Test func nonsenseGetsNoSuggestion() throws {
    let outcome = try Home().run("xyzzy")
    expectRefusal(outcome, "usage.unknown-command")
    #expect(!outcome.err.contains("Did you mean"))
    #expect(outcome.err.contains("hint: usage: whistle "))
  }

  /// A hint must lead somewhere.
  @Test func theCommandsThatHintsNameWork() throws {
    let home = try Home()
    try home.write("{}", to: "rules.json")
    let check = try home.run("rules check rules.json")
    #expect(check.err.contains("'whistle rules show standard'"), "\(check.err)")
    expectStatus(try home.run("rules show standard"), 0)
    expectStatus(
      try home.run(
        "rules adopt standard --effective 2026-01-01T00:00:00Z --scope new --by a --source a"), 0)
  }

  @Test func anUnknownRulesetIsCalledSoWithoutABookToo() throws {
    expectRefusal(try Home().run("rules show nope"), "rules.unknown")
  }
}
