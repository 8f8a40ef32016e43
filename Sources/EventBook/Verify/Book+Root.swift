public import Basics
public import FileStore

extension Book {
  /// The Merkle root over the first lines, as they are stored; nothing else is asked of them.
  ///
  /// - Parameters:
  ///   - count: how many lines; all where there are fewer.
  ///   - jobs: number of threads, from 1.
  /// - Returns: the root, and over how many lines it is.
  /// - Throws: `book.missing`, `file.*`.
  /// - Complexity: O(bytes / jobs).
  public func root(
    of count: Int, jobs: Int = Processors.count
  ) throws(Diagnostic) -> (root: Digest, size: Int) {
    var tree = MerkleTree()
    try forEachLeaves(jobs: jobs) { leaves in
      let size = leaves.reduce(0) { $0 + $1.count }
      tree.append(leaves, 0..<min(size, count - tree.size), jobs: jobs)
      return tree.size < count
    }
    return (tree.root, tree.size)
  }

  /// All nodes of the tree over the first lines, for proofs: 64 bytes a line.
  ///
  /// - Parameters: as `root` has them.
  /// - Throws: `book.missing`, `file.*`.
  /// - Complexity: O(bytes / jobs + lines).
  public func nodes(
    of count: Int, jobs: Int = Processors.count
  ) throws(Diagnostic) -> MerkleNodes {
    var all = LeafHashes()
    try forEachLeaves(jobs: jobs) { pieces in
      for leaves in pieces { all.append(leaves, 0..<min(leaves.count, count - all.count)) }
      return all.count < count
    }
    return MerkleNodes(all)
  }

  /// The hashes of the lines, segment by segment, each in pieces.
  ///
  /// - Parameter body: false where it has enough.
  private func forEachLeaves(
    jobs: Int, _ body: ([LeafHashes]) -> Bool
  ) throws(Diagnostic) {
    let segments = try segments()
    for (index, segment) in segments.enumerated() {
      let isLast = index + 1 == segments.count
      let content =
        try isLast
        ? FileBytes(copying: segment.path, jobs: jobs) : FileBytes(mapping: segment.path)
      let leaves = content.withView { view in
        Processors.map(SegmentPieces.ranges(of: view), jobs: jobs) { range in
          SegmentPieces.leaves(of: view, range)
        }
      }
      guard body(leaves) else { return }
    }
  }
}
