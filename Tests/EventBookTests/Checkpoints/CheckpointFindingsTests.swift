import Basics
import EventBook
import FileStore
import Testing
import TestSupport

@Suite("A book against its checkpoints")
struct CheckpointFindingsTests {
  private func signed(_ sizes: Int...) throws -> ScratchBook {
    let scratch = try ScratchBook([lines(1...13), lines(14...30), lines(31...40)])
    try scratch.keep(sizes)
    return scratch
  }

  private func kinds(_ findings: [BookFinding]) -> [String] {
    findings.map { "\($0.sequence) \($0.segment):\($0.line) \($0.kind)" }
  }

  @Test("A book that has grown since holds, whatever its segments")
  func holds() throws {
    let scratch = try signed(0, 1, 13, 14, 39, 40)
    try scratch.smear(
      Book.segmentName(firstSequence: 31), lines(41...45).flatMap { $0 + [0x0A] })
    let (findings, evidence) = try scratch.held()
    #expect(findings.isEmpty && evidence.isEmpty, "\(kinds(findings))")
  }

  @Test(
    "A line that was changed lies behind the last root that holds, and not behind the first that does not"
  )
  func changed() throws {
    let scratch = try signed(10, 20, 35, 40)
    var changed = lines(14...30)
    changed[8] = event(22, title: "another").line
    try scratch.write(Book.segmentName(firstSequence: 14), changed.flatMap { $0 + [0x0A] })
    let (findings, evidence) = try scratch.held()
    #expect(kinds(findings) == ["21 0000000000000014.jsonl:8 root"])
    #expect(findings[0].reason.english.contains("between sequences 21 and 35"))
    #expect(evidence.map(\.checkpoint.size) == [35])
  }

  @Test(
    "An end that is missing below a signed size is damage, also where it may have been an append cut short"
  )
  func cutOff() throws {
    let scratch = try signed(20, 40)
    let name = Book.segmentName(firstSequence: 31)
    let bytes = try scratch.bytes(name)
    try scratch.write(name, Array(bytes.dropLast(3)))
    try scratch.write("durable", Array("\(name) \(Decimal.padded(0, 16))\n".utf8))
    let (findings, evidence) = try scratch.held()
    #expect(kinds(findings) == ["40 \(name):10 cut-off"])
    #expect(evidence.map(\.checkpoint.size) == [40])
  }

  @Test("A signed line that stands once more at the end is no append that was cut short")
  func repeatedAtTheEnd() throws {
    let scratch = try signed(40)
    let name = Book.segmentName(firstSequence: 31)
    let size = try scratch.bytes(name).count
    try scratch.write("durable", Array("\(name) \(Decimal.padded(size, 16))\n".utf8))
    try scratch.smear(name, event(40).line + [0x0A])
    #expect(kinds(try scratch.held().findings) == ["41 \(name):11 repeat"])
    // What was never signed is left to the next writer.
    try scratch.write(name, Array(try scratch.bytes(name).prefix(size)))
    try scratch.smear(name, event(42).line + [0x0A])
    #expect(try scratch.held().findings.isEmpty)
  }

  @Test("A checkpoint that the book and a later one contradict is shown beside that one")
  func contradicting() throws {
    let scratch = try signed(40)
    let lie = ScratchBook.sign(
      Checkpoint(origin: ScratchBook.origin, size: 20, root: MerkleTree().root))
    _ = try scratch.store.keep(lie)
    let (findings, evidence) = try scratch.held()
    #expect(kinds(findings) == ["20 checkpoints/20:1 contradiction"])
    #expect(evidence.map(\.checkpoint.size) == [20, 40])
    // One from outside of the same size.
    let (both, notes) = try scratch.held(against: [
      ScratchBook.sign(Checkpoint(origin: ScratchBook.origin, size: 40, root: MerkleTree().root))
    ])
    #expect(kinds(both).contains("40 other 0:1 contradiction"))
    #expect(notes.count == 3)
  }

  @Test("A checkpoint of another book is said to be one")
  func foreign() throws {
    let scratch = try signed(40)
    let root = try scratch.checkpoint(7).checkpoint.root
    let other = Checkpoint(origin: "example.org/other", size: 7, root: root)
    let (findings, _) = try scratch.held(against: [
      ScratchBook.sign(other, by: "example.org/other")
    ])
    #expect(kinds(findings) == ["7 other 0:1 origin"])
  }

