import Testing

/// The service side over `Golden/service.jsonl`: a village with four grids, five tasks, a ledger with
/// grades, lists, commitments, members and wishes, each once as it should be and once as it should
/// not.
@Suite struct ServeGoldenTests {
  private static let reports: [(name: String, words: String, status: Int32)] = [
    ("serve-tasks", "tasks", 0), ("serve-tasks-posted", "tasks --status posted", 0),
    ("serve-wishes", "wishes", 0), ("serve-points-month", "points --period 2026-01", 0),
    ("serve-points-quarter", "points --period 2026-Q1 --ledger ledger/village", 0),
    (
      "serve-points-split",
      "points split --amount 1000.01 --ledger ledger/village --period 2026", 0
    ),
    ("serve-lists", "lists", 0), ("serve-commitments", "commitments --period 2026", 0),
    ("serve-members", "members --period 2026-Q1", 0), ("serve-staffing", "staffing", 0),
    ("serve-audit", "audit", 1),
  ]

  private static func home() throws -> Home {
    let home = try Home()
    expectStatus(try home.run("append --history \(Golden.directory)/service.jsonl"), 0)
    return home
  }

  @Test(arguments: reports.indices)
  func theReportsAreHeld(_ index: Int) throws {
    let (name, words, status) = Self.reports[index]
    let home = try Self.home()
    let call = "\(words) --now 2026-05-01T09:00:00+08:00"
    for language in ["en", "zh"] {
      let outcome = try home.run("\(call) --lang \(language)")
      expectStatus(outcome, status)
      expectNoControls(outcome.out)
      try Golden.check(outcome.out, "\(name).\(language)")
    }
    var text = ""
    for format in ["json", "jsonl", "csv"] {
      let outcome = try home.run("\(call) --format \(format)")
      expectStatus(outcome, status)
      #expect(try home.run("\(call) --format \(format) --lang zh").outBytes == outcome.outBytes)
      if format == "csv" { expectNoJSON(outcome.out) }
      text += "$ whistle \(words) --format \(format)\n" + outcome.out
    }
    try Golden.check(text, "\(name).data")
  }

  @Test(arguments: [
    ("points --period 2026-13", "usage.period"), ("commitments --period 2026-01", "usage.period"),
    ("lists --period x", "usage.period"), ("tasks --status lost", "usage.status"),
    ("points --period 2026 --amount 1", "usage.amount"),
    ("points split --period 2026 --ledger ledger/village --amount 1.005", "usage.amount"),
    ("points split --period 2026 --ledger ledger/village --amount -1", "usage.amount"),
    ("points split --period 2026 --ledger ledger/village", "usage.amount"),
    ("points split --period 2026 --amount 1", "usage.ledger"),
    ("points --period 2026 --ledger none", "usage.ledger"),
  ])
  func whatCannotBeAskedIsRefused(_ words: String, _ code: String) throws {
    expectRefusal(try Self.home().run(words), code)
  }

  @Test(arguments: [
    ("--as-of 2026-01-11T00:00:00+08:00", ["task/1 claimed"]),
    ("--to-sequence 16", ["task/1 posted"]),
    ("--as-of 2026-02-12T00:00:00+08:00", ["task/1 done", "task/2 posted"]),
  ])
  func aReadingSeesTheBoardAsItWas(_ reading: String, _ expected: [String]) throws {
    let home = try Self.home()
    for hasSnapshot in [false, true] {
      if hasSnapshot { expectStatus(try home.run("snapshot create"), 0) }
      let rows = try home.run("tasks --format jsonl \(reading)").objects()
      #expect(rows.map { "\($0["task"] ?? "") \($0["status"] ?? "")" } == expected)
    }
  }
}
