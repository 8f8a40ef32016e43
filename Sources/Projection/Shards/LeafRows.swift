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
          (index < cases.count ? StageKey.case : .subject).rawValue,
          state.table.nameBytes(of: subjects[index]),
          to: &rows)
        JSONText.member(StageKey.leaf.rawValue, leaves[index - start].hex, to: &rows)
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
  /// - Throws: as `SubjectRows.merge` has it.
  /// - Complexity: O(subjects · log shards).
  package static func digest(
    _ common: BookState, _ paths: [String]
  ) throws(Diagnostic) -> Digest {
    var tree = MerkleTree()
    let lines = StateLines(common, .common)
    let leaves = lines.leaves(in: 0..<lines.count)
    for index in 0..<leaves.count { tree.append(leaves[index]) }
    try SubjectRows.merge(paths) { row, place throws(Diagnostic) in
      tree.append(try StageDocument(row, at: place).digest(StageKey.leaf))
    }
    return tree.root
  }
}
