import Testing

@Suite struct ExpectationTests {
  @Test func aWrongExpectationIsRefusedAndARightOneTaken() throws {
    let home = try Home.fixed()
    let before = try home.book()
    let words = "record case.contacted FH-2026-000003 reached=true --by li.na --expect"
    let refused = try home.run("\(words) 7")
    expectRefusal(refused, "append.expect")
    #expect(refused.err.contains("has 8 events, not 7"), "\(refused.err)")
    #expect(refused.err.contains("hint: somebody recorded an event in the meantime"))
    #expect(try home.book() == before)
    expectStatus(try home.run("\(words) 8"), 0)
    expectRefusal(try home.run("\(words) 8"), "append.expect")
  }

  @Test func aNewSubjectStandsAtZero() throws {
    let home = try Home()
    let words = "record need.listed list/1 list=l unit=x --by a --source x --expect"
    expectRefusal(try home.run("\(words) 1"), "append.expect")
    expectStatus(try home.run("\(words) 0"), 0)
  }
}
