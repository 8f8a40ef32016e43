import Basics
import EventBook

/// The tree of which proofs are made and checked.
enum SampleTree {
  static let leaves = (0..<70).map { number in
    Array("line \(number)".utf8).withByteView { MerkleTree.leaf($0) }
  }

  /// The nodes over the first leaves.
  static func nodes(_ count: Int) -> MerkleNodes {
    var hashes = LeafHashes()
    for leaf in leaves.prefix(count) { hashes.append(leaf) }
    return MerkleNodes(hashes)
  }
}
