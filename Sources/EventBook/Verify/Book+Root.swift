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
    let segments = try segments()
    for (index, segment) in segments.enumerated() where tree.size < count {
      let isLast = index + 1 == segments.count
      let content =
        try isLast
        ? FileBytes(copying: segment.path, jobs: jobs) : FileBytes(mapping: segment.path)
      content.withView { view in
        let leaves = Processors.map(SegmentPieces.ranges(of: view), jobs: jobs) { range in
          SegmentPieces.leaves(of: view, range)
        }
        let size = leaves.reduce(0) { $0 + $1.count }
        tree.append(leaves, 0..<min(size, count - tree.size), jobs: jobs)
      }
    }
    return (tree.root, tree.size)
  }
}
