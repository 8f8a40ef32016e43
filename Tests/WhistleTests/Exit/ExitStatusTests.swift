import Testing

@Suite struct ExitStatusTests {
  // MARK: 0, done

  @Test(arguments: [
    "board", "case FH-2026-000001", "cases", "due --within 1wd", "overdue", "sweep --dry-run",
    "verify", "snapshot create", "snapshot list", "snapshot verify", "snapshot prune", "rules list",
    "rules show", "rules show township", "rules check nyc311", "completions zsh", "manual", "help",
    "record case.contacted FH-2026-000003 reached=true --by li.na", "append", "sweep",
    "rules adopt la311 --effective 2030-01-01T00:00:00Z --scope new --by li.na",
  ])
  func whatWasDoneIsZero(_ words: String) throws {
    expectStatus(try Home.fixed().run(words), 0)
  }

  @Test func aBookWithoutAnomaliesReplaysAndAuditsWithZero() throws {
    let home = try Home()
    expectStatus(try home.run("append", input: need("a")), 0)
    expectStatus(try home.run("replay"), 0)
    let audit = try home.run("audit --format json")
    expectStatus(audit, 0)
    #expect(audit.out == "[]\n")
  }

  // MARK: 1, done, with findings

  @Test(arguments: ["replay", "audit"])
  func anomaliesAreOne(_ words: String) throws {
    expectStatus(try Home.fixed().run(words), 1)
  }

  @Test func aReadingBeforeTheAnomaliesIsZero() throws {
    let home = try Home.fixed()
    expectStatus(try home.run("audit --to-sequence 14"), 0)
    expectStatus(try home.run("audit --to-sequence 15"), 1)
  }

  @Test func damageFoundByVerifyIsOne() throws {
    let home = try Home(
      segment: try damaged(line: 5) { $0.replacing("specversion", "specversoin") })
    expectStatus(try home.run("verify"), 1)
  }

