public import Basics

/// The RFC 6962 §2.1 Merkle tree over the stored bytes of the lines, built leaf by leaf.
///
///     leaf  = SHA-256(0x00 ‖ line without LF)         size 6 = 0b110:  ┌────┴───┐
///     node  = SHA-256(0x01 ‖ left ‖ right)                          4 leaves  2 leaves
///
/// Kept are only the roots of the full subtrees, one for each bit of the size, largest first.
public struct MerkleTree: Sendable {
  /// Number of leaves.
  public private(set) var size = 0
  /// By them a tree goes on without its leaves.
  public private(set) var subtrees: [Digest] = []

  /// What stands before a leaf and before a node, so that none can pass for the other.
  static let leafPrefix: UInt8 = 0
  static let nodePrefix: UInt8 = 1

  public init() {}

  /// A tree that goes on from another's full subtrees; nil where they are not as many as one of that size
  /// has.
  public init?(size: Int, subtrees: [Digest]) {
    guard size >= 0, subtrees.count == size.nonzeroBitCount else { return nil }
    self.size = size
    self.subtrees = subtrees
  }

  /// The tree over these leaves.
  ///
  /// - Complexity: O(leaves), level by level: so each level's nodes are hashed together.
  package init(_ leaves: LeafHashes) {
    size = leaves.count
    var level = leaves
    while level.count > 0 {
      // What is left over on a level is a full subtree of its own.
      if level.count % 2 == 1 { subtrees.append(level[level.count - 1]) }
      level = level.paired()
    }
    subtrees.reverse()
  }

  /// The leaf hash of a line's bytes.
  public static func leaf(_ line: ByteView) -> Digest { SHA256.hash(prefix: leafPrefix, line) }

  /// The hash of an inner node.
  public static func node(_ left: Digest, _ right: Digest) -> Digest {
    (left.bytes + right.bytes).withByteView { SHA256.hash(prefix: nodePrefix, $0) }
  }

  /// - Complexity: O(log size) at worst, O(1) on average.
  public mutating func append(_ leaf: Digest) {
    var node = leaf
    // Each trailing one bit of the size is a full subtree that the new leaf completes to a larger.
    for _ in 0..<(~size).trailingZeroBitCount {
      node = MerkleTree.node(subtrees.removeLast(), node)
    }
    subtrees.append(node)
    size += 1
  }

  /// Puts the leaves of another tree behind those of this one, without their being hashed again.
  ///
  /// - Parameter other: no full subtree of it may be larger than the largest power of two that
  ///   divides `size`: only then do its subtrees stand in the joined tree as well.
  /// - Complexity: O(log size).
  package mutating func append(contentsOf other: MerkleTree) {
    var rest = other.size
    for subtree in other.subtrees {
      // The subtrees of a tree are the one bits of its size, the largest first.
      let count = 1 << (Int.bitWidth - 1 - rest.leadingZeroBitCount)
      precondition(size % count == 0, "a subtree would stand across the bounds of its kind")
      var node = subtree
      for _ in 0..<(~(size / count)).trailingZeroBitCount {
        node = MerkleTree.node(subtrees.removeLast(), node)
      }
      subtrees.append(node)
      size += count
      rest -= count
    }
  }

  /// The tree's root; of no leaves the digest of nothing.
  public var root: Digest {
    guard var root = subtrees.last else { return SHA256.hash([]) }
    for subtree in subtrees.dropLast().reversed() { root = MerkleTree.node(subtree, root) }
    return root
  }
}
