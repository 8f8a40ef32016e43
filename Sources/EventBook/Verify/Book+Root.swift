package import Basics
import FileStore

extension Book {
  /// The Merkle root over the first lines, as they are stored; nothing else is asked of them.
  ///
  /// - Parameters:
  ///   - count: how many lines; all where there are fewer.
  ///   - jobs: number of threads, from 1.
  /// - Returns: the root, and over how many lines it is.
  /// - Throws: `book.missing`, `file.*`.
  /// - Complexity: O(bytes / jobs).
  package func root(
    of count: Int, jobs: Int = Processors.count
  ) throws(Diagnostic) -> (root: Digest, size: Int) {
    var tree = MerkleTree()
    try forEachLeaves(jobs: jobs) { leaves, _ in
      let size = leaves.reduce(0) { $0 + $1.count }
      tree.append(leaves, 0..<min(size, count - tree.size), jobs: jobs)
      return tree.size < count
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
    for (index, segment) in segments.enumerated().dropFirst(start) {
      let isLast = index + 1 == segments.count
      let content =
        try isLast
        ? FileBytes(copying: segment.path, jobs: jobs) : FileBytes(mapping: segment.path)
      let leaves = content.withView { view in
        Processors.map(SegmentPieces.ranges(of: view), jobs: jobs) { range in
          SegmentPieces.leaves(of: view, range)
        }
      }
      guard body(leaves, segment.firstSequence) else { return }
    }
  }
}
