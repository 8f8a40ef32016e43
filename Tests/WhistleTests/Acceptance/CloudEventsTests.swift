import Testing

@Suite struct CloudEventsTests {
  @Test func linesOfTheFixedBookAreStrictCloudEvents() throws {
    let lines = try Home.fixed().bookLines()
    #expect(lines.count == FixedBook.events)
    for line in lines { try expectCloudEvent(line) }
  }

  @Test func whatRecordAndSweepWriteAreStrictCloudEvents() throws {
    let home = try Home.fixed()
    expectStatus(try home.run("record case.contacted FH-2026-000003 reached=true --by li.na"), 0)
    expectStatus(try home.run("sweep"), 0)
    let lines = try home.bookLines().dropFirst(FixedBook.events)
    #expect(lines.count > 1)
    for line in lines { try expectCloudEvent(line) }
  }

  /// CloudEvents §3.1.1: `source` is a URI-reference, in which no blank may stand.
  @Test func aSourceThatIsNoURIReferenceIsRefused() throws {
    let home = try Home()
    let outcome = try home.run(
      ["record", "task.posted", "task/1", "actor=a", "--by", "a", "--source", "dept/a b"])
    expectStatus(outcome, 2)
    #expect(try home.book().values.allSatisfy(\.isEmpty))
  }

  /// CloudEvents §3.2: an attribute's number is a whole one of 32 bits.
  @Test(arguments: ["1.5", "4294967296"])
  func anAttributeThatIsNoCloudEventsNumberIsRefused(_ number: String) throws {
    let home = try Home.fixed()
    let outcome = try home.run("append", input: event("x", more: #","priority":\#(number)"#))
    expectRefusal(outcome, "append.form", at: "standard input:1:149")
    #expect(try home.bookLines().count == FixedBook.events)
  }
}
