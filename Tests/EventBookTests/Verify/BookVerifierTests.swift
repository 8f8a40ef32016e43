import Basics
import EventBook
import FileStore
import Testing

@Suite("Verifying a book")
struct BookVerifierTests {
  private static func name(_ first: Int) -> String { Book.segmentName(firstSequence: first) }

  private func texts(_ scratch: ScratchBook) throws -> [String] {
    try scratch.book.verify().findings.map { "\($0.sequence) \($0.segment):\($0.line) \($0.kind)" }
  }

  private func verify(_ segments: [[[UInt8]]]) throws -> BookVerification {
    let scratch = try ScratchBook(segments)
    return try scratch.book.verify()
  }

  private func root(_ lines: [[UInt8]]) -> Digest {
    var tree = MerkleTree()
    for line in lines { line.withByteView { tree.append(MerkleTree.leaf($0)) } }
    return tree.root
  }

  @Test("A whole book has no findings, and its size and root are those of its lines")
  func whole() throws {
    for segments in [[], [[]], [lines(1...1)], [lines(1...3), lines(4...9)], [lines(1...2), []]] {
      let scratch = try ScratchBook(segments)
      let all = segments.flatMap(\.self)
      let found = try scratch.book.verify()
      #expect(found.findings.isEmpty)
      #expect(found.size == all.count)
      #expect(found.root == root(all))
    }
  }

  @Test("The root depends on every byte and on nothing but the lines")
  func rootOfBytes() throws {
    let one = try verify([lines(1...4)]).root
    #expect(try verify([lines(1...2), lines(3...4)]).root == one)
    var spaced = lines(1...4)
    spaced[2].append(0x20)
    let other = try verify([spaced])
    #expect(other.findings.isEmpty)
    #expect(other.root != one)
    #expect(other.root == root(spaced))
  }

  @Test("An edited value that still is an event changes the root, though nothing is found")
  func edited() throws {
    var edited = lines(1...4)
    edited[1] = event(2, title: "井盖牢固").line
    let found = try verify([edited])
    #expect(found.findings.isEmpty)
    #expect(found.root != root(lines(1...4)))
  }

  @Test("The first bad sequence is named, and all that follow")
  func everything() throws {
    let damaged = lines(1...2) + [Array("garbage".utf8)] + lines(4...5) + lines(8...9)
    let repeated = lines(10...11) + lines(11...12)
    let scratch = try ScratchBook([damaged])
    try scratch.write(Self.name(10), repeated.flatMap { $0 + [0x0A] })
    try scratch.write(Self.name(15), lines(15...15).flatMap { $0 + [0x0A] } + Array("torn".utf8))
    try scratch.write(Self.name(16), lines(16...16).flatMap { $0 + [0x0A] })
    #expect(
      try texts(scratch) == [
        "3 \(firstSegment):3 json", "6 \(firstSegment):6 gap", "12 \(Self.name(10)):3 repeat",
        "13 \(Self.name(15)):1 segment", "16 \(Self.name(15)):2 torn",
      ])
    #expect(try scratch.book.verify().size == damaged.count + repeated.count + 2)
  }

  @Test("Every damaged line is found by its kind, at its line and column")
  func kinds() throws {
    let long = event(3, title: String(repeating: "x", count: 70_000)).line
    let unformed = event(4).line.split(separator: Array(#","caseseq":1"#.utf8)).joined()
    let scratch = try ScratchBook([
      [[], [0, 0], long, Array(unformed), Array("[]".utf8)] + lines(6...6)
    ])
    #expect(
      try texts(scratch) == [
        "1 \(firstSegment):1 json", "2 \(firstSegment):2 json", "3 \(firstSegment):3 too-long",
        "4 \(firstSegment):4 form", "5 \(firstSegment):5 form",
      ])
    let reasons = try scratch.book.verify().findings.map(\.reason.english)
    #expect(reasons.allSatisfy { $0.hasPrefix("column ") })
  }

  @Test("A line that was recorded before the one above it is found")
  func backwards() throws {
    var events = (1...4).map { event($0) }
    events[2].recorded = "2026-07-26T07:00:00Z"
    let scratch = try ScratchBook([events.map(\.line)])
    #expect(try texts(scratch) == ["3 \(firstSegment):3 recordedtime"])
    // The same instant twice is no step back.
    events[2].recorded = events[1].recorded
    #expect(try texts(ScratchBook([events.map(\.line)])).isEmpty)
  }

  @Test("A missing segment is found, and the rest is verified all the same")
  func missingSegment() throws {
    let scratch = try ScratchBook([lines(1...2), lines(3...4), lines(5...6) + [Array("x".utf8)]])
    try Directory.remove(file: scratch.path(Self.name(3)))
    #expect(try texts(scratch) == ["3 \(Self.name(5)):1 segment", "7 \(Self.name(5)):3 json"])
  }

  @Test("The first segment missing is a finding as well, not the end of the verification")
  func firstMissing() throws {
    let scratch = try ScratchBook([lines(1...2), lines(3...4) + [Array("x".utf8)]])
    try Directory.remove(file: scratch.path(firstSegment))
    #expect(try texts(scratch) == ["1 \(Self.name(3)):1 segment", "5 \(Self.name(3)):3 json"])
  }

  @Test("A tail that may be being written is no damage and no leaf")
  func tail() throws {
    let scratch = try ScratchBook([lines(1...2)])
    try scratch.smear(firstSegment, Array("{\"torn".utf8))
    let found = try scratch.book.verify()
    #expect(found.findings.isEmpty)
    #expect(found.size == 2)
    #expect(found.root == root(lines(1...2)))
  }

  @Test("No single changed byte of the book goes unnoticed")
  func everyByte() throws {
    let scratch = try ScratchBook([lines(1...1), lines(2...2)])
    let whole = try scratch.book.verify()
    for (name, step) in [(firstSegment, 1), (Self.name(2), 17)] {
      let bytes = try scratch.bytes(name)
      for place in stride(from: 0, to: bytes.count, by: step) {
        var damaged = bytes
        damaged[place] ^= 1
        try scratch.write(name, damaged)
        let found = try scratch.book.verify()
        #expect(found.root != whole.root, "\(name) at \(place)")
      }
      try scratch.write(name, bytes)
    }
    #expect(try scratch.book.verify().root == whole.root)
  }

  @Test("The progress that is told adds up to the bytes of the book")
  func progress() throws {
    let scratch = try ScratchBook([lines(1...3), lines(4...4), lines(5...9)])
    var told: [Int] = []
    _ = try scratch.book.verify { told.append($0) }
    #expect(told == (try scratch.book.segments().map(\.status.size)))
  }

  @Test("A verification changes nothing")
  func readOnly() throws {
    let scratch = try ScratchBook([lines(1...3), [Array("garbage".utf8)]])
    try scratch.smear(Self.name(4), Array("tail".utf8))
    let before = try scratch.files()
    _ = try scratch.book.verify()
    #expect(try scratch.files() == before)
  }
}
