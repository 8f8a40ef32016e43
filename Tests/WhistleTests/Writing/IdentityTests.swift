import Testing

@Suite struct IdentityTests {
  @Test func theSameEventAgainIsNothingToDoAndSaysSo() throws {
    let home = try Home.fixed()
    let words = "record case.contacted FH-2026-000003 reached=true --by li.na --id c1"
    expectStatus(try home.run(words), 0)
    let before = try home.book()
    // A repeated command gave no time of its own: a later present makes no difference.
    let again = try home.run("\(words) --now 2026-07-21T09:00:00+08:00")
    expectStatus(again, 0)
    #expect(again.out.isEmpty)
    #expect(again.err.contains("is in the book already (sequence 49)"), "\(again.err)")
    #expect(try home.book() == before)
  }

  @Test func theSameIdWithOtherContentIsAnError() throws {
    let home = try Home.fixed()
    expectStatus(
      try home.run("record case.contacted FH-2026-000003 reached=true --by li.na --id c1"), 0)
    let before = try home.book()
    let other = try home.run(
      "record case.contacted FH-2026-000003 reached=false --by li.na --id c1")
    expectRefusal(other, "append.conflict")
    #expect(other.err.contains("(sequence 49)"))
    #expect(other.err.contains("hint: a correction is a new event"))
    #expect(try home.book() == before)
  }

  @Test func theSameIdOfAnotherSourceIsAnotherEvent() throws {
    let home = try Home()
    let both = need("a", source: "/x") + need("a", source: "/y")
    expectStatus(try home.run("append", input: both), 0)
    #expect(try home.bookLines().count == 2)
  }

  /// The same content means equal values, whatever their order and spelling.
  @Test func keysInAnotherOrderAndOtherSpellingsAreTheSameContent() throws {
    let home = try Home()
    let line = event("a", "task.posted", "task/1", data: #"{"actor":"a","n":10,"s":"é"}"#)
    expectStatus(try home.run("append", input: line), 0)
    let before = try home.book()
    let twin =
      #"{"data":{"s":"\u00e9","n":1e1,"actor":"a"},"time":"2026-07-20T10:00:00+08:00","#
      + #""type":"task.posted","subject":"task\/1","id":"a","source":"/fenghuang/yulan/g01","#
      + #""specversion":"1.0"}"# + "\n"
    let again = try home.run("append", input: twin)
    expectStatus(again, 0)
    #expect(again.err.contains("appended 0, known already 1"), "\(again.err)")
    #expect(try home.book() == before)
  }

  @Test func aRepeatWithinOneBatchIsTakenOnce() throws {
    let home = try Home()
    let outcome = try home.run("append", input: need("a") + need("a") + need("b"))
    expectStatus(outcome, 0)
    #expect(outcome.err.contains("appended 2, known already 1"), "\(outcome.err)")
    #expect(try home.bookLines().count == 2)
  }

  @Test func aConflictWithinOneBatchTakesNothing() throws {
    let home = try Home()
    let outcome = try home.run("append", input: need("a") + need("a", "task/2"))
    expectRefusal(outcome, "append.conflict", at: "standard input:2")
    #expect(try home.book().isEmpty)
  }

  @Test func identityHoldsBehindASnapshotToo() throws {
    let home = try Home.fixed()
    expectStatus(try home.run("snapshot create"), 0)
    let stored = String(decoding: try FixedBook.segment(), as: UTF8.self).split(separator: "\n")[47]
    var again = try object(String(stored))
    let id = try #require(again.removeValue(forKey: "id") as? String)
    let outcome = try home.run(
      "append",
      input: event(
        id, "meeting.held", data: #"{"tier":"grid","step":4,"outcome":"implement"}"#,
        time: "2026-07-18T10:00:00+08:00", more: #","authtype":"user","authid":"li.na""#))
    expectStatus(outcome, 0)
    #expect(outcome.err.contains("appended 0, known already 1"), "\(outcome.err)")
    let other = try home.run("append", input: event(id))
    expectRefusal(other, "append.conflict", at: "standard input:1:160")
  }
}
