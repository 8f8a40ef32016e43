import TestSupport
import Testing

/// FH-2026-000002 was resolved on the 13th and the book knew it on the 15th (sequence 38).
@Suite struct BitemporalTests {
  private static let readings: [(String, String)] = [
    ("--as-of 2026-07-13T15:59:59+08:00", "dispatched"),
    ("--as-of 2026-07-13T16:00:00+08:00", "resolved"),
    ("--known-at 2026-07-15T08:59:59+08:00", "dispatched"),
    ("--known-at 2026-07-15T09:00:00+08:00", "resolved"),
    ("--as-of 2026-07-14T00:00:00+08:00 --known-at 2026-07-14T00:00:00+08:00", "dispatched"),
    ("--as-of 2026-07-14T00:00:00+08:00 --known-at 2026-07-16T00:00:00+08:00", "resolved"),
    ("--to-sequence 37", "dispatched"), ("--to-sequence 38", "resolved"),
    ("--to-sequence 38 --as-of 2026-07-10T00:00:00+08:00", "dispatched"),
    ("--to-sequence 38 --known-at 2026-07-14T00:00:00+08:00", "dispatched"), ("", "resolved"),
  ]

  @Test(arguments: readings, ["", "snapshot", "snapshot before it"])
  func theLateRecordIsSeenByTheReadingsThatShouldSeeIt(
    _ reading: (String, String), _ snapshot: String
  ) throws {
    let home = try Home.fixed()
    if snapshot == "snapshot before it" {
      let lines = String(decoding: try FixedBook.segment(), as: UTF8.self)
        .split(separator: "\n").map { $0 + "\n" }
      try home.write(lines.prefix(37).joined(), to: Home.segment)
      expectStatus(try home.run("snapshot create"), 0)
      try home.write(lines.joined(), to: Home.segment)
    } else if !snapshot.isEmpty {
      expectStatus(try home.run("snapshot create"), 0)
    }
    let outcome = try home.run("case FH-2026-000002 --format json \(reading.0)")
    expectStatus(outcome, 0)
    let state = try #require(try outcome.json() as? [String: Any])
    #expect(state["status"] as? String == reading.1)
    let isSeen = reading.1 == "resolved"
    #expect((state["events"] as? [Any])?.count == (isSeen ? 4 : 3))
    #expect(state["version"] as? Int == (isSeen ? 4 : 3))
  }

  /// With `--as-of T` and no `--now`, now is T.
  @Test func asOfSetsThePresent() throws {
    let home = try Home.fixed()
    let board = try home.run(["board", "--format", "json", "--as-of", "2026-07-10T00:00:00+08:00"])
    expectStatus(board, 0)
    let document = try #require(try board.json() as? [String: Any])
    #expect(document["now"] as? String == "2026-07-10T00:00:00+08:00")
    let other = try home.run("board --format json --as-of 2026-07-10T00:00:00+08:00")
    #expect((try other.json() as? [String: Any])?["now"] as? String == Home.now)
  }

  /// `--now` hides no event.
  @Test func thePresentHidesNothing() throws {
    let home = try Home.fixed()
    let early = try home.run("replay --format json --now 2026-01-01T00:00:00Z")
    #expect(early.out == (try home.run("replay --format json")).out)
  }

  @Test func aCaseThatWasNotKnownYetIsUnknown() throws {
    let home = try Home.fixed()
    let outcome = try home.run("case FH-2026-000008 --to-sequence 39")
    expectRefusal(outcome, "case.unknown")
    #expect(outcome.err.contains("that this query sees"))
  }

  @Test func readingsOfEveryLengthReplay() throws {
    let home = try Home.fixed()
    for sequence in stride(from: 0, through: FixedBook.events, by: 6) {
      let outcome = try home.run("replay --format json --to-sequence \(sequence)")
      #expect((try outcome.json() as? [String: Any])?["events"] as? Int == sequence)
    }
  }

  /// `--to-sequence N` gives the bytes that a book gives whose segment was cut behind line N.
  @Test(arguments: [9, 29, 36, 38, 47], [nil, 10])
  func aBookCutBehindALineGivesTheSameBytes(_ count: Int, _ every: Int?) throws {
    let home = try Home.fixed()
    if let every { expectStatus(try home.run("snapshot create --every \(every)"), 0) }
    let lines = String(decoding: try FixedBook.segment(), as: UTF8.self)
      .split(separator: "\n").map { $0 + "\n" }
    let cut = try Home(segment: Array(lines.prefix(count).joined().utf8))
    let questions = [
      "board --format json", "cases --format jsonl", "overdue --format csv", "cards --format jsonl",
      "calls --format jsonl", "assess --period 2026-07 --format json", "units --format jsonl",
      "report --period 2026-07 --format jsonl", "tasks --format jsonl", "meetings --format jsonl",
      "disputes --format jsonl", "replay --format json", "rules list --format jsonl", "rules show",
      "case FH-2026-000001 --explain", "case FH-2026-000003 --explain --format json",
      "reproject --rules township --format jsonl",
    ]
    for question in questions.sampled(3, seed: UInt64(count)) {
      let past = try home.run("\(question) --to-sequence \(count)")
      let present = try cut.run(question)
      // A manifest and the line above a table say which reading it is of; all else is the same to
      // the byte.
      let answer = past.out.replacing("\"toSequence\":\(count)}", with: "\"toSequence\":null}")
        .replacing(" · events to \(count)", with: "")
      #expect(answer == present.out, "\(question)")
      #expect(past.status == present.status, "\(question)")
    }
  }
}

/// Results say in table form what they are of (SPEC §12).
@Suite struct HeadingTests {
  @Test(
    arguments: [
      ("replay --as-of 2026-07-20", "as of 2026-07-20T23:59:59.999999+08:00"),
      ("replay --to-sequence 30", "events to 30"),
      ("audit --known-at 2026-07-20T10:00", "known at 2026-07-20T10:00:00+08:00"),
      ("audit --to-sequence 30", "events to 30"),
      ("rules list --to-sequence 30", "events to 30"),
      ("sweep --dry-run --now 2026-07-21T10:00", "now 2026-07-21T10:00:00+08:00"),
      ("board --as-of 2026-07-20T10:00", "as of 2026-07-20T10:00:00+08:00"),
    ])
  func theFirstLineSaysWhatATableIsOf(_ words: String, _ part: String) throws {
    let first = try #require(try Home.fixed().run(words).lines.first)
    #expect(first.hasPrefix("now 2026-"), "\(first)")
    #expect(first.contains(part), "\(first)")
    #expect(first.contains(" · rules "), "\(first)")
  }
}
