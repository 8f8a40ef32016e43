import Testing

@Suite struct ColourTests {
  static let hasScript = Package.has("/usr/bin/script")

  /// The board as a terminal gets it.
  private func onTerminal(_ settings: String) throws -> String {
    let home = try Home.fixed()
    let outcome = try home.shell(
      "\(settings) script -qec \"$WHISTLE board --now \(Home.now)\" /dev/null")
    return outcome.out
  }

  @Test(.enabled(if: hasScript)) func aTerminalGetsColours() throws {
    #expect(try onTerminal("TERM=xterm").contains("\u{1B}[1m"))
  }

  @Test(.enabled(if: hasScript)) func noColorTurnsThemOff() throws {
    let text = try onTerminal("TERM=xterm NO_COLOR=1")
    #expect(text.contains("By status"))
    #expect(!text.contains("\u{1B}[1m"))
    #expect(!text.contains("\u{1B}[31m"))
  }

  @Test func aFileGetsNone() throws {
    #expect(!(try Home.fixed().run("board").out.contains("\u{1B}[1m")))
  }
}
