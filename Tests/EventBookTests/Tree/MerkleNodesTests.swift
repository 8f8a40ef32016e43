import Basics
import EventBook
import Testing

@Suite("A tree that keeps its nodes")
struct MerkleNodesTests {
  private static let leaves = (0..<70).map { number in
    Array("line \(number)".utf8).withByteView { MerkleTree.leaf($0) }
  }

  private static func nodes(_ count: Int) -> MerkleNodes {
    var hashes = LeafHashes()
    for leaf in leaves.prefix(count) { hashes.append(leaf) }
    return MerkleNodes(hashes)
  }

  @Test("has at every size the root of one that was built leaf by leaf")
  func roots() {
    let nodes = Self.nodes(70)
    var tree = MerkleTree()
    for size in 0...70 {
      #expect(nodes.root(of: size) == tree.root)
      #expect(Self.nodes(size).root(of: size) == tree.root)
      if size < 70 { tree.append(Self.leaves[size]) }
    }
  }

  @Test("has of each level the full subtrees alone, and no proof from or to nothing")
  func levels() {
    let nodes = Self.nodes(70)
    #expect((0...8).map { nodes.count(at: $0) } == [70, 35, 17, 8, 4, 2, 1, 0, 0])
    #expect(nodes.hashes(at: 1, 3..<4) == MerkleTree.node(Self.leaves[6], Self.leaves[7]).bytes)
    #expect(nodes.consistencyProof(from: 0, to: 70).isEmpty)
    #expect(nodes.consistencyProof(from: 70, to: 70).isEmpty)
    #expect(nodes.inclusionProof(of: 0, in: 1).isEmpty)
  }
}
