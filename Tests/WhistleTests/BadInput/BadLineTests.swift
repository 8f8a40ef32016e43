import Foundation
import Testing

/// A line that may not be appended is named with its place; nothing of the batch is taken.
@Suite struct BadLineTests {
  struct Line: CustomTestStringConvertible {
    let testDescription: String
    let code: String
    /// The column, where there is one.
    let column: Int?
    let bytes: [UInt8]

    init(_ name: String, _ code: String, at column: Int?, _ text: String) {
      self.init(name, code, at: column, Array(text.utf8))
    }

    init(_ name: String, _ code: String, at column: Int?, _ bytes: [UInt8]) {
      testDescription = name
      self.code = code
      self.column = column
      self.bytes = bytes.last == 0x0A ? bytes : bytes + [0x0A]
    }
  }

  private static func column(_ text: String, of part: String) -> Int? {
    text.range(of: part).map { text.utf8.distance(from: text.startIndex, to: $0.lowerBound) + 1 }
  }

  private static func line(
    _ name: String, _ code: String = "append.form", at part: String, _ text: String
  ) -> Line {
    Line(name, code, at: column(text, of: part), text)
  }

  private static let deep =
    String(repeating: "[", count: 5000) + String(repeating: "]", count: 5000)
  private static let long = String(repeating: "x", count: 70_000)

