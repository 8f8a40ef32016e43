import Basics
import FileStore
import Synchronization

/// The name of a subject as three words that may overlap, and its length; of a long one they are a hash,
/// and the name itself decides.
struct SubjectName: Equatable, Sendable {
  let first, second, third: UInt64
  /// Number of bytes.
  let length: Int32

  private static let inlineLength = 24

  @inline(__always)
  init(_ name: ByteView) {
    length = Int32(name.count)
    switch name.count {
    case 8...Self.inlineLength:
      first = name.word(at: 0)
      second = name.word(at: min(8, name.count &- 8))
      third = name.word(at: name.count &- 8)
    case 0..<8:
      (first, second, third) = (name.word(at: 0, length: name.count), 0, 0)
    default:
      (first, second, third) = (ByteHash.hash(name), 0, 0)
    }
  }

  var isInline: Bool { length <= Self.inlineLength }

  var hash: UInt64 {
    let product = (first ^ second &* 0x9E37_79B9_7F4A_7C15 ^ third).multipliedFullWidth(
      by: 0xA076_1D64_78BD_642F)
    return product.high ^ product.low
  }

  func shard(of count: Int) -> Int { count == 1 ? 0 : Int(hash &>> 48) % count }
}

/// The `caseseq` of lines of one piece, of those subjects that one shard holds, in the order of the lines.
struct CaseSteps: Sendable {
  struct Step: Sendable {
    let name: SubjectName
    /// From 0, within the piece.
    let line: Int32
    let caseSequence: Int
  }

  private(set) var all: [Step] = []
  /// The names that are too long for words, by the line.
  private(set) var longNames: [Int32: [UInt8]] = [:]

  /// - Parameter expected: about how many lines there will be.
  init(expecting expected: Int) { all.reserveCapacity(expected) }

  mutating func append(
    _ name: SubjectName, _ bytes: ByteView, _ caseSequence: Int, line: Int32
  ) {
    all.append(Step(name: name, line: line, caseSequence: caseSequence))
    if !name.isInline { longNames[line] = bytes.array }
  }
}

/// How far each subject has counted. The subjects are divided into shards, so that several threads count
/// side by side.
struct CaseSequences: Sendable {
  /// A line whose `caseseq` is not the next of its subject.
  struct Gap: Sendable {
    /// Of the pieces, and of the lines of that piece, from 0.
    let piece, line: Int
    let expected: Int
  }

  private final class Shard: Sendable {
    let counts = Mutex(SubjectCounts())
  }

  private let shards: [Shard]

  init(shards count: Int) { shards = (0..<count).map { _ in Shard() } }

  /// Counts the lines of some pieces.
  ///
  /// - Returns: the first line whose number is not the next; nothing may be counted any more then.
  /// - Complexity: O(lines / jobs) on average.
  func firstGap(in pieces: [SegmentPiece], jobs: Int) -> Gap? {
    let gaps = Processors.map(Array(shards.indices), jobs: jobs) { [shards] shard in
      shards[shard].counts.withLock { counts in counts.firstGap(in: pieces, of: shard) }
    }
    return gaps.compactMap(\.self).min { ($0.piece, $0.line) < ($1.piece, $1.line) }
  }
}

/// How far the subjects of one shard have counted: an open-addressing table.
private struct SubjectCounts {
  private struct Slot {
    var name: SubjectName
    /// 0 where the slot is free.
    var count: Int32

    static var free: Slot { Slot(name: SubjectName(.empty), count: 0) }
  }

  private var slots = [Slot](repeating: .free, count: 1024)
  private var used = 0
  private var long: [[UInt8]: Int] = [:]

  /// Counts what the pieces have for this shard.
  mutating func firstGap(in pieces: [SegmentPiece], of shard: Int) -> CaseSequences.Gap? {
    for (index, piece) in pieces.enumerated() {
      if let gap = take(piece.steps[shard]) {
        return .init(piece: index, line: gap.line, expected: gap.expected)
      }
    }
    return nil
  }

  /// - Returns: the first line whose number is not the next.
  private mutating func take(_ steps: CaseSteps) -> (line: Int, expected: Int)? {
    for step in steps.all {
      let expected = 1 + (step.name.isInline ? count(step.name) : countLong(steps, step.line))
      if step.caseSequence != expected { return (Int(step.line), expected) }
    }
    return nil
  }

  /// Counts an event of a subject.
  ///
  /// - Returns: how many there were before.
  private mutating func count(_ name: SubjectName) -> Int {
    if used * 4 > slots.count * 3 { grow() }
    let slot = slot(of: name)
    let count = Int(slots[slot].count)
    if count == 0 {
      slots[slot].name = name
      used += 1
    }
    slots[slot].count = Int32(count + 1)
    return count
  }

  private mutating func countLong(_ steps: CaseSteps, _ line: Int32) -> Int {
    let name = steps.longNames[line] ?? []
    defer { long[name, default: 0] += 1 }
    return long[name, default: 0]
  }

  private func slot(of name: SubjectName) -> Int {
    let mask = slots.count &- 1
    var slot = Int(truncatingIfNeeded: name.hash) & mask
    while slots[slot].count != 0, slots[slot].name != name { slot = (slot &+ 1) & mask }
    return slot
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: .free, count: old.count * 2)
    for entry in old where entry.count != 0 { slots[slot(of: entry.name)] = entry }
  }
}
