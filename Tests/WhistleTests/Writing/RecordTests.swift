import Testing

@Suite struct RecordTests {
  @Test func theLineIsPrintedAsItStandsInTheBook() throws {
    let home = try Home.fixed()
    let outcome = try home.run(
      "record case.contacted FH-2026-000003 reached=true --by li.na --id c1")
    expectStatus(outcome, 0)
    #expect(outcome.lines == [try #require(try home.bookLines().last)])
    #expect(
      outcome.out
        == #"{"specversion":"1.0","id":"c1","source":"/fenghuang/yulan/g01","#
        + #""type":"case.contacted","subject":"FH-2026-000003","#
        + #""time":"2026-07-20T18:00:00+08:00","recordedtime":"2026-07-20T10:00:00Z","#
        + #""sequence":"0000000000000049","caseseq":9,"authtype":"user","authid":"li.na","#
        + #""data":{"reached":true}}"# + "\n")
  }

  @Test func textKeysAreTextAndOwnKeysAreJSONWhereTheyAreJSON() throws {
    let home = try Home()
    let outcome = try home.run([
      "record", "task.posted", "task/1", "actor=1", "x-n=1", "x-yes=true", "x-nothing=null",
      "x-list=[1,2]", #"x-text="5""#, "x-plain=a=b c", "x-odd={", "x-empty=", "--by", "a",
      "--source", "/x",
    ])
    expectStatus(outcome, 0)
    #expect(
      outcome.out.contains(
        #""data":{"actor":"1","x-n":1,"x-yes":true,"x-nothing":null,"x-list":[1,2],"#
          + #""x-text":"5","x-plain":"a=b c","x-odd":"{","x-empty":""}"#), "\(outcome.out)")
  }

  @Test func aFreshIdIsAULIDAndNeverTheSame() throws {
    let home = try Home()
    let words = "record need.listed list/1 list=l unit=x --by a --source x"
    for _ in 0..<3 { expectStatus(try home.run(words), 0) }
    let ids = try home.bookLines().map { try object($0)["id"] as? String ?? "" }
    #expect(Set(ids).count == 3)
    let alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    #expect(ids.allSatisfy { $0.count == 26 && $0.allSatisfy(alphabet.contains) }, "\(ids)")
  }

  @Test func theSourceIsTheActorsUnitOrTheOneGiven() throws {
    let home = try Home.fixed()
    let words = "record case.contacted FH-2026-000003 --by li.na"
    #expect(try home.run(words).out.contains(#""source":"/fenghuang/yulan/g01""#))
    #expect(try home.run("\(words) --source dept/water").out.contains(#""source":"/dept/water""#))
    #expect(try home.run("\(words) --source /dept/water").out.contains(#""source":"/dept/water""#))
  }

  @Test func theFirstRecordMakesTheBook() throws {
    let home = try Home()
    expectStatus(
      try home.run("--home new/home record task.posted task/1 actor=a --by a --source x"), 0)
    #expect(home.exists("new/home/" + Home.segment))
  }

  /// The guard's reason, and what would be allowed.
  @Test(arguments: [
    (
      "case.signed FH-2026-000003 unit=dept/water", "guard.status",
      "the event is allowed while it is dispatched"
    ),
    ("case.dispatched FH-2026-000003 to=dept/nowhere", "guard.unit-unknown", "register it first"),
    (
      "case.suspended FH-2026-000003 reason=busy", "guard.suspend-reason", "allowed are 'materials'"
    ),
    (
      "case.escalated FH-2026-000003 from=grid to=street cause=order", "guard.tier-step",
      "allowed is 'community'"
    ),
    (
      "case.registered FH-2026-000001 matter=noise place=fenghuang channel=app urgency=normal title=x",
      "guard.already-registered", "take a new case number"
    ),
    (
      "case.closed FH-2026-000003 outcome=solved", "guard.status",
      "the event is allowed while it is resolved"
    ),
  ])
  func aGuardsRefusalSaysWhatWouldBeAllowed(
    _ words: String, _ code: String, _ remedy: String
  ) throws {
    let home = try Home.fixed()
    let before = try home.book()
    let outcome = try home.run("record \(words) --by li.na")
    expectRefusal(outcome, code)
    #expect(outcome.err.contains("hint: \(remedy)"), "\(outcome.err)")
    #expect(try home.book() == before)
  }
}
