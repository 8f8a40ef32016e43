import Basics
import EventBook
import TestSupport
import Testing

@Suite("A tree in parts")
struct MerkleTreePartsTests {
  private static let leaves = (0..<70).map { SHA256.hash([UInt8($0)]) }

  private static func part(_ range: Range<Int>) -> [Digest] {
    var leaves = LeafHashes()
    for leaf in Self.leaves[range] { leaves.append(leaf) }
    return MerkleTree.part(leaves, after: range.lowerBound)
  }

  private static func tree(_ bounds: [Int]) -> MerkleTree? {
    var tree = MerkleTree()
    for (first, end) in zip(bounds, bounds.dropFirst()) {
      guard tree.append(part: part(first..<end), count: end - first) else { return nil }
    }
    return tree
  }

  private static let whole = {
    var tree = MerkleTree()
    return [tree.root]
      + leaves.map { leaf in
        tree.append(leaf)
        return tree.root
      }
  }()

  @Test("has the same root, wherever one part ends and the next begins")
  func bounds() {
    for size in 0...Self.leaves.count {
      for first in 0...size {
        let tree = Self.tree([0, first, (first + size) / 2, size])
        #expect(tree?.size == size)
        #expect(tree?.root == Self.whole[size], "\(first) \(size)")
      }
    }
  }

  @Test("takes many parts, of no leaf, of one and of several")
  func many() {
    let bounds = [0, 0, 1, 2, 2, 5, 13, 14, 31, 33, 64, 70]
    #expect(Self.tree(bounds)?.root == Self.whole[70])
  }

  @Test("is told by few roots, and by no others than it has")
  func roots() {
    // Leaves 5 to 12: one, two, four and one.
    #expect(Self.part(5..<13).count == 4)
    #expect(Self.part(0..<64) == [Self.whole[64]])
    var tree = MerkleTree()
    let isTaken = [
      tree.append(part: Self.part(0..<3), count: 4), tree.append(part: [], count: -1),
    ]
    #expect(isTaken == [false, false])
    #expect(tree.size == 0)
  }
}
