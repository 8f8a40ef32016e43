import Basics
import EventBook
import FileStore
import Testing
import TestSupport

@Suite("Verifying random books, whole and damaged, on any number of threads")
struct DamagedBooksTests {
  /// The files of a book, and how much of the last one is acknowledged.
  private struct RandomBook {
    var segments: [(name: String, bytes: [UInt8])] = []
    var acknowledged: Int?

    init(_ chance: inout Seeded) {
      var lines = Self.lines(&chance)
      if chance.chance(85) {
        for _ in 0...chance.below(3) { Self.damage(&lines, &chance) }
      }
      var first = 1
      while !lines.isEmpty {
        let count = min(lines.count, 1 + chance.below(60))
        var bytes: [UInt8] = lines.prefix(count).flatMap { $0 + [0x0A] }
        lines.removeFirst(count)
        if chance.once(in: 20) { bytes.removeLast(min(bytes.count, 1 + chance.below(30))) }
        segments.append((Book.segmentName(firstSequence: first), bytes))
        first += chance.once(in: 30) ? count + 1 : count
      }
      if segments.count > 1, chance.once(in: 20) {
        segments.remove(at: chance.below(segments.count))
      }
      guard let last = segments.last, chance.chance(50) else { return }
      let ends = [0] + last.bytes.indices.filter { last.bytes[$0] == 0x0A }.map { $0 + 1 }
      acknowledged = chance.pick(ends)
    }

    /// Events of few subjects, some with names too long for a table of words, some written in another way.
    private static func lines(_ chance: inout Seeded) -> [[UInt8]] {
      let names = (0..<1 + chance.below(12)).map { number in
        switch chance.below(4) {
        case 0: "S\(number)"
        case 1: String(repeating: "长", count: 8) + (number < 8 ? "" : "\(number)")
        case 2: String(repeating: "long/", count: 20) + "\(number)"
        default: "FH-2026-\(Decimal.padded(number, 6))"
        }
      }
      var counts: [String: Int] = [:]
      return (0..<chance.below(200)).map { index in
        var envelope = event(index + 1, title: chance.once(in: 9) ? "\"…\"" : "井盖")
        envelope.subject = chance.pick(names)
        counts[envelope.subject, default: 0] += 1
        envelope.caseSequence = counts[envelope.subject] ?? 0
        let line = envelope.line
        return chance.once(in: 12) ? Array(" ".utf8) + line : line
      }
    }

    private static func damage(_ lines: inout [[UInt8]], _ chance: inout Seeded) {
      guard !lines.isEmpty else { return }
      let index = chance.below(lines.count)
      switch chance.below(9) {
      case 0 where !lines[index].isEmpty:
        lines[index][chance.below(lines[index].count)] ^= UInt8(1 + chance.below(255))
      case 1: lines.remove(at: index)
      case 2: lines.insert(lines[index], at: chance.below(lines.count + 1))
      case 3: lines.swapAt(index, chance.below(lines.count))
      case 4: lines[index] = chance.bytes(chance.below(80)).filter { $0 != 0x0A }
      case 5: lines[index] = [UInt8](repeating: 0, count: chance.below(3) * 400)
      case 6: lines.insert([], at: index)
      case 7: lines[index] = replacing(#""caseseq":"#, by: #""caseseq":1"#, in: lines[index])
      default: lines[index] = replacing("2026-07-26T0", by: "2025-07-26T0", in: lines[index])
      }
    }

    private static func replacing(_ text: String, by other: String, in line: [UInt8]) -> [UInt8] {
      Array(String(decoding: line, as: UTF8.self).replacing(text, with: other).utf8)
    }

    func write() throws -> ScratchBook {
      let scratch = try ScratchBook([])
      for segment in segments { try scratch.write(segment.name, segment.bytes) }
      if let acknowledged, let last = segments.last {
        try scratch.write(
          "durable", Array("\(last.name) \(Decimal.padded(acknowledged, 16))\n".utf8))
      }
      return scratch
    }
  }

