import TestSupport
import Testing

@Suite struct ReportGoldenTests {
  /// The words of a call, its exit status on the fixed book, and the name of its golden files.
  struct Report: CustomTestStringConvertible {
    let name: String
    let words: String
    var status: Int32 = 0
    var testDescription: String { name }
  }

  private static let reports: [Report] = [
    Report(name: "board", words: "board"),
    Report(name: "case-whole-life", words: "case FH-2026-000001 --explain"),
    Report(name: "case-hostile", words: "case FH-2026-000002"),
    Report(name: "case-extended", words: "case FH-2026-000003 --explain"),
    Report(name: "case-suspended", words: "case FH-2026-000004 --explain"),
    Report(name: "case-whistle", words: "case FH-2026-000005"),
    Report(name: "cases", words: "cases"),
    Report(name: "due", words: "due --within 5wd"),
    Report(name: "overdue", words: "overdue"),
    Report(name: "sweep", words: "sweep --dry-run"),
    Report(name: "meetings", words: "meetings"), Report(name: "disputes", words: "disputes"),
    Report(name: "duty", words: "duty --role grid"),
    Report(name: "cards", words: "cards"),
    Report(name: "whistles", words: "whistles"),
    Report(name: "absent", words: "absent --month 2026-07"),
    Report(name: "assess", words: "assess --period 2026-07"),
    Report(name: "assess-persons", words: "assess --period 2026-07 --persons"),
    Report(name: "assess-explain", words: "assess --period 2026-07 --explain dept/water"),
    Report(name: "disclosure", words: "report disclosure --period 2026-07"),
    Report(name: "tiers", words: "report tiers --period 2026"),
    Report(name: "change", words: "report change --period 2026-07 --channel grid"),
    Report(name: "contest", words: "report contest --period 2026-Q3"),
    Report(name: "persons", words: "report person --period 2026-07"),
    Report(name: "person", words: "report person li.na --period 2026-07"),
    Report(name: "audit", words: "audit", status: 1),
    Report(name: "replay", words: "replay", status: 1),
    Report(name: "verify", words: "verify"),
    Report(name: "rules-list", words: "rules list"),
    Report(name: "rules-diff", words: "rules diff township township-summer", status: 1),
    Report(name: "rules-coverage", words: "rules coverage"),
    Report(name: "reproject", words: "reproject --rules township", status: 1),
    Report(name: "snapshot-list", words: "snapshot list"),
  ]

  private static func home(for report: Report) throws -> Home {
    let home = try report.name == "assess-persons" ? FixedBook.signed() : Home.fixed()
    if report.name == "snapshot-list" { expectStatus(try home.run("snapshot create"), 0) }
    return home
  }

  private static let tables = Once<Outcome>()

  private static func table(_ report: Report, _ language: String) throws -> Outcome {
    try tables.value("\(report.name) \(language)") {
      try home(for: report).run("\(report.words) --lang \(language)")
    }
  }

  @Test(arguments: reports, ["en", "zh"])
  func theTableIsHeld(_ report: Report, _ language: String) throws {
    let outcome = try Self.table(report, language)
    expectStatus(outcome, report.status)
    try Golden.check(outcome.out, "\(report.name).\(language)")
  }

  @Test(arguments: reports)
  func whatMachinesReadIsHeldAndKnowsNoLanguage(_ report: Report) throws {
    let home = try Self.home(for: report)
    var text = ""
    let formats = ["json", "jsonl", "csv"]
    let translated = formats.sampled(1)
    for format in formats {
      let outcome = try home.run("\(report.words) --format \(format)")
      expectStatus(outcome, report.status)
      if translated.contains(format) {
        let chinese = try home.run("\(report.words) --format \(format) --lang zh")
        #expect(chinese.outBytes == outcome.outBytes)
      }
      if format == "json" { _ = try outcome.json() }
      if format == "jsonl" { _ = try outcome.objects() }
      if format == "csv" { expectNoJSON(outcome.out) }
      text += "$ whistle \(report.words) --format \(format)\n" + outcome.out
    }
    try Golden.check(text, "\(report.name).data")
  }

  /// A title from a book must not colour, move or rename anything.
  @Test(arguments: reports, ["en", "zh"])
  func noTextOfTheBookReachesTheTerminalAsAControl(_ report: Report, _ language: String) throws {
    let outcome = try Self.table(report, language)
    expectNoControls(outcome.out)
    expectNoControls(outcome.err)
  }

