import Testing

/// `whistle import ocel`: what was exported comes back, and real logs come in.
@Suite struct ImportOCELTests {
  /// Of each event that is about a case: its case, type and time, in the order of the log. A dispatch to a
  /// unit that is not registered names none there, so that it cannot come back.
  private func told(_ text: String) throws -> [[String]] {
    let events = try #require(try object(text)["events"] as? [[String: Any]])
    return events.compactMap { event in
      let related = event["relationships"] as? [[String: String]] ?? []
      guard let name = related.first(where: { $0["qualifier"] == "case" })?["objectId"] else {
        return nil
      }
      let isUnsaid =
        event["type"] as? String == "case.dispatched"
        && !related.contains { $0["qualifier"] == "to" }
      if isUnsaid { return nil }
      return [name, event["type"] as? String ?? "", event["time"] as? String ?? ""]
    }
  }

  @Test func whatWasExportedComesBackWithItsCasesEventsOrderAndTimes() throws {
    let first = try Home.fixed()
    let second = try Home()
    let out = try first.run("export ocel -").out
    try second.write(out, to: "book.json")
    // The zone of times is the rules'.
    let adopted = try second.run(
      "rules adopt standard --effective 2000-01-01T00:00:00Z --scope new --by tester --source test")
    expectStatus(adopted, 0)
    let outcome = try second.run("import ocel book.json")
    expectStatus(outcome, 1)
    #expect(outcome.err.contains("refused[import.no-unit]: 'case.dispatched' names no unit"))
    #expect(outcome.err.contains("refused 1;"), "\(outcome.err)")
    #expect(outcome.err.contains("are about no case of the mapping, and were passed over"))
    #expect(try told(try second.run("export ocel -").out) == told(out))
    let again = try second.run("import ocel book.json")
    #expect(again.err.contains("events appended 0,"), "\(again.err)")
  }

  @Test func aDanglingReferenceIsRefusedWhereItStands() throws {
    let home = try Home()
    try home.write(
      """
      {"objects":[{"id":"A-1","type":"case"}],"events":[
      {"id":"e1","type":"a","time":"2026-01-02T10:00:00Z","relationships":[{"objectId":"A-1","qualifier":"case"}]},
      {"id":"e2","type":"b","time":"2026-01-02T11:00:00Z","relationships":[{"objectId":"A-2","qualifier":"case"}]},
      {"id":"e1","type":"c","time":"2026-01-02T12:00:00","relationships":[{"objectId":"A-1","qualifier":"case"}]}]}
      """, to: "log.json")
    let outcome = try home.run("import ocel log.json")
    expectStatus(outcome, 1)
    #expect(outcome.err.contains("log.json:3:1: refused[import.dangling]: "), "\(outcome.err)")
    #expect(outcome.err.contains("log.json:4:1: refused[import.repeated]: "), "\(outcome.err)")
    #expect(outcome.err.contains("rows 3, refused 2; events appended 2,"), "\(outcome.err)")
  }

  @Test(.enabled(if: Package.has(Package.data("ocel"))))
  func aRealLogComesInByAMappingOfItsOwn() throws {
    let home = try Home()
    try home.write(
      #"{"zone":"UTC","times":["rfc3339"],"case":"{object:PURCHORD}","id":"{@id}/{object:PURCHORD}","#
        + #""source":"/import/p2p","events":[{"type":"case.registered","once":true,"id":"{object:PURCHORD}","#
        + #""time":"{@time}","data":{"matter":"","place":"","channel":"import","urgency":"normal","title":"","#
        + #""x-supplied":true}},{"type":"case.noted","time":"{@time}","data":{"what":"{@activity}"}}]}"#,
      to: "m.json")
    let outcome = try home.run(
      "import ocel --mapping m.json \(Package.data("ocel/ocel10-p2p.jsonocel"))")
    expectStatus(outcome, 0)
    #expect(outcome.err.contains("320 events are about no case"), "\(outcome.err)")
    #expect(outcome.err.contains("rows 400, refused 0; events appended 480,"), "\(outcome.err)")
  }
}
