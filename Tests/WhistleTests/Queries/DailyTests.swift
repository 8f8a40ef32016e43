import Foundation
import Testing

/// What a supervisor asks every day.
@Suite struct DailyTests {
  private static func rows(_ words: String, on home: Home) throws -> [[String: Any]] {
    let outcome = try home.run("\(words) --format jsonl")
    expectStatus(outcome, 0)
    return try outcome.objects()
  }

  private static func cases(_ words: String, on home: Home) throws -> [String] {
    try rows(words, on: home).map { "\($0["case"] ?? "") \($0["timer"] ?? "")" }
  }

  @Test func whatIsOverdueCanBeAskedByAgeOrDueForAUnitOrATierOrOpenCasesAlone() throws {
    let home = try Home.fixed()
    let all = try Self.cases("overdue", on: home)
    #expect(all.count == 9)
    let byAge = try Self.rows("overdue --sort age", on: home).compactMap { $0["age"] as? Int }
    #expect(byAge.count == 9 && byAge == byAge.sorted(by: >))
    let byDue = try Self.rows("overdue --sort due", on: home).compactMap { $0["due"] as? String }
    #expect(byDue == byDue.sorted())
    #expect(
      try Self.cases("overdue --unit 水务局", on: home)
        == [
          "FH-2026-000002 contact", "FH-2026-000003 contact", "FH-2026-000003 handle",
          "FH-2026-000002 follow",
        ])
    #expect(
      try Self.cases("overdue --mine --by li.na", on: home) == ["FH-2026-000008 accept"])
    #expect(
      try home.run("cases --mine --by li.na").out
        == home.run("cases --unit fenghuang/yulan/g01").out)
    let tier = try Self.cases("overdue --tier grid", on: home)
    #expect(!tier.isEmpty && tier.count < all.count)
    #expect(try Self.cases("overdue --open", on: home).count <= all.count)
    expectRefusal(try home.run("overdue --tier gird"), "usage.tier")
    expectRefusal(try home.run("overdue --unit nowhere-at-all"), "usage.unit")
    expectRefusal(try home.run("due --sort colour"), "usage.unknown-choice")
  }

  @Test func aListIsNeverCutUnsaid() throws {
    let outcome = try Home.fixed().run("overdue --limit 2")
    #expect(outcome.lines.count == 4 && outcome.err.contains("2 of 9"))
    #expect(try Home.fixed().run("overdue --limit 9").err.isEmpty)
  }

  @Test func titlesAndNamesStandBesideCodes() throws {
    let row = try #require(try Self.rows("overdue --timer accept", on: Home.fixed()).first)
    #expect(row["title"] as? String != nil)
    #expect(row["unitName"] as? String != nil)
    let home = try Home.fixed()
    let before = try home.run("overdue --sort due --lang zh").out
    expectStatus(try home.run("snapshot create"), 0)
    #expect(try home.run("overdue --sort due --lang zh").out == before)
  }

  @Test func whatChangedIsWhatWasRecordedWhoMovedAndWhatBecameOverdue() throws {
    let home = try Home.fixed()
    let rows = try Self.rows("changes --since 2026-07-17", on: home)
    let overdue = rows.filter { ($0["becameOverdue"] as? [String])?.isEmpty == false }
    #expect(
      Set(overdue.compactMap { $0["case"] as? String })
        .isSuperset(of: ["FH-2026-000005", "FH-2026-000008"]))
    expectStatus(
      try home.run("record case.contacted FH-2026-000003 reached=true --by li.na"), 0)
    let after = try Self.rows("changes --since 2026-07-20", on: home)
    #expect(after.first { $0["case"] as? String == "FH-2026-000003" }?["recorded"] as? Int == 1)
    #expect(try Self.rows("changes --since 2026-07-21T00:00:00Z", on: home).isEmpty)
    let table = try home.run("changes --since 2026-07-20").out
    #expect(table.contains("1 event recorded, 0 cases with another holder"))
    expectRefusal(try home.run("changes"), "usage.missing-option")
    expectRefusal(try home.run("changes --since yesterday"), "usage.time")
  }

  @Test func aTextIsFoundInTheWholeBookAndThatIsSaid() throws {
    let outcome = try Home.fixed().run("find HEATING")
    expectStatus(outcome, 0)
    #expect(outcome.err.contains("read all \(FixedBook.events) events of the book"))
    #expect(outcome.lines.count > 2)
    #expect(try Home.fixed().run("find nothing-like-it").lines.count == 2)
  }

  @Test func whoAndWhatMayBeNamedIsListed() throws {
    let home = try Home.fixed()
    let units = try Self.rows("units --list", on: home)
    #expect(units.contains { $0["unit"] as? String == "dept/housing" && $0["name"] is String })
    #expect(try Self.rows("units --list --under dept/water", on: home).count == 1)
    let actors = try Self.rows("actors", on: home)
    #expect(actors.contains { $0["actor"] as? String == "li.na" })
    #expect(
      try Self.rows("actors --unit dept/water", on: home).allSatisfy {
        $0["unit"] as? String == "dept/water"
      })
    #expect(try Self.rows("matters", on: home).contains { $0["code"] as? String == "heating" })
  }

  @Test func theBoardSaysWhatIsToBeDecidedAndCanBeAskedForAUnit() throws {
    let home = try Home.fixed()
    let parts = try home.run("board").out.components(separatedBy: "\n\n")
    #expect(parts[1].hasPrefix("To be decided today\n  accept or reject"))
    let board = try object(try home.run("board --format json").out)
    let decisions = try #require(board["decisions"] as? [String: Int])
    #expect(decisions["accept"] == 1)
    let one = try object(try home.run("board --unit dept/water --format json").out)
    let overdue = try #require(one["overdue"] as? [String: Int])
    #expect(overdue == ["contact": 2, "handle": 1, "follow": 1])
    #expect(one["cases"] as? Int ?? 0 < board["cases"] as? Int ?? 0)
  }

  @Test func aCaseIsFoundByTheEndOfItsNumber() throws {
    let home = try Home.fixed()
    #expect(try home.run("case 000003").out == home.run("case FH-2026-000003").out)
    #expect(try home.run("log 000003").out == home.run("log FH-2026-000003").out)
    expectRefusal(try home.run("case 00000"), "case.unknown")
  }

  @Test func anEmptyBookHasNoAnswersAndNoFaults() throws {
    let home = try Home(segment: [])
    for words in [
      "overdue --sort age --open", "due", "changes --since 2026-07-01", "find x", "units --list",
      "actors", "matters", "board", "cases",
    ] {
      expectStatus(try home.run(words), 0)
    }
  }
}
