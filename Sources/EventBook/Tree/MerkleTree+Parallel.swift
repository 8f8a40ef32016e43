public import Basics
import FileStore

extension MerkleTree {
  /// Leaves that one thread hashes in one go.
  private static let block = 256

  /// The root over leaves that several threads make, each a stretch of its own.
  ///
  /// The stretches begin at multiples of a power of two, where full subtrees begin: so the root is
  /// the same for any number of threads, and of one.
  ///
  /// - Parameters:
  ///   - count: number of leaves.
  ///   - threads: from 1.
  ///   - leaves: the hashes of the leaves in a range, called from any of the threads.
  /// - Complexity: O(leaves / threads).
  public static func root(
    of count: Int, threads: Int, leaves: @escaping @Sendable (Range<Int>) -> [Digest]
  ) -> Digest {
    let blocks = (count + block - 1) / block
    let share = max(1, min(threads, blocks))
    let parts = (0..<share).map { blocks * $0 / share..<blocks * ($0 + 1) / share }
    let trees = Processors.map(parts) { part in
      part.map { index in
        var tree = MerkleTree()
        for leaf in leaves(index * block..<min((index + 1) * block, count)) { tree.append(leaf) }
        return tree
      }
    }
    var whole = MerkleTree()
    for tree in trees.joined() { whole.append(contentsOf: tree) }
    return whole.root
  }
}