  /// The same rows in CSV as in JSON, whatever stands in the cells.
  @Test func theCSVOfCasesHasARowACase() throws {
    let home = try Home.fixed()
    let rows = CSVText.cells(try home.run("cases --format csv").out)
    let names = try home.run("cases --format jsonl").objects().map { $0["case"] as? String }
    #expect(rows.dropFirst().map(\.first) == names)
    #expect(rows.allSatisfy { $0.count == rows[0].count })
  }

  @Test func whatHasMembersHasAColumnForEach() throws {
    let home = try Home.fixed()
    let cases = CSVText.rows(try home.run("cases --format csv").out)
    let carded = try #require(cases.first { $0["case"] == "FH-2026-000003" })
    #expect(carded["cards.yellow"] == "1" && carded["cards.red"] == "0")
    let states = ["running", "paused", "met", "late", "overdue", "void"]
    let timers = try home.run("cases --timers --format jsonl").objects()
    let own = timers.filter { $0["case"] as? String == "FH-2026-000003" }
    for state in states {
      let count = own.count { $0["state"] as? String == state }
      #expect(carded["timers." + state] == "\(count)")
    }
    let board = CSVText.rows(try home.run("board --format csv").out)
    #expect(board.contains(["key": "byStatus.closed", "value": "1"]))
    let units = CSVText.rows(try home.run("assess --period 2026-07 --format csv").out)
    let housing = try #require(units.first { $0["unit"] == "dept/housing" })
    #expect(housing["rates.response"] == "100" && housing["rates.returnRate"] == "0")
    // What is negative is a number, and no formula.
    #expect(units.contains { $0["points"] == "-5" })
    let notices = CSVText.rows(try home.run("sweep --dry-run --format csv").out)
    #expect(notices.contains { $0["data.level"] == "red" && $0["data.timer"] == "handle" })
  }

  @Test func everyTimerHasARowInEveryForm() throws {
    let home = try Home.fixed()
    let rows = try home.run("cases --timers --format jsonl").objects()
    let cases = try home.run("cases --format jsonl").objects()
    #expect(rows.count == cases.reduce(0) { $0 + (($1["timers"] as? [Any])?.count ?? 0) })
    #expect(CSVText.cells(try home.run("cases --timers --format csv").out).count == rows.count + 1)
    #expect(try home.run("cases --timers").lines.count == rows.count + 2)
    #expect((try home.run("cases --timers --format json").json() as? [Any])?.count == rows.count)
    let late = try home.run("cases --timers --overdue sign --format jsonl").objects()
    #expect(!late.isEmpty && late.count < rows.count)
  }

  @Test func aTextThatWouldBeAFormulaHasAnApostrophe() throws {
    let home = try Home.fixed()
    expectStatus(
      try home.run([
        "record", "case.registered", "N1", "matter=noise", "place=fenghuang/yulan/g01",
        "channel=app", "urgency=normal", "title==HYPERLINK(\"x\")", "--by", "li.na", "--now",
        Home.now,
      ]), 0)
    let csv = try home.run("case N1 --format csv").out
    #expect(CSVText.rows(csv).contains { $0["value"] == "'=HYPERLINK(\"x\")" })
  }

  @Test func csvBeginsWithAMarkWhereThatIsAskedFor() throws {
    let home = try Home.fixed()
    for words in ["cases", "board", "sweep --dry-run", "cases --status withdrawn"] {
      let plain = try home.run("\(words) --format csv")
      let marked = try home.run("\(words) --format csv --bom")
      #expect(marked.outBytes == [0xEF, 0xBB, 0xBF] + plain.outBytes)
    }
    #expect(try home.run("cases --bom").outBytes == home.run("cases").outBytes)
  }

  /// Without a row it has the same columns.
  @Test func anEmptyCSVHasTheSameColumns() throws {
    let home = try Home.fixed()
    let header = try home.run("cases --format csv").lines.first
    #expect(try home.run("cases --status withdrawn --format csv").lines == [try #require(header)])
  }
}

/// No cell is a JSON object or array.
func expectNoJSON(_ csv: String, sourceLocation: SourceLocation = #_sourceLocation) {
  let nested = CSVText.cells(csv).joined().filter { $0.hasPrefix("{") || $0.hasPrefix("[") }
  #expect(nested.isEmpty, "\(nested)", sourceLocation: sourceLocation)
}

/// No character that would move the cursor, change colours or reorder the line.
func expectNoControls(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) {
  let odd = text.unicodeScalars.filter { scalar in
    switch scalar.properties.generalCategory {
    case .control: scalar != "\n"
    case .format: scalar != "\u{200C}" && scalar != "\u{200D}"
    default: false
    }
  }
  let names = Set(odd.map { String($0.value, radix: 16) }).sorted()
  #expect(names.isEmpty, "controls in:\n\(text.debugDescription)", sourceLocation: sourceLocation)
}
