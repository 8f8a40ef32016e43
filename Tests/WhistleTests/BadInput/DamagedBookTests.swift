import Testing

/// Damage anywhere but at the very end is a hard error that names segment, line and byte; it is
/// never repaired by dropping events, and `verify` finds it.
@Suite struct DamagedBookTests {
  struct Damage: CustomTestStringConvertible {
    let testDescription: String
    let code: String
    let place: String
    let segment: @Sendable () throws -> [UInt8]

    init(
      _ name: String, _ code: String, at place: String,
      _ segment: @escaping @Sendable () throws -> [UInt8]
    ) {
      testDescription = name
      self.code = code
      self.place = place
      self.segment = segment
    }
  }

  private static func lines(_ change: (inout [String]) -> Void) throws -> [UInt8] {
    var lines = String(decoding: try FixedBook.segment(), as: UTF8.self).split(separator: "\n")
      .map(String.init)
    change(&lines)
    return Array(lines.map { $0 + "\n" }.joined().utf8)
  }

  private static let damages: [Damage] = [
    Damage("a missing attribute", "book.form", at: "5:1") {
      try damaged(line: 5) { $0.replacing("specversion", "specversoin") }
    },
    Damage("invalid JSON", "book.json", at: "7:2") {
      try damaged(line: 7) { "{" + $0.dropFirst(2) }
    },
    Damage("a duplicate key", "book.json", at: "7:22") {
      try damaged(line: 7) { $0.replacing(#""1.0","#, #""1.0","specversion":"1.0","#) }
    },
    Damage("a line of NUL", "book.json", at: "49:1") { try FixedBook.segment() + [0, 0, 0, 0x0A] },
    Damage("an empty line", "book.json", at: "49:1") { try FixedBook.segment() + [0x0A] },
    Damage("a byte-order mark", "book.json", at: "1:1") {
      [0xEF, 0xBB, 0xBF] + (try FixedBook.segment())
    },
    Damage("bad UTF-8", "book.json", at: "10:30") {
      var bytes = try FixedBook.segment()
      let nine = bytes.indices.filter { bytes[$0] == 0x0A }[8]
      bytes[nine + 30] = 0xFF
      return bytes
    },
    Damage("month 13", "book.form", at: "10:118") {
      try damaged(line: 10) { $0.replacing(#""time":"2026-07"#, #""time":"2026-13"#) }
    },
    Damage("second 61", "book.form", at: "10:118") {
      try damaged(line: 10) { $0.replacing(#"09:00:00+08:00","rec"#, #"09:00:61+08:00","rec"#) }
    },
    Damage("no offset", "book.form", at: "10:118") {
      try damaged(line: 10) { $0.replacing(#"09:00:00+08:00","rec"#, #"09:00:00","rec"#) }
    },
    Damage("a gap", "book.gap", at: "20:1") { try lines { $0.remove(at: 19) } },
    Damage("a repeat", "book.repeat", at: "21:1") { try lines { $0.insert($0[19], at: 20) } },
    Damage("two lines swapped", "book.gap", at: "20:1") { try lines { $0.swapAt(19, 20) } },
    Damage("a gap in a case", "book.case-gap", at: "12") {
      try damaged(line: 12) { $0.replacing(#""caseseq":3"#, #""caseseq":4"#) }
    },
    Damage("a required key of data is missing", "book.form", at: "12") {
      try damaged(line: 12) { $0.replacing(#""to":"dept"#, #""ot":"dept"#) }
    },
    Damage("a wrong kind in data", "book.form", at: "20") {
      try damaged(line: 20) { $0.replacing(#""pass":true"#, #""pass":"yes""#) }
    },
    Damage("a line that is too long", "book.too-long", at: "12") {
      let note = String(repeating: "x", count: 66_000)
      return try damaged(line: 12) { $0.replacing(#""data":{"#, #""data":{"note":"\#(note)","#) }
    },
  ]

  @Test(arguments: damages)
  func everyCommandThatReadsStopsAtThePlace(_ damage: Damage) throws {
    let home = try Home(segment: try damage.segment())
    let before = try home.book()
    for words in ["board", "replay", "append"] {
      let outcome = try home.run(words, input: need("a"))
      expectRefusal(outcome, damage.code)
      let place = "\(Home.segment):\(damage.place)"
      #expect(outcome.err.hasPrefix(place + ":"), "\(outcome.err)")
      #expect(outcome.err.contains("hint: nothing was changed; restore the segment"))
    }
    #expect(try home.book() == before)
  }

  /// The hint says that verify lists all damage.
  @Test(arguments: damages)
  func verifyFindsIt(_ damage: Damage) throws {
    let home = try Home(segment: try damage.segment())
    let outcome = try home.run("verify --format json")
    expectStatus(outcome, 1)
    let document = try #require(try outcome.json() as? [String: Any])
    let findings = try #require(document["findings"] as? [[String: Any]])
    let line = Int(damage.place.split(separator: ":")[0])
    #expect(findings.first?["line"] as? Int == line)
    #expect(findings.first?["segment"] as? String == "0000000000000001.jsonl")
  }

  @Test func verifyGoesOnAndListsAll() throws {
    let segment = try Self.lines { lines in
      lines[39] = "oops"
      lines[29] = lines[29].replacing("specversion", "specversoin")
      lines.remove(at: 9)
    }
    let outcome = try Home(segment: segment).run("verify --format json")
    let document = try #require(try outcome.json() as? [String: Any])
    let findings = try #require(document["findings"] as? [[String: Any]])
    #expect(findings.map { $0["line"] as? Int } == [10, 29, 39])
    #expect(findings.map { $0["kind"] as? String } == ["gap", "form", "json"])
    #expect(findings.map { $0["sequence"] as? Int } == [10, 30, 40])
  }

  @Test func anUnknownTypeIsReportedWithItsLineAndNotSkipped() throws {
    let segment = try damaged(line: 48) { $0.replacing("meeting.held", "meeting.hold") }
    let home = try Home(segment: segment)
    expectStatus(try home.run("replay"), 1)
    let rows = try home.run("audit --format jsonl").objects()
    let row = try #require(rows.last)
    #expect(row["kind"] as? String == "unknown-type")
    #expect(row["line"] as? Int == 48)
    #expect(row["sequence"] as? Int == 48)
    let text = try home.run("case FH-2026-000003")
    #expect(text.out.contains("meeting.hold"))
  }

  @Test func anUnknownTypeIsAFindingOfTheAuditAlone() throws {
    let segment = try damaged(line: 48) { $0.replacing("meeting.held", "meeting.hold") }
    let home = try Home(segment: segment)
    let counts = try #require(try home.run("replay --format json").json() as? [String: Any])
    #expect(counts["events"] as? Int == FixedBook.events)
    #expect(counts["anomalies"] as? Int == 5)
  }

  /// A local time needs the zone of the rules, which a damaged book does not give.
  @Test func verifyListsAllDamageWhateverTheTimeIsWrittenIn() throws {
    let home = try Home(
      segment: try damaged(line: 5) { $0.replacing("specversion", "specversoin") })
    let outcome = try home.run("verify --format json --now 2026-07-20T18:00")
    expectStatus(outcome, 1)
    expectStatus(try home.run("board --now 2026-07-20T18:00"), 2)
  }

  @Test func aForeignFileIsNamed() throws {
    let home = try Home.fixed()
    try home.write("notes", to: "events/notes.jsonl")
    let outcome = try home.run("board")
    expectRefusal(outcome, "book.foreign", at: "events/notes.jsonl")
    #expect(outcome.err.contains("hint: move the file out"))
  }

  @Test func otherFilesBesideTheSegmentsAreLeftAlone() throws {
    let home = try Home.fixed()
    try home.write("words", to: "events/FORMAT.md")
    expectStatus(try home.run("board"), 0)
    expectStatus(try home.run("append", input: need("a")), 0)
    #expect(try home.text(of: "events/FORMAT.md") == "words")
  }

  @Test func aMissingFirstSegmentIsNamed() throws {
    let home = try Home()
    try home.write(try FixedBook.segment(), to: "events/0000000000000007.jsonl")
    let outcome = try home.run("board")
    expectRefusal(outcome, "book.gap", at: "events/0000000000000007.jsonl:1")
    #expect(outcome.err.contains("put 0000000000000001.jsonl back"))
  }

  @Test func aMissingMiddleSegmentIsNamed() throws {
    let home = try Home()
    let batch = (1...20).map { need("a\($0)") }.joined()
    expectStatus(try home.run("append --segment-size 1024", input: batch), 0)
    let segments = try home.names(in: "events")
    expectStatus(try home.shell("rm events/\(segments[1])"), 0)
    expectRefusal(try home.run("board"), "book.gap", at: "events/\(segments[2]):1")
    expectStatus(try home.run("verify"), 1)
  }
}
