package import Basics
package import CaseModel
import EventBook
import FileStore

/// The part of the tree over a state that a shard has: the leaf hash of the canonical line of each of its
/// subjects, in their documented order. Parts that are merged by that order give the digest of the whole
/// (decision 101).
///
///     {"case":"FH-2026-000003","leaf":"6c1f…"}        the cases first, then
///     {"subject":"unit/dept/housing","leaf":"91a0…"}  the subjects that are no case, both by their bytes
package enum LeafRows {
  fileprivate static let caseKey = "case", otherKey = "subject", leafKey = "leaf"

  /// Lines that are hashed together.
  private static let batch = 1 << 12

  /// Writes the rows of a state.
  ///
  /// - Complexity: O(n log n) in the subjects.
  package static func write(_ state: BookState, to writer: StageWriter) throws(Diagnostic) {
    let lines = StateLines(state, .subjects)
    let cases = state.table.sortedCases
    let subjects = cases + state.table.sortedOthers
    for start in stride(from: 0, to: subjects.count, by: batch) {
      let range = start..<min(start + batch, subjects.count)
      let leaves = lines.leaves(in: range)
      var rows: [UInt8] = []
      for index in range {
        rows.append(UInt8(ascii: "{"))
        JSONText.member(
          index < cases.count ? caseKey : otherKey, state.table.nameBytes(of: subjects[index]),
          to: &rows)
        JSONText.member(leafKey, leaves[index - start].hex, to: &rows)
        rows += "}\n".utf8
      }
      try writer.append(lines: rows)
    }
  }

  /// The digest of the whole state.
  ///
  /// - Parameters:
  ///   - common: the state of what stands in common in all shards.
  ///   - paths: of the rows of every shard.
  /// - Throws: `file.*`, `shard.document`; `shard.order` where rows do not ascend, or a subject stands in two
  ///   shards.
  /// - Complexity: O(subjects · log shards).
  package static func digest(
    _ common: BookState, _ paths: [String]
  ) throws(Diagnostic) -> Digest {
    var tree = MerkleTree()
    let lines = StateLines(common, .common)
    let leaves = lines.leaves(in: 0..<lines.count)
    for index in 0..<leaves.count { tree.append(leaves[index]) }
    var readers: [LeafReader] = []
    for path in paths {
      let reader = try LeafReader(path)
      if try reader.advance() { reader.insert(into: &readers) }
    }
    var last: LeafReader.Key?
    while let reader = readers.popLast() {
      if let last, !(last < reader.key) { throw reader.isMisplaced }
      last = reader.key
      tree.append(reader.leaf)
      if try reader.advance() { reader.insert(into: &readers) }
    }
    return tree.root
  }
}

/// Reads the rows of one shard.
private final class LeafReader {
  /// By what rows are ordered: cases before the others, then by name.
  struct Key: Comparable {
    let isCase: Bool
    let name: [UInt8]

    static func < (left: Key, right: Key) -> Bool {
      left.isCase == right.isCase
        ? left.name.lexicographicallyPrecedes(right.name) : left.isCase
    }
  }

  private(set) var key = Key(isCase: true, name: [])
  private(set) var leaf = SHA256.hash([])
  private let path: String
  private let content: FileBytes
  private var offset = 0
  private var line = 0

  init(_ path: String) throws(Diagnostic) {
    self.path = path
    content = try FileBytes(mapping: path, isReadWhole: false)
  }

  private var place: Diagnostic.Place { .init(file: path, line: line) }

  /// - Returns: false at the end.
  func advance() throws(Diagnostic) -> Bool {
    let view = content.view
    guard offset < view.count else { return false }
    line += 1
    let end = view.firstIndex(of: 0x0A, from: offset) ?? view.count
    let row = try StageDocument(view[offset..<end], at: place)
    offset = end + 1
    let name = row.object[LeafRows.caseKey]
    key = Key(
      isCase: name != nil,
      name: Array(try row.text(name == nil ? LeafRows.otherKey : LeafRows.caseKey).utf8))
    leaf = try row.digest(LeafRows.leafKey)
    return true
  }

  /// Puts it among readers, the one whose row comes first last.
  func insert(into readers: inout [LeafReader]) {
    var (low, high) = (0, readers.count)
    while low < high {
      let middle = (low + high) / 2
      if readers[middle].key < key { high = middle } else { low = middle + 1 }
    }
    readers.insert(self, at: low)
  }

  var isMisplaced: Diagnostic {
    Diagnostic(
      ShardCode.order,
      "the row of '\(String(decoding: key.name, as: UTF8.self))' does not lie behind the one before it",
      "“\(String(decoding: key.name, as: UTF8.self))”的行不在其前一行之后", at: place)
  }
}
