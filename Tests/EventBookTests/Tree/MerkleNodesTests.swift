import Basics
import EventBook
import Testing

@Suite("A tree that keeps its nodes")
struct MerkleNodesTests {
  @Test("has at every size the root of one that was built leaf by leaf")
  func roots() {
    let nodes = SampleTree.nodes(70)
    var tree = MerkleTree()
    for size in 0...70 {
      #expect(nodes.root(of: size) == tree.root)
      #expect(SampleTree.nodes(size).root(of: size) == tree.root)
      if size < 70 { tree.append(SampleTree.leaves[size]) }
    }
  }

  @Test("has of each level the full subtrees alone, and no proof from or to nothing")
  func levels() {
    let nodes = SampleTree.nodes(70)
    #expect((0...8).map { nodes.count(at: $0) } == [70, 35, 17, 8, 4, 2, 1, 0, 0])
    #expect(
      nodes.hashes(at: 1, 3..<4)
        == MerkleTree.node(SampleTree.leaves[6], SampleTree.leaves[7]).bytes)
    #expect(nodes.consistencyProof(from: 0, to: 70).isEmpty)
    #expect(nodes.consistencyProof(from: 70, to: 70).isEmpty)
    #expect(nodes.inclusionProof(of: 0, in: 1).isEmpty)
  }
}
