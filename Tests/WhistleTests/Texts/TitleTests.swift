import Testing

@Suite struct TitleTests {
  /// What a case is about is the first thing that its reader asks.
  @Test(arguments: ["en", "zh"])
  func aCaseShowsItsTitle(_ language: String) throws {
    let home = try Home.fixed()
    let outcome = try home.run("case FH-2026-000001 --lang \(language)")
    #expect(outcome.out.contains("三单元暖气不热，室温只有十二度"), "\(outcome.out)")
  }

  @Test func aHostileTitleIsShownHarmless() throws {
    let outcome = try Home.fixed().run("case FH-2026-000002")
    #expect(outcome.out.contains(#"夜间施工\u{1B}[31m红字"#), "\(outcome.out)")
    expectNoControls(outcome.out)
  }
}
