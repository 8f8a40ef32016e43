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

  /// CloudEvents §3.1.1: `source` is a URI-reference; what it cannot hold is written encoded.
  @Test func aPathWithBlanksOrChineseStandsEncodedInSource() throws {
    let home = try Home()
    let words = ["record", "task.posted", "task/1", "actor=a", "--by", "a", "--id", "1"]
    expectStatus(try home.run(words + ["--source", "街道/a b"]), 0)
    let line = try #require(try home.bookLines().first)
    #expect(line.contains(#""source":"/%E8%A1%97%E9%81%93/a%20b""#))
    try expectCloudEvent(line)
    let again = try home.run(words + ["--source", "/街道/a b"])
    expectStatus(again, 0)
    #expect(try home.bookLines().count == 1)
  }

  /// CloudEvents §2.2, RFC 3986: what is no attribute's text is refused with its attribute's place.
  @Test(arguments: [
    (#""id":"a\u0000""#, "id"), (#""id":"a\u007f""#, "id"), (#""id":"a\ufdd0""#, "id"),
    (#""id":"a\udbff\udfff""#, "id"), (#""subject":"A\u0001""#, "subject"),
    (#""authid":"x\u0085""#, "authid"), (#""foo":"a\n""#, "foo"), (#""source":"/a%zz""#, "source"),
    (#""source":"/a%ff""#, "source"), (#""source":"/a b""#, "source"),
    (#""source":"/a//b""#, "source"),
    (#""source":"/a/../b""#, "source"), (#""source":"/a/""#, "source"),
    (#""source":"/a%00""#, "source"),
    (#""dataschema":"a b""#, "dataschema"), (#""dataschema":"%""#, "dataschema"),
  ])
  func anAttributeThatIsNoCloudEventsTextIsRefused(_ member: String, _ key: String) throws {
    let plain = [
      "id": #""id":"1""#, "source": #""source":"/s""#, "subject": #""subject":"task/1""#,
      "authid": #""authid":"x""#, "foo": #""foo":"a""#, "dataschema": #""dataschema":"/a?b#c""#,
    ]
    func line(_ members: [String: String]) -> String {
      #"{"specversion":"1.0","type":"task.posted","time":"2026-07-01T00:00:00Z","#
        + members.sorted { $0.key < $1.key }.map(\.value).joined(separator: ",")
        + #","data":{"actor":"a"}}"# + "\n"
    }
    for history in ["", " --history"] {
      let home = try Home()
      let outcome = try home.run(
        "append" + history, input: line(plain.merging([key: member]) { $1 }))
      expectRefusal(outcome, "append.form")
      let isNamed = outcome.err.contains("'\(key)'") || outcome.err.contains("is not a unit path")
      #expect(isNamed, "\(outcome.err)")
      #expect(try home.book().values.allSatisfy(\.isEmpty))
      expectStatus(try home.run("append" + history, input: line(plain)), 0)
    }
  }

  @Test func aSourceThatIsNoURIReferenceInTheBookIsReadAndAudited() throws {
    let home = try Home()
    expectStatus(try home.run("append", input: need("a")), 0)
    let segment = try home.text(of: Home.segment)
    for source in ["/街道", "/a%zz", "/a//b"] {
      let odd = segment.replacing(#/"source":"[^"]*"/#, with: #""source":"\#(source)""#)
      try home.write(odd, to: Home.segment)
      expectStatus(try home.run("verify"), 0)
      expectStatus(try home.run("replay"), 0)
      let audit = try home.run("audit --format jsonl")
      expectStatus(audit, 1)
      #expect(try audit.objects().map { $0["kind"] as? String } == ["source"])
    }
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
