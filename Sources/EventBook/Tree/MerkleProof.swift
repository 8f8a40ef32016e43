public import Basics

/// What a proof shows to who has only roots.
public enum MerkleProof {
  /// The root that a leaf and its proof lead to (RFC 9162 §2.1.3.2).
  ///
  /// - Parameters:
  ///   - index: of the leaf, from 0.
  ///   - size: of how many leaves the root is.
  /// - Returns: nil where the proof has not as many hashes as such a one has.
  /// - Complexity: O(log size).
  public static func root(
    of leaf: Digest, at index: Int, in size: Int, by proof: [Digest]
  ) -> Digest? {
    guard index >= 0, index < size else { return nil }
    var (node, number, last) = (leaf, index, size - 1)
    for hash in proof {
      if last == 0 { return nil }
      if number & 1 == 1 || number == last {
        node = MerkleTree.node(hash, node)
        while number & 1 == 0, number > 0 { (number, last) = (number >> 1, last >> 1) }
      } else {
        node = MerkleTree.node(node, hash)
      }
      (number, last) = (number >> 1, last >> 1)
    }
    return last == 0 ? node : nil
  }

  /// Whether the first tree is the beginning of the second, as far as the proof shows (RFC 9162
  /// §2.1.4.2). An empty tree is the beginning of every other.
  ///
  /// - Complexity: O(log size).
  public static func shows(
    _ proof: [Digest], from first: (size: Int, root: Digest), to second: (size: Int, root: Digest)
  ) -> Bool {
    guard first.size > 0, first.size < second.size else {
      let isSame = first.size == second.size && first.root == second.root
      let isFromNothing = first.size == 0 && first.root == SHA256.hash([])
      return proof.isEmpty && (isSame || isFromNothing && first.size < second.size)
    }
    // A full subtree is its own first node.
    let isFull = first.size & (first.size - 1) == 0
    let path = isFull ? [first.root] + proof : proof
    guard let start = path.first else { return false }
    var (number, last) = (first.size - 1, second.size - 1)
    while number & 1 == 1 { (number, last) = (number >> 1, last >> 1) }
    var (earlier, later) = (start, start)
    for hash in path.dropFirst() {
      if last == 0 { return false }
      if number & 1 == 1 || number == last {
        earlier = MerkleTree.node(hash, earlier)
        later = MerkleTree.node(hash, later)
        while number & 1 == 0, number > 0 { (number, last) = (number >> 1, last >> 1) }
      } else {
        later = MerkleTree.node(later, hash)
      }
      (number, last) = (number >> 1, last >> 1)
    }
    return last == 0 && earlier == first.root && later == second.root
  }
}
