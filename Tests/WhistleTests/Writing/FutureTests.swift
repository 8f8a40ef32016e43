import Testing

@Suite struct FutureTests {
  private static let future = "9000-01-01T00:00:00Z"

  @Test(arguments: [
    "append", "sweep", "record case.contacted FH-2026-000003 --by li.na",
    "rules adopt nyc311 --effective 2027-01-01T00:00:00Z --scope new --by li.na",
  ])
  func aWriteAheadOfTheClockIsRefusedUnlessItIsAllowed(_ words: String) throws {
    let home = try Home.fixed()
    let refusal = try home.run("\(words) --now \(Self.future)", input: need("a"))
    expectRefusal(refusal, "append.future")
    #expect(refusal.err.contains("--allow-future"))
    let chinese = try home.run("\(words) --now \(Self.future) --lang zh", input: need("a"))
    expectRefusal(chinese, "append.future", inChinese: true)
    let allowed = try home.run("\(words) --now \(Self.future) --allow-future", input: need("a"))
    expectStatus(allowed, 0)
    #expect(allowed.err.contains("note[append.now-in-future]"), "\(allowed.err)")
  }

  @Test func historyAheadOfTheClockIsTakenWithANote() throws {
    let home = try Home.fixed()
    let outcome = try home.run("append --history --now \(Self.future)", input: need("a"))
    expectStatus(outcome, 0)
    #expect(outcome.err.contains("note[append.now-in-future]"), "\(outcome.err)")
  }

  @Test func aWriteBeforeTheClockSaysSo() throws {
    let outcome = try Home.fixed().run("append", input: need("a"))
    #expect(outcome.err.contains("note[append.now-before-clock]"), "\(outcome.err)")
  }

  @Test func aWaitThatCannotBeCountedIsRefused() throws {
    expectRefusal(
      try Home.fixed().run("append --wait 9223372036855s", input: need("a")), "usage.wait")
  }
}