  // MARK: Mutations

  /// What may happen to a book or to its checkpoints.
  private enum Mutation: CaseIterable {
    case flip, carriageReturn, delete, double, swap, insert, cut, replaceEnd, older, checkpoint
  }

  /// - Returns: what was done; nil where nothing was changed.
  private func mutate(
    _ scratch: ScratchBook, _ mutation: Mutation, _ chance: inout Seeded
  ) throws -> String? {
    let names = try Directory.names(in: scratch.book.directory).filter { $0.hasSuffix(".jsonl") }
    let name =
      mutation == .cut || mutation == .replaceEnd ? names[names.count - 1] : chance.pick(names)
    let bytes = try scratch.bytes(name)
    var lines = bytes.split(separator: 0x0A).map(Array.init)
    let index = chance.below(lines.count)
    var changed: [UInt8]?
    switch mutation {
    case .flip:
      var copy = bytes
      copy[chance.below(copy.count)] ^= 1 << UInt8(chance.below(8))
      changed = copy
    case .carriageReturn: lines[index].append(0x0D)
    case .delete: lines.remove(at: index)
    case .double: lines.insert(lines[index], at: index)
    case .swap: lines.swapAt(index, chance.below(lines.count))
    case .insert: lines.insert(event(chance.below(99)).line, at: index)
    case .cut: changed = Array(bytes.prefix(chance.below(bytes.count)))
    case .replaceEnd:
      let kept = bytes.prefix(chance.below(bytes.count))
      changed = Array(kept) + chance.bytes(chance.below(2 * (bytes.count - kept.count)))
    case .older:
      lines =
        lines.prefix(index).map(\.self)
        + lines.dropFirst(index).indices.map { number in
          event(scratchSequence(name) + number, title: "as it was before").line
        }
    case .checkpoint: return try mutateCheckpoint(scratch, &chance)
    }
    let after = changed ?? lines.flatMap { $0 + [0x0A] }
    guard after != bytes else { return nil }
    try scratch.write(name, after)
    return "\(mutation) at line \(index + 1) of \(name)"
  }

  private func scratchSequence(_ name: String) -> Int { Int(name.prefix(16)) ?? 0 }

  /// A byte of its text, of the dash or of the name below it: the signature needs a key.
  private func mutateCheckpoint(_ scratch: ScratchBook, _ chance: inout Seeded) throws -> String? {
    let name = "checkpoints/" + chance.pick(try Directory.names(in: scratch.store.directory))
    var bytes = try scratch.bytes(name)
    let index = chance.below(bytes.count - "AAAAAAA=\n".utf8.count)
    bytes[index] ^= 1 << UInt8(chance.below(8))
    try scratch.write(name, bytes)
    return "byte \(index) of \(name)"
  }

  @Test(
    "With checkpoints at hand, every change of the book or of one of them is found and placed",
    arguments: Array(1...200 as ClosedRange<UInt64>).sampled(16))
  func mutations(seed: UInt64) throws {
    var chance = Seeded(seed)
    for mutation in Mutation.allCases {
      let size = 3 + chance.below(60)
      let middle = 1 + chance.below(size - 1)
      let scratch = try ScratchBook([lines(1...middle), lines(middle + 1...size)])
      try scratch.keep([size, chance.below(size + 1)])
      if chance.chance(50) {
        // Nobody knows whether the last lines are durable.
        let name = Book.segmentName(firstSequence: middle + 1)
        try scratch.write("durable", Array("\(name) \(Decimal.padded(0, 16))\n".utf8))
      }
      guard try scratch.held().findings.isEmpty else {
        Issue.record("a sound book is held to be damaged")
        return
      }
      guard let done = try mutate(scratch, mutation, &chance) else { continue }
      let findings = try scratch.held().findings
      #expect(!findings.isEmpty, "seed \(seed): \(done)")
      #expect(findings.allSatisfy { !$0.segment.isEmpty && $0.line > 0 }, "\(kinds(findings))")
    }
  }
}
