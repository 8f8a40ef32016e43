import Testing

@Suite struct FilterTests {
  private func cases(_ words: String) throws -> [String] {
    let outcome = try Home.fixed().run("cases --format jsonl \(words)")
    expectStatus(outcome, 0)
    return try outcome.objects().compactMap { $0["case"] as? String }.map { String($0.suffix(2)) }
  }

  @Test func eachOptionNarrowsAndItsValuesWiden() throws {
    #expect(try cases("--status closed") == ["01"])
    #expect(try cases("--status closed --status merged") == ["01", "07"])
    #expect(try cases("--matter heating") == ["01", "05"])
    #expect(try cases("--matter heating --urgency emergency") == ["05"])
    #expect(try cases("--unit fenghuang") == ["05", "07"])
    #expect(try cases("--unit /dept/water") == ["02", "03"])
    // A path is one by its steps, not by its letters.
    expectRefusal(try Home.fixed().run("cases --unit fenghuang/yul"), "usage.unit")
    // Departments have some by now, but none had any first.
    #expect(try cases("--receiver fenghuang") == ["01", "02", "03", "04", "05", "07"])
    #expect(try cases("--receiver dept/water").isEmpty)
    #expect(try cases("--overdue answer") == ["05"])
    #expect(try cases("--overdue any --status registered") == ["08"])
    #expect(try cases("--tier community").isEmpty)
  }

  /// Every question takes names as the verbs do.
  @Test(arguments: [
    ("cases --unit dept/water", ["cases --unit 水务局", "cases --unit /water"]),
    ("cases --receiver fenghuang/yulan", ["cases --receiver yulan"]),
    ("cases --matter heating", ["cases --matter 供暖", "cases --matter heating --matter Heating"]),
    ("cases --tier grid --status closed", ["cases --tier 网格 --status 结案"]),
    ("cards --unit dept/water", ["cards --unit 水务局"]),
    ("whistles --unit dept/water", ["whistles --unit water"]),
    ("overdue --unit dept/water --tier grid", ["overdue --unit 水务局 --tier 网格"]),
    ("log --unit dept/water", ["log --unit 水务局"]),
    ("units --list --under dept/water", ["units --list --under water"]),
    (
      "assess --period 2026-07 --explain dept/water",
      ["assess --period 2026-07 --explain 水务局", "assess --period 2026-07 --explain water"]
    ),
    (
      "reproject --rules now --unit dept/water --matter heating",
      ["reproject --rules now --unit 水务局 --matter 供暖"]
    ),
  ])
  func aNameAsksWhatThePathAsks(_ words: String, _ others: [String]) throws {
    let home = try Home.fixed()
    let asked = try home.run(words)
    expectStatus(asked, 0)
    for other in others { #expect(try home.run(other).out == asked.out, "\(other)") }
  }

  @Test(arguments: [
    ("cases --unit fenghuang/yul", "usage.unit"), ("cases --receiver nope", "usage.unit"),
    ("cases --tier planet", "usage.tier"), ("cases --matter heatign", "usage.matter"),
    ("cases --tier heating", "usage.tier"), ("cases --unit grid", "usage.unit"),
    ("cards --unit nope", "usage.unit"), ("whistles --unit nope", "usage.unit"),
    ("log --unit nope", "usage.unit"), ("audit --unit nope", "usage.unit"),
    ("units --under nope", "usage.unit"), ("assess --period 2026-07 --explain nope", "usage.unit"),
    ("reproject --rules now --matter heatign", "usage.matter"),
    ("meetings --tier planet", "usage.tier"),
    ("commitments --period 2026-Q3 --tier planet", "usage.tier"),
  ])
  func noTableIsEmptyForASlipOfThePen(_ words: String, _ code: String) throws {
    let outcome = try Home.fixed().run(words)
    expectRefusal(outcome, code)
    #expect(outcome.out.isEmpty && outcome.err.contains("hint: "))
  }

  @Test func aSlipIsToldWhatMayHaveBeenMeant() throws {
    let home = try Home.fixed()
    #expect(try home.run("cases --matter heatign").err.contains("Did you mean 'heating'?"))
    #expect(try home.run("cards --unit watr").err.contains("Did you mean 'water'?"))
  }

  /// The lines of a sweep are by a unit that nobody registers.
  @Test func theLogOfAUnitThatWasNeverRegisteredCanBeAsked() throws {
    let home = try Home.fixed()
    expectStatus(try home.run("sweep"), 0)
    #expect(try home.run("log --unit system/sweep --format jsonl").lines.count == 1)
  }

  @Test func whatIsExcludedCanBeListedAndIsSaidOfTheCase() throws {
    let home = try Home.fixed()
    #expect(try home.run("cases --excluded --format jsonl").lines.isEmpty)
    func exclude(_ type: String, _ name: String) throws {
      let words = "record \(type) \(name) ground=g --by a --source fenghuang"
      expectStatus(try home.run(words), 0)
    }
    try exclude("case.excluded", "FH-2026-000001")
    try exclude("case.excluded", "FH-2026-000002")
    try exclude("exclusion.revoked", "FH-2026-000002")
    let rows = try home.run("cases --excluded --format jsonl").objects()
    #expect(rows.map { text($0, "case") } == ["FH-2026-000001"])
    #expect(try home.run("case FH-2026-000001").out.contains("EXCLUDED"))
    #expect(try home.run("case FH-2026-000001 --lang zh").out.contains("剔除"))
    #expect(try !home.run("case FH-2026-000002").out.contains("EXCLUDED"))
  }

  @Test func urgenciesAndChannelsAreThoseOfARegistration() throws {
    expectRefusal(try Home.fixed().run("cases --urgency urgnt"), "usage.unknown-choice")
    expectRefusal(try Home.fixed().run("cases --channel phone"), "usage.unknown-choice")
    expectStatus(try Home.fixed().run("cases --urgency emergency --channel hotline"), 0)
  }

  @Test func casesComeByNumberInByteOrder() throws {
    let names = try Home.fixed().run("cases --format jsonl").objects()
      .compactMap { $0["case"] as? String }
    #expect(names.count == 9)
    #expect(names == names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
  }

  @Test func overdueOfOneTimerIsAPartOfAll() throws {
    let home = try Home.fixed()
    let all = try home.run("overdue --format jsonl").lines
    let contacts = try home.run("overdue --timer contact --format jsonl").lines
    #expect(!contacts.isEmpty)
    #expect(contacts == all.filter { $0.contains(#""timer":"contact""#) })
  }

  @Test func dueLooksNoFurtherThanAsked() throws {
    let home = try Home.fixed()
    #expect(try home.run("due --within 1h --format jsonl").lines.isEmpty)
    let rows = try home.run("due --within 40h --format jsonl").objects()
    #expect(rows.map { $0["case"] as? String } == ["FH-2026-000005"])
    #expect(rows.map { $0["due"] as? String } == ["2026-07-22T09:02:00+08:00"])
  }
}
