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
    #expect(try cases("--unit fenghuang/yul").isEmpty)
    // Departments have some by now, but none had any first.
    #expect(try cases("--receiver fenghuang") == ["01", "02", "03", "04", "05", "07"])
    #expect(try cases("--receiver dept/water").isEmpty)
    #expect(try cases("--overdue answer") == ["05"])
    #expect(try cases("--overdue any --status registered") == ["08"])
    #expect(try cases("--tier community").isEmpty)
  }

  @Test(arguments: ["--unit fenghuang/yul", "--tier planet", "--matter heatign", "--receiver nope"])
  func aNameThatTheBookNeverGaveIsSaid(_ words: String) throws {
    let home = try Home.fixed()
    let outcome = try home.run("cases --format jsonl --tier grid \(words)")
    expectStatus(outcome, 0)
    let name = String(words.split(separator: " ")[1])
    #expect(outcome.err == "nothing that this query sees is called '\(name)'\n")
    #expect(try home.run("cases --tier community --unit fenghuang").err.isEmpty)
    // A name of something else is none of these, and one slip is said once.
    let twice = try home.run("cases --tier heating --tier heating --matter heating")
    #expect(twice.err == "nothing that this query sees is called 'heating'\n")
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
