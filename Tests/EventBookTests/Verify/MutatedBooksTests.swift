import Basics
import EventBook
import FileStore
import TestSupport
import Testing

/// Whoever may write `events/` changes it; a root that was noted earlier lies elsewhere.
@Suite("A book that was changed, held against its root")
struct MutatedBooksTests {
  private typealias Segments = [[UInt8]]

  /// What can be done to a book; each leaves other bytes behind, or is not tried.
  private enum Mutation: CaseIterable {
    case byte, bit, lineEnd, delete, repeated, swap, insert, cut, otherEnd, older, emptied

    func apply(to segments: inout Segments, _ chance: inout Seeded) {
      let place = chance.below(segments.count)
      var lines = segments[place].split(separator: 0x0A).map(Array.init)
      let index = chance.below(lines.count)
      switch self {
      case .byte: segments[place][chance.below(segments[place].count)] = UInt8(chance.below(256))
      case .bit: segments[place][chance.below(segments[place].count)] ^= 1 << chance.below(8)
      case .cut: segments[place].removeLast(1 + chance.below(segments[place].count))
      case .emptied: segments[place] = []
      case .older: segments[place] = segments[chance.below(segments.count)]
      case .lineEnd: lines[index].append(0x0D)
      case .delete: lines.remove(at: index)
      case .repeated: lines.insert(lines[index], at: chance.below(lines.count + 1))
      case .swap: lines.swapAt(index, chance.below(lines.count))
      case .insert: lines.insert(event(1 + chance.below(99)).line, at: index)
      case .otherEnd: lines[lines.count - 1] = event(1 + chance.below(99), title: "别的").line
      }
      guard [.lineEnd, .delete, .repeated, .swap, .insert, .otherEnd].contains(self) else { return }
      segments[place] = lines.flatMap { $0 + [0x0A] }
    }
  }

  /// A million in an optimised build.
  @Test("is never taken for the same", arguments: Array(1...8 as ClosedRange<UInt64>))
  func everyMutationIsNoticed(seed: UInt64) throws {
    let all = (1...24).map { event($0).line }
    let scratch = try ScratchBook([Array(all[..<9]), Array(all[9..<17]), Array(all[17...])])
    let names = [1, 10, 18].map { Book.segmentName(firstSequence: $0) }
    let files = try names.map { name throws(Diagnostic) in
      try OverwrittenFile(scratch.path(name))
    }
    let sound = try names.map { name throws(Diagnostic) in try scratch.bytes(name) }
    let root = try scratch.book.verify(jobs: 1).root
    var chance = Seeded(seed)
    var missed = 0
    for _ in 0..<Thoroughness.rounds(125_000, sample: 400) {
      var mutated = sound
      let mutation = chance.pick(Mutation.allCases)
      mutation.apply(to: &mutated, &chance)
      let changed = mutated.indices.filter { mutated[$0] != sound[$0] }
      if changed.isEmpty { continue }
      for place in changed { try write(mutated[place], to: files[place]) }
      let found = try? scratch.book.verify(beginnings: [24], jobs: 1)
      if let found, found.findings.isEmpty, found.beginning(of: 24)?.root == root { missed += 1 }
      for place in changed { try write(sound[place], to: files[place]) }
    }
    #expect(missed == 0)
    #expect(try scratch.book.verify(jobs: 1).root == root)
  }

  private func write(_ bytes: [UInt8], to file: OverwrittenFile) throws(Diagnostic) {
    try bytes.withByteView { view throws(Diagnostic) in try file.write(view, at: 0) }
    try file.truncate(to: bytes.count)
  }
}
