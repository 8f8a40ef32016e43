import Testing

@Suite struct CardsTests {
  /// From the lightest to the heaviest, as everywhere else.
  @Test func cardsAreShownYellowBeforeRed() throws {
    let home = try Home.fixed()
    expectStatus(try home.run("sweep --now 2026-07-20T18:00:00+08:00"), 0)
    let row = try home.run("cases").lines.first { $0.hasPrefix("FH-2026-000003") }
    #expect(row?.contains("1y 1r") == true, "\(row ?? "no row")")
  }
}