  private static let lines: [Line] = [
    Line("invalid JSON", "append.json", at: 22, #"{"specversion":"1.0",}"#),
    Line("cut off", "append.json", at: 22, #"{"specversion":"1.0",""#),
    Line("no object", "append.form", at: 1, "[1]"),
    Line("a byte-order mark", "append.json", at: 1, [0xEF, 0xBB, 0xBF] + Array(event("a").utf8)),
    Line("bad UTF-8", "append.json", at: 28, Array(#"{"specversion":"1.0","id":""#.utf8) + [0xFF]),
    Line(
      "overlong UTF-8", "append.json", at: 28,
      Array(#"{"specversion":"1.0","id":""#.utf8) + [0xC0, 0xAF]),
    line(
      "half a surrogate", "append.json", at: #"\ud800"#, event("a", data: #"{"note":"\ud800"}"#)),
    line("a control character", "append.json", at: "\t", event("a", data: "{\"note\":\"a\tb\"}")),
    line("NaN", "append.json", at: "NaN", event("a", data: #"{"x":NaN}"#)),
    line("a duplicate key", "append.json", at: #""id":"b""#, event("a", more: #","id":"b""#)),
    line(
      "a duplicate key in data", "append.json", at: #""note":2"#,
      event("a", data: #"{"note":1,"note":2}"#)),
    line("depth", "append.json", at: "", event("a", data: #"{"x":\#(deep)}"#)),
    line("another specversion", at: #""specversion""#, event("a").replacing("1.0", "0.3")),
    line("a source without a slash", at: #""source""#, event("a", source: "dept/water")),
    line("an odd attribute", at: #""Bad_Name""#, event("a", more: #","Bad_Name":1"#)),
    line("a structured attribute", at: #""extra""#, event("a", more: #","extra":[1]"#)),
    line("month 13", at: #""time""#, event("a", time: "2026-13-01T00:00:00Z")),
    line("second 61", at: #""time""#, event("a", time: "2026-07-20T10:00:61Z")),
    line("no offset", at: #""time""#, event("a", time: "2026-07-20T10:00:00")),
    line("30 February", at: #""time""#, event("a", time: "2026-02-30T10:00:00Z")),
    line(
      "a given sequence", at: #""sequence""#, event("a", more: #","sequence":"0000000000000099""#)),
    line("a given caseseq", at: #""caseseq""#, event("a", more: #","caseseq":3"#)),
    line("data that is no object", at: #""data""#, event("a", data: "[1]")),
    line("an unknown type", at: #""type""#, event("a", "case.exploded")),
    line("a missing key of data", at: #""data""#, event("a", "case.dispatched", data: "{}")),
    line(
      "a wrong kind in data", at: #""pass""#, event("a", "case.verified", data: #"{"pass":"yes"}"#)),
    Line("a guard", "guard.status", at: nil, event("a", "case.accepted", data: "{}")),
    Line(
      "an unknown case", "guard.no-case", at: nil,
      event("a", "case.signed", "FH-1", data: #"{"unit":"x"}"#)),
    Line(
      "an over-long line", "append.too-long", at: nil, event("a", data: #"{"note":"\#(long)"}"#)),
  ]

  private static func batch(_ line: Line) -> [UInt8] {
    Array(event("good").utf8) + line.bytes + Array(event("better").utf8)
  }

  /// The column of what is nested too deep is where the parser gives up.
  private static func place(_ line: Line, _ file: String) -> String {
    guard let column = line.column, line.testDescription != "depth" else { return "\(file):2:" }
    return "\(file):2:\(column): error["
  }

  @Test(arguments: lines)
  func nothingIsTakenAndThePlaceIsNamed(_ line: Line) throws {
    let home = try Home.fixed()
    let before = try home.book()
    try home.write(Self.batch(line), to: "lines.jsonl")
    let outcome = try home.run("append lines.jsonl")
    expectRefusal(outcome, line.code)
    #expect(outcome.said.hasPrefix(Self.place(line, "lines.jsonl")), "\(outcome.err)")
    #expect(outcome.err.contains("hint: nothing was appended; --keep-going takes"))
    #expect(try home.book() == before)
    #expect(!home.exists("lines.jsonl.refused.jsonl"))
  }

  @Test(arguments: lines)
  func keepGoingTakesTheOthersAndWritesTheReason(_ line: Line) throws {
    let home = try Home.fixed()
    try home.write(Self.batch(line), to: "lines.jsonl")
    let outcome = try home.run("append --keep-going lines.jsonl")
    expectStatus(outcome, 1)
    #expect(outcome.err.contains("appended 2, known already 0, refused 1"), "\(outcome.err)")
    let refused = try home.text(of: "lines.jsonl.refused.jsonl").split(separator: "\n")
    #expect(refused.count == 1)
    let row = try object(String(try #require(refused.first)))
    #expect(row["line"] as? Int == 2)
    #expect(row["code"] as? String == line.code)
    #expect((row["reason"] as? String)?.isEmpty == false)
    #expect(try home.bookLines().count == FixedBook.events + 2)
  }

  @Test func theRefusedFileHoldsTheLineAsItWasGiven() throws {
    let home = try Home.fixed()
    let bad = event("a", "case.accepted", data: "{}")
    expectStatus(try home.run("append --keep-going --refused no.jsonl -", input: bad), 1)
    let row = try object(try home.text(of: "no.jsonl"))
    #expect(row["event"] as? String == String(bad.dropLast()))
  }

  /// Exit status 2 means that nothing was done.
  @Test func aRefusedFileThatCannotBeWrittenTakesNothing() throws {
    let home = try Home.fixed()
    let before = try home.book()
    let outcome = try home.run(
      "append --keep-going --refused nowhere/no.jsonl", input: event("good") + "{}\n")
    expectStatus(outcome, 2)
    #expect(try home.book() == before)
    #expect(!outcome.err.contains(".part"), "a temporary name is no use to anybody: \(outcome.err)")
  }

  @Test func historyChecksTheFormAllTheSame() throws {
    let home = try Home.fixed()
    let before = try home.book()
    let outcome = try home.run("append --history", input: event("a", "case.exploded"))
    expectRefusal(outcome, "append.form")
    #expect(try home.book() == before)
  }

  @Test func linesThatEndInCRLFAreTaken() throws {
    let home = try Home()
    let text = (need("a") + need("b")).replacing("\n", "\r\n")
    expectStatus(try home.run("append", input: text), 0)
    let lines = try home.bookLines()
    #expect(lines.count == 2)
    #expect(lines.allSatisfy { $0.hasSuffix("}") })
  }
}
