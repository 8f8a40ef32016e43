import Basics
import FileStore
import TestSupport
import Testing

@testable import EventBook

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

  /// All hashes, the leaves first, then level by level.
  private static func bytes(_ nodes: MerkleNodes) -> [UInt8] {
    (0..<8).filter { nodes.count(at: $0) > 0 }.flatMap {
      nodes.hashes(at: $0, 0..<nodes.count(at: $0))
    }
  }

  @Test("that begins in a file grows as one that was in memory all along")
  func inFile() throws {
    let scratch = Scratch()
    for kept in 0...20 {
      try scratch.write("nodes", [7, 7] + Self.bytes(SampleTree.nodes(kept)))
      let file = try FileBytes(mapping: scratch.file("nodes"))
      for size in kept...24 {
        var nodes = try #require(MerkleNodes(size: kept, in: file, from: 2))
        var more = LeafHashes()
        for leaf in SampleTree.leaves[kept..<size] { more.append(leaf) }
        nodes.append(more)
        let whole = SampleTree.nodes(size)
        #expect(Self.bytes(nodes) == Self.bytes(whole))
        #expect(nodes.hashes(at: 0, size / 3..<size) == whole.hashes(at: 0, size / 3..<size))
        for index in 0..<size {
          #expect(
            nodes.inclusionProof(of: index, in: size) == whole.inclusionProof(of: index, in: size))
        }
      }
      for other in [kept - 1, kept + 1, .max] {
        #expect(MerkleNodes(size: other, in: file, from: 2) == nil)
      }
    }
  }
}