  @Test func aDamagedSnapshotIsOne() throws {
    let home = try Home.fixed()
    expectStatus(try home.run("snapshot create"), 0)
    let name = "snapshots/" + (try #require(try home.names(in: "snapshots").first))
    var bytes = try home.bytes(of: name)
    bytes[bytes.count / 2] ^= 1
    try home.write(bytes, to: name)
    expectStatus(try home.run("snapshot verify"), 1)
  }

  @Test func refusedRowsAreOne() throws {
    let home = try Home()
    try home.write(csv(rows: [row(1), "2,3", row(3)]), to: "rows.csv")
    expectStatus(try home.run("import csv --mapping nyc311 rows.csv"), 1)
    try home.write(need("a") + "{}\n" + need("b"), to: "lines.jsonl")
    expectStatus(try home.run("append --keep-going lines.jsonl"), 1)
  }

  // MARK: 2, could not

  @Test(arguments: [
    ("bord", "usage.unknown-command"), ("", "usage.missing-command"),
    ("snapshot", "usage.missing-command"), ("case", "usage.missing-argument"),
    ("case A B", "usage.unexpected-argument"), ("board --frob", "usage.unknown-option"),
    ("board --format xml", "usage.unknown-choice"), ("board --lang fr", "usage.unknown-choice"),
    ("board --as-of", "usage.missing-value"), ("sweep --dry-run=yes", "usage.unexpected-value"),
    ("case A --as-of 2026-07-01 --as-of T", "usage.time"),
    ("import csv x.csv", "usage.missing-option"), ("board --now yesterday", "usage.time"),
    ("board --now 2026-07-20T18", "usage.time"),
    ("board --as-of 2026-02-30T00:00:00Z", "usage.time"),
    ("board --to-sequence x", "usage.number"), ("board --to-sequence -1", "usage.number"),
    ("cases --status shut", "usage.status"), ("cases --overdue shut", "usage.timer"),
    ("overdue --timer shut", "usage.timer"), ("due --within soon", "usage.span"),
    ("due --within 1mtg", "usage.span"), ("snapshot prune --keep x", "usage.number"),
    ("simulate --preset x", "usage.preset"), ("simulate --cases 0", "usage.number"),
    ("verify --jobs 0", "usage.number"), ("replay --jobs -1", "usage.number"),
    ("verify --jobs 257", "usage.number"), ("replay --jobs 99999999999999999999", "usage.number"),
    ("reproject --rules now --jobs two", "usage.number"),
    ("board --timer handle", "usage.unknown-option"),
    ("completions tcsh", "usage.unknown-choice"), ("case NOBODY", "case.unknown"),
    ("rules show nope", "rules.unknown"),
    ("rules show --at 2020-01-01T00:00:00Z", "rules.none"),
    ("append nowhere.jsonl", "file.missing"),
    ("record case.contacted FH-2026-000003 reached --by li.na", "usage.member"),
    ("record case.contacted FH-2026-000003 a=1 a=2 --by li.na", "usage.member"),
    ("record case.contacted FH-2026-000003 --by nobody", "record.actor"),
    ("record case.contacted FH-2026-000003 --by li.na --time noon", "usage.time"),
    ("record case.contacted FH-2026-000003 --by li.na --time 2026-07-20", "usage.time"),
    ("record case.contacted FH-2026-000003 --by li.na --wait long", "usage.wait"),
    ("record case.contacted FH-2026-000003 --by li.na --expect x", "usage.number"),
    ("record case.contacted FH-2026-000003 --by li.na --segment-size 5", "usage.number"),
    ("record case.sined FH-2026-000003 --by li.na", "append.form"),
    ("record case.accepted FH-2026-000003 --by li.na", "guard.status"),
    ("simulate", "simulate.not-empty"),
    ("rules adopt nyc311 --effective soon --scope new --by li.na", "usage.time"),
    (
      "rules adopt nyc311 --effective 2030-01-01T00:00:00Z --scope some --by li.na",
      "usage.unknown-choice"
    ),
  ])
  func whatCannotBeDoneIsTwoAndChangesNothing(_ words: String, _ code: String) throws {
    let home = try Home.fixed()
    let before = try home.book()
    let outcome = try home.run(words)
    expectStatus(outcome, 2)
    #expect(outcome.out.isEmpty)
    #expect(outcome.err.contains("error[\(code)]: "), "\(outcome.err)")
    #expect(outcome.err.contains("\n  hint: "), "no hint:\n\(outcome.err)")
    #expect(try home.book() == before)
  }

  @Test(arguments: [
    "board", "case A", "cases", "due", "overdue", "replay", "audit", "verify", "snapshot create",
    "snapshot list", "snapshot verify", "snapshot prune", "rules show", "sweep --dry-run",
  ])
  func aReaderWithoutABookIsTwoAndMakesNone(_ words: String) throws {
    let home = try Home()
    let outcome = try home.run(words)
    expectRefusal(outcome, "book.missing", at: "events")
    #expect(outcome.err.contains("hint: name the home directory with --home"))
    #expect(try home.names(in: ".").isEmpty)
  }

  @Test func aMissingHomeIsTwo() throws {
    let home = try Home()
    expectRefusal(try home.run("--home nowhere board"), "book.missing", at: "nowhere/events")
    let outcome = try home.run("board", environment: ["WHISTLE_HOME": "elsewhere"])
    expectRefusal(outcome, "book.missing", at: "elsewhere/events")
  }

  @Test(arguments: ["board", "cases", "replay", "audit", "snapshot create", "sweep", "append"])
  func anUnreadableBookIsTwo(_ words: String) throws {
    let home = try Home(
      segment: try damaged(line: 5) { $0.replacing("specversion", "specversoin") })
    let before = try home.book()
    let outcome = try home.run(words, input: need("a"))
    expectRefusal(outcome, "book.form", at: "\(Home.segment):5:1")
    #expect(outcome.err.contains("hint: nothing was changed; restore"))
    #expect(try home.book() == before)
  }

  @Test func standardOutputThatIsFullIsTwo() throws {
    let outcome = try Home.fixed().shell("$WHISTLE board > /dev/full")
    expectRefusal(outcome, "output.failed")
  }
}
