import Testing

/// A row that cannot be read is reported with its line and column and the rest goes on, or nothing
/// is taken with `--strict`.
@Suite struct BadCSVTests {
  struct File: CustomTestStringConvertible {
    let testDescription: String
    let code: String
    let place: String
    let bytes: [UInt8]

    init(_ name: String, _ code: String, at place: String, _ text: String) {
      testDescription = name
      self.code = code
      self.place = place
      bytes = Array(text.utf8)
    }

    init(_ name: String, _ code: String, at place: String, bytes: [UInt8]) {
      testDescription = name
      self.code = code
      self.place = place
      self.bytes = bytes
    }
  }

  private static func middle(_ text: String) -> String { csv(rows: [row(1), text, row(3)]) }

  private static let files: [File] = [
    File("a date that is none", "import.time", at: "3:26", middle(row(2, closed: "yesterday"))),
    File("month 13", "import.time", at: "3:26", middle(row(2, closed: "13/01/2011 01:00:00 PM"))),
    File("a short row", "csv.columns", at: "3:4", middle("2,3")),
    File("a quote in a bare cell", "csv.quote", at: "3:104", middle(row(2, "ab\"c"))),
    File("a quote that never ends", "csv.quote", at: "3:102", middle(row(2, "\"open"))),
    File("a byte of zero", "csv.nul", at: "3:104", middle(row(2, "ab\0c"))),
    File("a long row", "csv.columns", at: "3:106", middle(row(2, "一") + ",二")),
    File("no case", "import.case", at: "3:1", middle(String(row(2).dropFirst()))),
    File(
      "behind a cell of two lines", "import.time", at: "4:26",
      csv(rows: [row(1, "\"two\nlines\""), row(2, closed: "soon"), row(3)])),
    File(
      "bad UTF-8", "csv.utf8", at: "3:102",
      bytes: Array((csv(rows: [row(1)]) + row(2, "")).utf8) + [0xFF, 0x0A]
        + Array((row(3) + "\n").utf8)),
  ]

  @Test(arguments: files)
  func theRowIsReportedAndTheRestGoesOn(_ file: File) throws {
    let home = try Home()
    try home.write(file.bytes, to: "rows.csv")
    let outcome = try home.run("import csv --mapping nyc311 rows.csv")
    expectStatus(outcome, 1)
    #expect(
      outcome.said.hasPrefix("rows.csv:\(file.place): refused[\(file.code)]: "), "\(outcome.err)")
    #expect(outcome.err.contains("rows 3, refused 1; "), "\(outcome.err)")
    let cases = try home.run("cases --format jsonl").objects().map { $0["case"] as? String }
    #expect(cases == ["NYC-1", "NYC-3"])
  }

  @Test(arguments: files)
  func strictTakesNothing(_ file: File) throws {
    let home = try Home()
    try home.write(file.bytes, to: "rows.csv")
    let outcome = try home.run("import csv --mapping nyc311 --strict rows.csv")
    expectRefusal(outcome, file.code, at: "rows.csv:\(file.place)")
    #expect(outcome.err.contains("hint: nothing was taken: --strict"))
    #expect(try home.book().isEmpty)
  }

  @Test func aMissingColumnIsNamedWithThePathThatAsksForIt() throws {
    let home = try Home()
    try home.write("Unique Key,Created Date\n1,2\n", to: "rows.csv")
    let outcome = try home.run("import csv --mapping nyc311 rows.csv")
    expectRefusal(outcome, "import.column", at: "rows.csv:1")
    #expect(outcome.err.contains("'Agency'"))
    #expect(outcome.err.contains("/units/0/unit"))
    #expect(outcome.err.contains("hint: the header names: Unique Key, Created Date"))
    #expect(!home.exists("events"))
  }

  @Test func aColumnThatTheHeaderHasTwiceIsNamed() throws {
    let home = try Home()
    let header = try #require(csv(rows: []).split(separator: "\n").first)
    try home.write("\(header),agency\n", to: "rows.csv")
    let outcome = try home.run("import csv --mapping nyc311 rows.csv")
    expectRefusal(outcome, "import.column", at: "rows.csv:1")
    #expect(outcome.err.contains("more than one column 'Agency'"), "\(outcome.err)")
  }

  @Test func anEmptyFileIsRefused() throws {
    let home = try Home()
    try home.write("", to: "rows.csv")
    expectRefusal(
      try home.run("import csv --mapping nyc311 rows.csv"), "import.empty", at: "rows.csv")
    #expect(!home.exists("events"))
  }

  /// The events do not depend on how a program on another system ends its lines.
  @Test(arguments: ["CRLF", "BOM"])
  func lineEndsAndMarksMakeNoDifference(_ kind: String) throws {
    let rows = [row(1, "\"two\nlines, \"\"quoted\"\"\""), row(2)]
    let plain = try Home()
    try plain.write(csv(rows: rows), to: "rows.csv")
    expectStatus(try plain.run("import csv --mapping nyc311 rows.csv"), 0)
    let other = try Home()
    let text = kind == "CRLF" ? csv(rows: rows, lineEnd: "\r\n") : "\u{FEFF}" + csv(rows: rows)
    try other.write(text, to: "rows.csv")
    expectStatus(try other.run("import csv --mapping nyc311 rows.csv"), 0)
    #expect(try other.book() == plain.book())
    let action = try #require(try plain.bookLines().first { $0.contains("case.resolved") })
    #expect(action.contains(#""action":"two\nlines, \"quoted\"""#))
  }
}
