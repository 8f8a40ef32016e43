import Foundation
import Testing

/// `verify --to-sequence N --root R`: a root noted earlier holds a book that has grown.
@Suite struct NotedRootTests {
  /// The root over the first lines, as the book had it when it was so long.
  private func noted(_ segment: [UInt8], _ count: Int) throws -> String {
    let lines = segment.split(separator: 0x0A, omittingEmptySubsequences: false).prefix(count)
    let beginning = lines.flatMap { $0 + [0x0A] }
    let outcome = try Home(segment: beginning).run("verify --format json")
    return try #require(try object(outcome.out)["root"] as? String)
  }

  private func verify(_ home: Home, _ size: Int, _ root: String) throws -> Outcome {
    try home.run(["verify", "--to-sequence", "\(size)", "--root", root, "--format", "json"])
  }

  @Test(arguments: [1, 2, 3, 17, 47, 48])
  func aRootNotedAtAnySizeHolds(size: Int) throws {
    let segment = try FixedBook.segment()
    let root = try noted(segment, size)
    let home = try Home(segment: segment)
    let outcome = try verify(home, size, root)
    expectStatus(outcome, 0)
    let document = try object(outcome.out)
    #expect(document["size"] as? Int == size)
    #expect(document["root"] as? String == root)
    let book = try #require(document["book"] as? [String: Any])
    #expect(book["size"] as? Int == FixedBook.events)
    // In hexadecimal as well.
    let hex = try #require(Data(base64Encoded: root)).map { String(format: "%02X", $0) }.joined()
    expectStatus(try verify(home, size, hex), 0)
    // One line more is another root.
    if size < FixedBook.events { expectStatus(try verify(home, size + 1, root), 1) }
  }

  @Test func nothingIsABeginningToo() throws {
    let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    expectStatus(try verify(Home.fixed(), 0, empty), 0)
  }

  @Test func aLineExchangedBeforeItIsFound() throws {
    var segment = try FixedBook.segment()
    let root = try noted(segment, 20)
    // Another name of the same length: the line is in good form, and only the root can tell.
    let place = try #require(Data(segment).range(of: Data("Phoenix".utf8))?.lowerBound)
    let line = segment[..<place].count { $0 == 0x0A } + 1
    try #require((2..<20).contains(line))
    segment[place] = UInt8(ascii: "X")
    let home = try Home(segment: segment)
    let outcome = try verify(home, 20, root)
    expectStatus(outcome, 1)
    let findings = try #require(try object(outcome.out)["findings"] as? [[String: Any]])
    #expect(findings.first?["kind"] as? String == "root")
    #expect(findings.first?["sequence"] as? Int == 20)
    // Of the lines before the one that was changed nothing is said.
    expectStatus(try verify(home, line - 1, noted(segment, line - 1)), 0)
  }

  @Test func damageBehindItIsListedAndLeavesTheRoot() throws {
    var segment = try FixedBook.segment()
    let root = try noted(segment, 20)
    segment[segment.count - 2] = UInt8(ascii: "x")
    let outcome = try verify(Home(segment: segment), 20, root)
    expectStatus(outcome, 1)
    let document = try object(outcome.out)
    #expect(document["root"] as? String == root)
    let findings = try #require(document["findings"] as? [[String: Any]])
    #expect(findings.map { $0["sequence"] as? Int } == [FixedBook.events])
  }

  @Test func theTableSaysBoth() throws {
    let home = try Home.fixed()
    let root = try noted(FixedBook.segment(), 20)
    let whole = try noted(FixedBook.segment(), FixedBook.events)
    let outcome = try home.run("--lang en verify --to-sequence 20")
    expectStatus(outcome, 0)
    #expect(outcome.out == "events  20\nroot    \(root)\nbook    48  \(whole)\nfindings 0\n")
  }

  @Test func aRootOfMoreLinesThanThereAreIsDamage() throws {
    let root = "1mfuTryMz7+NaN/VBkUIP26J4xRBvTm8it2NK23RjKg="
    let outcome = try Home.fixed().run("verify --format json --to-sequence 49 --root " + root)
    expectStatus(outcome, 1)
    let findings = try #require(try object(outcome.out)["findings"] as? [[String: Any]])
    #expect(findings.map { $0["kind"] as? String } == ["cut-off"])
    #expect(findings.map { $0["sequence"] as? Int } == [49])
  }

  @Test(arguments: [
    ("--to-sequence 49", "usage.beyond"), ("--to-sequence 20 --root abc", "usage.root"),
    ("--to-sequence 20 --root 1mfuTryMz7+NaN/VBkUIP26J4xRBvTm8it2NK23RjKg", "usage.root"),
    ("--root 1mfuTryMz7+NaN/VBkUIP26J4xRBvTm8it2NK23RjKg=", "usage.root"),
    ("--to-sequence -1", "usage.number"),
  ])
  func whatCannotBeHeldIsRefused(words: String, code: String) throws {
    expectRefusal(try Home.fixed().run("--lang en verify " + words), code)
  }
}
