import Testing

/// Tables as windows of usual widths show them.
@Suite(.enabled(if: ColourTests.hasScript)) struct WindowTests {
  private static let commands = [
    "cases --overdue any", "overdue --sort age", "case FH-2026-000003",
    "changes --since 2026-07-15",
    "board",
  ]

  /// What a window gets, without the returns that a terminal puts before its line ends.
  private static func shown(
    _ words: String, columns: Int, settings: String = "NO_COLOR=1", on home: Home
  ) throws -> String {
    let outcome = try home.shell(
      "COLUMNS=\(columns) TERM=xterm \(settings) script -qec "
        + "\"$WHISTLE --now \(Home.now) \(words)\" /dev/null")
    return outcome.out.replacing("\r\n", with: "\n")
  }

  @Test(arguments: [60, 80, 120], ["en", "zh"])
  func aWindowIsHeld(_ columns: Int, _ language: String) throws {
    let home = try Home.fixed()
    var text = ""
    for words in Self.commands {
      let page = try Self.shown("\(words) --lang \(language)", columns: columns, on: home)
      for line in page.split(separator: "\n") {
        #expect(width(of: String(line)) <= columns, "\(line)")
      }
      text += "$ whistle \(words)\n\(page)"
    }
    try Golden.check(text, "window-\(columns).\(language)")
  }

  /// A wide character takes two columns.
  private func width(of line: String) -> Int {
    line.unicodeScalars.reduce(0) { $0 + ((0x2E80...0xFF60).contains($1.value) ? 2 : 1) }
  }

  @Test(arguments: [1, 2, 7, 20]) func noWindowIsTooNarrow(_ columns: Int) throws {
    let home = try Home.fixed()
    for words in Self.commands + ["help event case.closed", "help overdue"] {
      #expect(!(try Self.shown(words, columns: columns, on: home).contains("error")))
    }
    let lines = try Self.shown("cases", columns: columns, on: home).split(separator: "\n")
    #expect(lines.allSatisfy { width(of: String($0)) <= columns })
  }

  @Test func whatCOLUMNSSaysWhereItIsNoNumberIsPassedOver() throws {
    let home = try Home.fixed()
    let outcome = try home.shell(
      "COLUMNS=wide NO_COLOR=1 script -qec \"$WHISTLE --now \(Home.now) cases\" /dev/null")
    let lines = outcome.out.replacing("\r\n", with: "\n").split(separator: "\n")
    #expect(lines.count > 10 && lines.allSatisfy { width(of: String($0)) <= 80 })
  }

  @Test func aPipeGetsWholeCellsWhateverCOLUMNSSays() throws {
    let home = try Home.fixed()
    let narrow = try home.run("cases", environment: ["COLUMNS": "20"])
    #expect(try narrow.out == home.run("cases").out)
  }

  /// A part of it would name another case, or none.
  @Test func theNumberOfACaseIsNeverCut() throws {
    let home = try Home.fixed()
    let explain = "assess --period 2026-07 --explain dept/water"
    for (columns, words) in [(30, "cases"), (40, "overdue"), (40, explain), (80, explain)] {
      let page = try Self.shown(words, columns: columns, on: home)
      #expect(page.contains("FH-2026-0") && !page.contains(/FH-[0-9-]*…/), "\(page)")
    }
  }

  /// The pager's own mark shows that it was asked.
  @Test(arguments: [
    ("PAGER='sed s/^/P:/'", "", true), ("PAGER='sed s/^/P:/'", "--no-pager", false),
    ("PAGER=cat", "", false), ("PAGER=", "", false), ("PAGER='head -1'", "", false),
    ("PAGER=/no/such/program", "", false),
  ])
  func whatIsLongerThanTheScreenGoesToThePager(
    _ settings: String, _ option: String, _ isPaged: Bool
  ) throws {
    let home = try Home.fixed()
    let outcome = try home.shell(
      "TERM=xterm NO_COLOR=1 \(settings) script -qec "
        + "\"stty rows 5 cols 80; $WHISTLE --now \(Home.now) \(option) cases\" /dev/null")
    #expect(outcome.out.contains("P:CASE") == isPaged, "\(outcome.out)")
  }

  /// What it is given is UTF-8, whatever the locale says; who sets it otherwise is obeyed.
  @Test(arguments: [("", "utf-8"), ("LESSCHARSET=latin1", "latin1")])
  func thePagerIsToldHowTheTextIsWritten(_ settings: String, _ charset: String) throws {
    let home = try Home.fixed()
    let outcome = try home.shell(
      "LC_ALL=C TERM=xterm NO_COLOR=1 \(settings) PAGER='printenv LESSCHARSET' script -qec "
        + "\"stty rows 5 cols 80; $WHISTLE --now \(Home.now) cases\" /dev/null")
    #expect(outcome.out.replacing("\r\n", with: "\n") == charset + "\n")
  }
}
