import Testing

@Suite struct RecordedTimeTests {
  private func recorded(_ home: Home) throws -> [String] {
    try home.bookLines().map { try object($0)["recordedtime"] as? String ?? "" }
  }

  @Test func historyKeepsAGivenRecordedTime() throws {
    let home = try Home()
    let given = #","recordedtime":"2026-01-02T03:04:05.678Z""#
    let line = event("a", "task.posted", "t", data: #"{"actor":"a"}"#, more: given)
    expectStatus(try home.run("append --history", input: line), 0)
    #expect(try recorded(home) == ["2026-01-02T03:04:05.678Z"])
  }

  @Test func historyNeverLetsItRunBackwards() throws {
    let home = try Home()
    func line(_ id: String, _ time: String?) -> String {
      let more = time.map { #","recordedtime":"\#($0)""# } ?? ""
      return event(id, "task.posted", "t", data: #"{"actor":"a"}"#, more: more)
    }
    let batch =
      line("a", "2026-01-02T00:00:00Z") + line("b", "2026-01-01T00:00:00Z") + line("c", nil)
    expectStatus(try home.run("append --history --now 2026-03-01T00:00:00Z", input: batch), 0)
    // The later of now and the last one, where it is missing or would run backwards.
    #expect(
      try recorded(home) == [
        "2026-01-02T00:00:00Z", "2026-03-01T00:00:00Z", "2026-03-01T00:00:00Z",
      ])
  }

  @Test func aPlainAppendSetsItItself() throws {
    let home = try Home()
    let given = #","recordedtime":"2020-01-01T00:00:00Z""#
    let line = event("a", "task.posted", "t", data: #"{"actor":"a"}"#, more: given)
    expectStatus(try home.run("append", input: line), 0)
    #expect(try recorded(home) == ["2026-07-20T10:00:00Z"])
  }

  @Test func aPresentBeforeTheLastRecordingSaysSo() throws {
    let home = try Home.fixed()
    let line = event(
      "a", "need.listed", "list/1", data: #"{"list":"1","unit":"test"}"#, source: "/test",
      time: "2026-07-01T00:00:00Z")
    let outcome = try home.run("append --now 2026-07-01T00:00:00Z", input: line)
    expectStatus(outcome, 0)
    #expect(outcome.err.contains("note[append.now-before-last]: "), "\(outcome.err)")
    #expect(try recorded(home).last == "2026-07-18T02:00:00Z")
  }

  @Test func anOrdinaryPresentSaysNothing() throws {
    let outcome = try Home.fixed().run(["append"], input: need("a"))
    #expect(outcome.err == "appended 1, known already 0, refused 0\n")
  }
}
