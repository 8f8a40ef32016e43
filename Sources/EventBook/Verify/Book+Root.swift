package import Basics
import FileStore

extension Book {
  /// A segment's part of the tree: the roots of the largest full subtrees that lie within it
  /// (`MerkleTree.part`).
  package struct Part: Sendable {
    package let lines: Int
    package let roots: [Digest]

    package init(lines: Int, roots: [Digest]) { (self.lines, self.roots) = (lines, roots) }
  }

  /// The Merkle root over the first lines, as they are stored; nothing else is asked of them.
  ///
  /// - Parameters:
  ///   - count: how many lines; all where there are fewer.
  ///   - jobs: number of threads, from 1.
  ///   - known: parts by segment, which are believed; a segment without one is hashed.
  /// - Returns: the root, and over how many lines it is.
  /// - Throws: `book.missing`, `file.*`.
  /// - Complexity: O(bytes / jobs) of the segments that are hashed.
  package func root(
    of count: Int, jobs: Int = Processors.count, known: [Part?] = []
  ) throws(Diagnostic) -> (root: Digest, size: Int) {
    var tree = MerkleTree()
    let segments = try segments()
    for index in segments.indices where tree.size < count {
      if index < known.count, let part = known[index], part.lines <= count - tree.size,
        tree.append(part: part.roots, count: part.lines)
      {
        continue
      }
      let leaves = try Self.leaves(of: index, in: segments, jobs: jobs)
      let size = leaves.reduce(0) { $0 + $1.count }
      tree.append(leaves, 0..<min(size, count - tree.size), jobs: jobs)
    }
    return (tree.root, tree.size)
  }

  /// All nodes of the tree over the first lines, for proofs: 64 bytes a line.
  ///
  /// - Parameters:
  ///   - count: how many lines; all where there are fewer, and more where more are known.
  ///   - known: the nodes of fewer of them: only the segments from the one on that holds the next line are
  ///     read.
  ///   - jobs: number of threads, from 1.
  /// - Throws: `book.missing`, `file.*`.
  /// - Complexity: O(bytes / jobs + lines).
  package func nodes(
    of count: Int, from known: MerkleNodes = MerkleNodes(LeafHashes()),
    jobs: Int = Processors.count
  ) throws(Diagnostic) -> MerkleNodes {
    var nodes = known
    if nodes.size >= count { return nodes }
    try forEachLeaves(from: known.size + 1, jobs: jobs) { pieces, first in
      // Of this segment's lines, those that are known already, and those that are wanted.
      let (known, wanted) = (nodes.size + 1 - first, count + 1 - first)
      var fresh = LeafHashes()
      var passed = 0
      for leaves in pieces {
        let part = (known - passed..<max(known, wanted) - passed).clamped(to: 0..<leaves.count)
        fresh.append(leaves, part)
        passed += leaves.count
      }
      nodes.append(fresh)
      return nodes.size < count
    }
    return nodes
  }

  /// The hashes of the lines, segment by segment, each in pieces.
  ///
  /// - Parameters:
  ///   - sequence: that of the first line that is wanted; those before it in its segment come as well.
  ///   - body: given the sequence of the segment's first line, too; false where it has enough.
  private func forEachLeaves(
    from sequence: Int = 1, jobs: Int, _ body: ([LeafHashes], Int) -> Bool
  ) throws(Diagnostic) {
    let segments = try segments()
    let start = segments.lastIndex { $0.firstSequence <= sequence } ?? 0
    for index in segments.indices.dropFirst(start) {
      let leaves = try Self.leaves(of: index, in: segments, jobs: jobs)
      guard body(leaves, segments[index].firstSequence) else { return }
    }
  }

  /// The hashes of the lines of a segment, in pieces.
  private static func leaves(
    of index: Int, in segments: [Segment], jobs: Int
  ) throws(Diagnostic) -> [LeafHashes] {
    let isLast = index + 1 == segments.count
    let content =
      try isLast
      ? FileBytes(copying: segments[index].path, jobs: jobs)
      : FileBytes(mapping: segments[index].path)
    return content.withView { view in
      Processors.map(SegmentPieces.ranges(of: view), jobs: jobs) { range in
        SegmentPieces.leaves(of: view, range)
      }
    }
  }
}
