import Testing

/// An unterminated tail is what a crash left: readers pass over it with a note, the next writer sets
/// it aside, and it is never glued to the next record.
@Suite struct TornBookTests {
  struct Tail: CustomTestStringConvertible {
    let testDescription: String
    let bytes: [UInt8]
  }

  private static let tails = [
    Tail(testDescription: "torn", bytes: Array(#"{"specversion":"1.0","id":"#.utf8)),
    Tail(testDescription: "NUL", bytes: Array(repeating: 0, count: 300)),
    Tail(testDescription: "torn and NUL", bytes: Array(#"{"spec"#.utf8) + [0, 0, 0]),
    Tail(testDescription: "much NUL", bytes: Array(repeating: 0, count: 200_000)),
    Tail(testDescription: "whole but for its LF", bytes: Array(need("a").dropLast().utf8)),
    Tail(testDescription: "not UTF-8", bytes: [0xFF, 0xFE]),
  ]

  @Test(arguments: tails)
  func readersPassOverTheTailWithANote(_ tail: Tail) throws {
    let whole = try FixedBook.segment()
    let home = try Home(segment: whole + tail.bytes)
    let expected = try Home.fixed()
    for words in ["board", "cases", "replay", "case FH-2026-000003"] {
      let outcome = try home.run(words)
      #expect(outcome.outBytes == (try expected.run(words)).outBytes)
      let head =
        "\(Home.segment):\(FixedBook.events + 1):1: note[book.tail]: \(tail.bytes.count) bytes"
      #expect(outcome.err.contains(head), "\(outcome.err)")
    }
    #expect(try home.bytes(of: Home.segment) == whole + tail.bytes)
  }

  @Test(arguments: tails)
  func verifySaysThatATailStandsThere(_ tail: Tail) throws {
    let home = try Home(segment: try FixedBook.segment() + tail.bytes)
    let outcome = try home.run("verify")
    expectStatus(outcome, 0)
    #expect(outcome.err.contains("note[book.tail]"), "verify passes over the tail without a word")
  }

  @Test(arguments: tails)
  func theNextWriterSetsItAsideAndSaysSo(_ tail: Tail) throws {
    let whole = try FixedBook.segment()
    let home = try Home(segment: whole + tail.bytes)
    let outcome = try home.run("append", input: need("a"))
    expectStatus(outcome, 0)
    #expect(outcome.err.contains("note[book.recovered]"), "\(outcome.err)")
    #expect(Array(try home.bytes(of: Home.segment).prefix(whole.count)) == whole)
    let lines = try home.bookLines()
    #expect(lines.count == FixedBook.events + 1)
    #expect(try object(try #require(lines.last))["id"] as? String == "a")
    let aside = try home.names(in: "events").filter { $0.hasSuffix(".torn") }
    #expect(aside.count == 1)
    #expect(try home.bytes(of: "events/" + (aside.first ?? "")) == tail.bytes)
    expectStatus(try home.run("verify"), 0)
  }

  @Test func aTailInASealedSegmentIsDamage() throws {
    let home = try Home()
    let batch = (1...20).map { need("a\($0)") }.joined()
    expectStatus(try home.run("append --segment-size 1024", input: batch), 0)
    let segments = try home.names(in: "events")
    #expect(segments.count > 2)
    let first = "events/" + segments[0]
    let torn = Array(try home.bytes(of: first).dropLast(10))
    try home.write(torn, to: first)
    let before = try home.book()
    let lines = torn.count { $0 == 0x0A }
    expectRefusal(try home.run("board"), "book.torn", at: "\(first):\(lines + 1):1")
    expectRefusal(try home.run("append", input: need("b")), "book.torn")
    expectStatus(try home.run("verify"), 1)
    #expect(try home.book() == before)
  }
}
