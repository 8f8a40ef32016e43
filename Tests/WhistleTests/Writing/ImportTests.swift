import Foundation
import Testing

/// Imports by mappings of one's own: each row is taken whole or refused by itself, and the same file
/// once more adds nothing.
@Suite struct ImportTests {
  private static let mapping = #"""
    {"zone":"Asia/Shanghai","times":["yyyy-MM-dd HH:mm"],"case":"甲-{编号}","source":"/import/x",
     "units":[{"unit":"dept/{部门}","kind":"department","name":"{部门}"}],
     "events":[
      {"type":"case.registered","time":"{登记}","data":{"matter":"{类别}","place":"x",
        "channel":"import","urgency":"normal","title":"{类别}"}},
      {"type":"case.accepted","time":"{登记}","data":{"due":{"time":"{期限}"}}},
      {"type":"case.dispatched","time":"{登记}","data":{"to":"dept/{部门}"}},
      {"type":"case.resolved","time":"{办结}","data":{"action":"done","unit":"dept/{部门}"}}]}
    """#
  private static let header = "编号,登记,期限,办结,类别,部门\n"
  private static let first =
    header + "1,2026-03-02 09:00,2026-03-05 09:00,,道路,roads\n"
    + "2,2026-03-02 10:00,2026-03-05 10:00,,道路,roads\n"
  /// A day later: the due time of case 1 has moved, case 2 is closed, case 3 is new.
  private static let second =
    header + "1,2026-03-02 09:00,2026-03-09 09:00,,道路,roads\n"
    + "2,2026-03-02 10:00,2026-03-05 10:00,2026-03-03 10:00,道路,roads\n"
    + "3,2026-03-03 08:00,2026-03-06 08:00,,道路,roads\n"

  private func home(mapping: String = mapping) throws -> Home {
    let home = try Home()
    try home.write(mapping, to: "m.json")
    return home
  }

  private func imports(
    _ home: Home, _ csv: String, _ options: String = "", status: Int32 = 0, says tally: String
  ) throws -> Outcome {
    try home.write(csv, to: "x.csv")
    let outcome = try home.run("import csv --mapping m.json \(options) x.csv")
    expectStatus(outcome, status)
    #expect(outcome.err.contains(tally), "\(outcome.err)")
    return outcome
  }

  private func due(_ home: Home, _ name: String) throws -> [String?] {
    let rows = try home.run("--now 2026-03-04T00:00:00Z cases --format jsonl").objects()
    let timers = rows.first { $0["case"] as? String == name }?["timers"] as? [[String: Any]]
    return (timers ?? []).filter { $0["timer"] as? String == "resolve" }.map {
      $0["due"] as? String
    }
  }

  // MARK: Row by row

  @Test func aChangedRowIsRefusedWhereItDiffersAndTheRestIsTaken() throws {
    let home = try home()
    _ = try imports(home, Self.first, says: "rows 2, refused 0; events appended 7, known already 0")
    let outcome = try imports(
      home, Self.second, status: 1, says: "rows 3, refused 1; events appended 4, known already 4")
    #expect(outcome.err.contains("x.csv:2:20: refused[append.conflict]: "), "\(outcome.err)")
    #expect(outcome.err.contains("--corrections"))
    #expect(try home.bookLines().count == 11)
    _ = try imports(
      home, Self.second, status: 1, says: "rows 3, refused 1; events appended 0, known already 8")
  }

  @Test func ofARefusedRowNothingIsTakenNotEvenItsOtherEvents() throws {
    let home = try home()
    _ = try imports(home, Self.first, says: "refused 0")
    let closed = Self.first.replacing(
      "2026-03-05 09:00,,", with: "2026-03-09 09:00,2026-03-03 09:00,")
    _ = try imports(home, closed, status: 1, says: "rows 2, refused 1; events appended 0")
    let before = try home.bookLines()
    _ = try imports(home, closed, "--corrections", says: "rows 2, refused 0; events appended 2")
    #expect(try home.bookLines().dropLast(2) == before[...])
  }

  @Test func aRowThatMakesTheIdOfAnEarlierOneIsRefusedWhetherItSaysTheSameOrNot() throws {
    let home = try home()
    let outcome = try imports(
      home, Self.first + "1,2026-03-02 09:00,2026-03-05 09:00,,道路,roads\n", status: 1,
      says: "rows 3, refused 1; events appended 7")
    #expect(
      outcome.err.contains(
        "x.csv:4:1: refused[import.repeated]: the row makes the same id '甲-1/1' as the row on line 2"
      ),
      "\(outcome.err)")
  }

  @Test func anIdOfItsOwnTellsTheRowsOfOneCaseApart() throws {
    let home = try home(
      mapping: #"""
        {"zone":"UTC","times":["yyyy-MM-dd HH:mm:ss"],"case":"T-{ticket}","id":"{ticket}/{when}",
         "source":"/import/t",
         "events":[{"type":"case.contacted","time":"{when}","data":{"note":"{step}"}}]}
        """#)
    let log =
      "ticket,when,step\n1,2025-03-01 08:00:00,first\n1,2025-03-01 09:00:00,second\n"
      + "1,2025-03-01 09:00:00,second\n"
    let outcome = try imports(home, log, status: 1, says: "rows 3, refused 1; events appended 2")
    #expect(outcome.err.contains("x.csv:4:1: refused[import.repeated]"))
  }

  @Test func aLineThatIsTooLongIsRefusedAtItsLongestCell() throws {
    let home = try home()
    let long = String(repeating: "长", count: 22_000)
    let outcome = try imports(
      home,
      Self.first.replacing(
        "2,2026-03-02 10:00,2026-03-05 10:00,,道路", with: "2,2026-03-02 10:00,,,\(long)"),
      status: 1, says: "rows 2, refused 1; events appended 4")
    #expect(
      outcome.err.contains("x.csv:3:22: refused[append.too-long]: "), "\(outcome.err.prefix(300))")
  }

  @Test func strictTakesNothingWhateverTheReasonAndWritesTheSameBookOtherwise() throws {
    let strict = try home()
    let refused = try imports(
      strict, Self.first + "x\n", "--strict", status: 2, says: "--strict (1 rows")
    expectRefusal(refused, "csv.columns", at: "x.csv:4:2")
    let repeated = Self.first + "1,2026-03-02 09:00,2026-03-05 09:00,,道路,roads\n"
    expectRefusal(
      try imports(strict, repeated, "--strict", status: 2, says: "nothing was taken"),
      "import.repeated",
      at: "x.csv:4:1")
    #expect(try strict.book().isEmpty)
    _ = try imports(strict, Self.first, "--strict", says: "events appended 7")
    let plain = try home()
    _ = try imports(plain, Self.first, says: "events appended 7")
    #expect(try strict.book() == plain.book())
  }

  @Test(arguments: [1, 3, 6])
  func whatAKilledImportLeftIsCompletedByRepeatingIt(lines: Int) throws {
    let whole = try home()
    _ = try imports(whole, Self.first, says: "events appended 7")
    let killed = try home()
    let left = try whole.bookLines().prefix(lines)
    try killed.write(left.joined(separator: "\n") + "\n", to: Home.segment)
    _ = try imports(killed, Self.first, says: "appended \(7 - lines), known already \(lines)")
    #expect(try killed.book() == whole.book())
  }

  @Test func aUnitIsRegisteredOnceWhateverAnotherFileCallsIt() throws {
    let home = try home()
    _ = try imports(home, Self.first, says: "events appended 7")
    let other = Self.header + "9,2026-03-01 09:00,,,道路,roads\n"
    _ = try imports(home, other, says: "events appended 3, known already 1")
    let units = try home.bookLines().map(object).filter {
      $0["type"] as? String == "unit.registered"
    }
    #expect(units.map { $0["id"] as? String } == ["unit/dept/roads"])
    #expect(units.map { $0["time"] as? String } == ["2026-03-02T09:00:00+08:00"])
  }

  // MARK: Corrections

  @Test func aMovedDueTimeIsRecordedAsACorrectionAndTheSameFileAgainAddsNothing() throws {
    let home = try home()
    _ = try imports(home, Self.first, says: "events appended 7")
    _ = try imports(
      home, Self.second, "--corrections", says: "rows 3, refused 0; events appended 5")
    let correction = try #require(try home.bookLines().first { $0.contains("corrects") })
    let event = try object(correction)
    #expect(event["id"] as? String == "甲-1/2/corrected/1")
    #expect(event["type"] as? String == "case.accepted")
    #expect(
      event["data"] as? [String: String]
        == ["due": "2026-03-09T09:00:00+08:00", "corrects": "甲-1/2"])
    #expect(try due(home, "甲-1") == ["2026-03-09T01:00:00Z"])
    for options in ["--corrections", ""] {
      _ = try imports(home, Self.second, options, says: "rows 3, refused 0; events appended 0")
    }
    let explained = try home.run("case 甲-1 --explain").out
    #expect(explained.contains("(sequence 8)"), "\(explained)")
  }

  @Test func aDueTimeThatMovesBackIsAnotherCorrection() throws {
    let home = try home()
    _ = try imports(home, Self.first, says: "events appended 7")
    for (csv, due) in [
      (Self.second, "2026-03-09T01:00:00Z"), (Self.first, "2026-03-05T01:00:00Z"),
      (Self.second, "2026-03-09T01:00:00Z"),
    ] {
      _ = try imports(home, csv, "--corrections", says: "refused 0")
      #expect(try self.due(home, "甲-1") == [due])
    }
    let ids = try home.bookLines().filter { $0.contains("corrects") }
      .map { try object($0)["id"] as? String }
    #expect(ids == ["甲-1/2/corrected/1", "甲-1/2/corrected/2", "甲-1/2/corrected/3"])
    let withdrawn = Self.second.replacing("2026-03-09 09:00", with: "")
    _ = try imports(home, withdrawn, "--corrections", says: "events appended 1")
    #expect(try due(home, "甲-1") == [])
    _ = try imports(home, withdrawn, "--corrections", says: "events appended 0")
  }

  @Test func correctionsAreFoundBehindASnapshotToo() throws {
    let home = try home()
    _ = try imports(home, Self.first, says: "events appended 7")
    _ = try imports(home, Self.second, "--corrections", says: "events appended 5")
    expectStatus(try home.run("snapshot create"), 0)
    _ = try imports(home, Self.second, "--corrections", says: "events appended 0, known already 11")
    _ = try imports(home, Self.first, "--corrections", says: "events appended 1")
    #expect(try due(home, "甲-1") == ["2026-03-05T01:00:00Z"])
  }

  @Test func whatElseHasChangedIsNoCorrection() throws {
    let home = try home()
    _ = try imports(home, Self.first, says: "events appended 7")
    let other = Self.first.replacing("1,2026-03-02 09:00,", with: "1,2026-03-02 09:01,")
    let outcome = try imports(home, other, "--corrections", status: 1, says: "refused 1")
    #expect(outcome.err.contains("x.csv:2:3: refused[append.conflict]"), "\(outcome.err)")
  }

  // MARK: Encodings

  /// The first file of these tests as an office's program writes it: GB 18030, no mark.
  private func encoded(_ home: Home, _ text: String, as name: String) throws -> Outcome {
    try home.write(text, to: "utf8.csv")
    return try home.shell("iconv -f UTF-8 -t \(name) utf8.csv > x.csv")
  }

  @Test(
    arguments: [
      ("gb18030", "GB18030", ""), ("utf-16", "UTF-16LE", ""), ("utf-16", "UTF-16BE", ""),
      ("utf-8", "UTF-16LE", "\u{FEFF}"), ("gb18030", "UTF-16BE", "\u{FEFF}"),
      ("utf-16", "UTF-8", "\u{FEFF}"), ("utf-8", "GB18030", "\u{FEFF}"),
    ])
  func filesInOtherEncodingsGiveTheSameEvents(stated: String, written: String, mark: String) throws
  {
    let plain = try home()
    let csv = Self.first.replacing("编号,", with: "id,")
    let mapping = Self.mapping.replacing("{编号}", with: "{id}")
    try plain.write(mapping, to: "m.json")
    _ = try imports(plain, csv, says: "events appended 7")
    let other = try home(
      mapping: mapping.replacing("{\"zone\"", with: "{\"encoding\":\"\(stated)\",\"zone\""))
    expectStatus(try encoded(other, mark + csv, as: written), 0)
    expectStatus(try other.run("import csv --mapping m.json x.csv"), 0)
    #expect(try other.book() == plain.book())
  }

  @Test func latinLettersAreRead() throws {
    let home = try home(
      mapping: Self.mapping.replacing("{\"zone\"", with: #"{"encoding":"iso-8859-1","zone""#)
        .replacing("{编号}", with: "{n}").replacing("{登记}", with: "{t}").replacing(
          "{期限}", with: "{t}"
        )
        .replacing("{办结}", with: "{n2}").replacing("{类别}", with: "{n}").replacing(
          "{部门}", with: "{n}"))
    try home.write(
      Array("n,t,n2\nM".utf8) + [0xFC] + Array("ll,2026-03-02 09:00,\n".utf8), to: "x.csv")
    expectStatus(try home.run("import csv --mapping m.json x.csv"), 0)
    #expect(try home.bookLines().contains { $0.contains(#""title":"Müll""#) })
  }

  @Test func aFileThatIsNotInItsEncodingIsRefusedWithItsPlaceAndNothingIsTaken() throws {
    let home = try home(
      mapping: Self.mapping.replacing("{\"zone\"", with: #"{"encoding":"gb18030","zone""#))
    expectStatus(try encoded(home, Self.first, as: "GB18030"), 0)
    try home.write(try home.bytes(of: "x.csv") + [0x31, 0x2C, 0xFF, 0xFF, 0x0A], to: "x.csv")
    let outcome = try home.run("import csv --mapping m.json x.csv")
    expectRefusal(outcome, "import.encoding", at: "x.csv:4:3")
    #expect(outcome.err.contains("hint: "))
    #expect(!home.exists("events"))
  }

  @Test func withoutIconvItIsSaidWhatToInstall() throws {
    let home = try home(
      mapping: Self.mapping.replacing("{\"zone\"", with: #"{"encoding":"gb18030","zone""#))
    try home.write("a,b\n", to: "x.csv")
    let outcome = try home.run(
      ["import", "csv", "--mapping", "m.json", "x.csv"], environment: ["PATH": "/nowhere"])
    expectRefusal(outcome, "import.encoding", at: "x.csv")
    #expect(outcome.err.contains("iconv"), "\(outcome.err)")
    #expect(!home.exists("events"))
  }

  // MARK: What is no table

  @Test func directoriesAndPipesAreRefusedAndNeverWaitedFor() throws {
    let home = try home()
    expectStatus(try home.shell("mkdir dir && mkfifo pipe"), 0)
    for name in ["dir", "pipe"] {
      expectRefusal(
        try home.run("import csv --mapping m.json \(name)"), "file.not-regular", at: name)
    }
    #expect(!home.exists("events"))
  }
}
