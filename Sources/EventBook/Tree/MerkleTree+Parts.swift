package import Basics

/// Trees whose leaves come in parts of any length, each hashed by itself and by whom one likes.
///
/// A part is told by the roots of the largest full subtrees that lie within it (decision 119). They grow and
/// then shrink:
///
///     leaves   0 … 4 │ 5   6 7   8 … 11   12 │ 13 …
///                      ·   ──    ───────   ·          four subtrees for leaves 5 to 12
extension MerkleTree {
  /// The largest full subtrees that lie within some leaves, in their order.
  ///
  /// - Complexity: O(log leaves).
  private static func subtrees(over leaves: Range<Int>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var first = leaves.lowerBound
    while first < leaves.upperBound {
      // As large as the place where it begins allows, and as what is left.
      let room = Int.bitWidth - 1 - (leaves.upperBound - first).leadingZeroBitCount
      let count = 1 << min(first == 0 ? room : first.trailingZeroBitCount, room)
      found.append(first..<first + count)
      first += count
    }
    return found
  }

  /// The roots of a part.
  ///
  /// - Parameter first: how many leaves stand before it.
  /// - Complexity: O(leaves).
  package static func part(_ leaves: LeafHashes, after first: Int) -> [Digest] {
    subtrees(over: first..<first + leaves.count).map { range in
      var own = LeafHashes()
      own.append(leaves, range.lowerBound - first..<range.upperBound - first)
      return MerkleTree(own).root
    }
  }

  /// Puts a part behind the leaves that are there.
  ///
  /// - Parameter count: of its leaves.
  /// - Returns: false, and nothing is changed, where a part of so many leaves has more roots or fewer.
  /// - Complexity: O(log² leaves).
  package mutating func append(part roots: [Digest], count: Int) -> Bool {
    guard count >= 0, case let subtrees = MerkleTree.subtrees(over: size..<size + count),
      subtrees.count == roots.count
    else { return false }
    for (range, root) in zip(subtrees, roots) {
      guard let tree = MerkleTree(size: range.count, subtrees: [root]) else { return false }
      append(contentsOf: tree)
    }
    return true
  }
}