  /// Titles with a quote are of the wrong form here.
  private static let form: FormCheck = { line, fields in
    line.isNormalised && fields.contains { line.text($0.value).contains("\"…") }
      ? Phrase("a quote", "引号") : nil
  }

  @Test(
    "finds the same as a reading line by line, in the same order",
    arguments: Array(1...60 as ClosedRange<UInt64>).sampled(25))
  func plain(seed: UInt64) throws {
    var chance = Seeded(seed)
    for _ in 0..<Thoroughness.rounds(12, sample: 4) {
      let book = RandomBook(&chance)
      let plain = PlainVerification(
        book.segments, acknowledged: book.acknowledged, form: Self.form)
      let scratch = try book.write()
      for (jobs, pieceSize) in [(1, 1 << 18), (1, 700), (2, 1), (3, 3000), (7, 500)] {
        let found = try scratch.book.verify(jobs: jobs, pieceSize: pieceSize, form: Self.form)
        let texts = found.findings.map { "\($0.sequence) \($0.segment):\($0.line) \($0.kind)" }
        #expect(texts == plain.findings, "\(jobs) jobs, pieces of \(pieceSize)")
        #expect(found.root == plain.tree.root)
        #expect(found.size == plain.tree.size)
        #expect(found.tailLength == plain.tailLength)
      }
    }
  }

  @Test(
    "says the same in every word on any number of threads",
    arguments: Array(100...140 as ClosedRange<UInt64>).sampled(12))
  func words(seed: UInt64) throws {
    var chance = Seeded(seed)
    let scratch = try RandomBook(&chance).write()
    let size = chance.below(60)
    let one = try scratch.book.verify(beginnings: [size], jobs: 1, form: Self.form)
    for jobs in [2, 5, 256] {
      let other = try scratch.book.verify(
        beginnings: [size], jobs: jobs, pieceSize: 1 + chance.below(5000), form: Self.form)
      #expect(other.findings == one.findings)
      #expect(other.root == one.root)
      #expect(other.beginning(of: size)?.root == one.beginning(of: size)?.root)
      #expect(other.beginning(of: size)?.line == one.beginning(of: size)?.line)
    }
  }

  @Test("A beginning of every length has the root of its lines, whatever the pieces")
  func beginnings() throws {
    let all = lines(1...40)
    let scratch = try ScratchBook([Array(all[..<13]), Array(all[13..<30]), Array(all[30...])])
    var tree = MerkleTree()
    for size in 0...all.count {
      let found = try scratch.book.verify(beginnings: [size], jobs: 3, pieceSize: 900)
      #expect(found.beginning(of: size)?.root == tree.root)
      #expect(try scratch.book.root(of: size, jobs: 2).root == tree.root)
      if size < all.count { all[size].withByteView { tree.append(MerkleTree.leaf($0)) } }
    }
    #expect(try scratch.book.root(of: 41).size == 40)
  }

  @Test("More lines than a thread takes of a tree have the root of the tree")
  func manyLeaves() throws {
    var tree = MerkleTree()
    let all = (1...Thoroughness.rounds(5000, sample: 2500)).map { event($0).line }
    for line in all { line.withByteView { tree.append(MerkleTree.leaf($0)) } }
    let cut = all.count / 2 + 77
    let scratch = try ScratchBook([Array(all[..<cut]), Array(all[cut...])])
    for jobs in [1, 2, 5] {
      let found = try scratch.book.verify(jobs: jobs)
      #expect(found.findings.isEmpty)
      #expect(found.root == tree.root)
    }
  }

  @Test("A subject that misses a number is found among many")
  func gap() throws {
    var events = (1...3000).map { event($0) }
    events[2990].subject = events[17].subject
    events[2990].caseSequence = 3
    let scratch = try ScratchBook([events.map(\.line)])
    for jobs in [1, 2, 8] {
      let findings = try scratch.book.verify(jobs: jobs).findings
      #expect(findings.map(\.kind) == ["case-gap"])
      #expect(findings.map(\.sequence) == [2991])
      #expect(findings.map(\.reason.english) == ["expected caseseq 2, found 3"])
    }
  }
}
