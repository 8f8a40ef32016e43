import Basics
import EventBook
import Testing
import TestSupport

@Suite("Proofs from the tree over the lines")
struct MerkleProofTests {
  private let nodes = SampleTree.nodes(70)
  /// The roots by size, built leaf by leaf.
  private let roots = SampleTree.leaves.indices.reduce(into: [MerkleTree().root]) { roots, count in
    var tree = MerkleTree()
    for leaf in SampleTree.leaves[...count] { tree.append(leaf) }
    roots.append(tree.root)
  }

  @Test("Each leaf is shown to stand in each tree that has it, and nowhere else")
  func inclusion() {
    for size in (1...70).sampled(24) {
      for index in 0..<size {
        let proof = nodes.inclusionProof(of: index, in: size)
        func root(_ leaf: Int, _ index: Int, _ size: Int, _ proof: [Digest]) -> Digest? {
          MerkleProof.root(of: SampleTree.leaves[leaf], at: index, in: size, by: proof)
        }
        #expect(root(index, index, size, proof) == roots[size])
        #expect(root((index + 1) % 70, index, size, proof) != roots[size])
        #expect(root(index, index + 1, size, proof) != roots[size])
        #expect(root(index, index, size, proof + [roots[1]]) == nil)
        if let last = proof.last {
          #expect(root(index, index, size, proof.dropLast()) != roots[size])
          #expect(
            root(index, index, size, [last] + proof.dropFirst()) != roots[size] || proof.count == 1)
        }
      }
    }
    #expect(MerkleProof.root(of: SampleTree.leaves[0], at: -1, in: 1, by: []) == nil)
    #expect(MerkleProof.root(of: SampleTree.leaves[0], at: 0, in: 0, by: []) == nil)
  }

  @Test("Each tree is shown to begin with each smaller one, and with no other")
  func consistency() {
    for size in (0...70).sampled(24) {
      for first in 0...size {
        let proof = nodes.consistencyProof(from: first, to: size)
        func shows(_ proof: [Digest], _ earlier: Digest, _ later: Digest) -> Bool {
          MerkleProof.shows(proof, from: (first, earlier), to: (size, later))
        }
        #expect(shows(proof, roots[first], roots[size]))
        #expect(!shows(proof + [roots[2]], roots[first], roots[size]))
        #expect(!shows(proof, roots[(first + 1) % 71], roots[size]))
        if first > 0 { #expect(!shows(proof, roots[first], roots[(size + 1) % 71])) }
        if !proof.isEmpty { #expect(!shows(proof.dropLast(), roots[first], roots[size])) }
        if first < size {
          #expect(!MerkleProof.shows(proof, from: (size, roots[size]), to: (first, roots[first])))
        }
      }
    }
  }

  @Test("The proofs of others that lie beside the project hold", arguments: 0..<5)
  func shared(number: Int) throws {
    func value(_ name: String) throws -> JSONObject? {
      try SharedData.bytes("merkle/\(name)_\(number)_happy-path.json").flatMap { bytes in
        try bytes.withByteView { view throws(JSONError) in try JSONParser.parse(view) }.object
      }
    }
    func digest(_ value: JSONValue?) throws -> Digest {
      try #require(value?.string.flatMap { Digest(base64: $0) })
    }
    func proof(_ object: JSONObject) throws -> [Digest] {
      try (object["proof"]?.array ?? []).map { try digest($0) }
    }
    if let one = try value("inclusion/inclusion") {
      let index = try #require(one["leafIdx"]?.number?.int)
      let size = try #require(one["treeSize"]?.number?.int)
      let root = MerkleProof.root(
        of: try digest(one["leafHash"]), at: index, in: size, by: try proof(one))
      #expect(root == (try digest(one["root"])))
    }
    if let one = try value("consistency/consistency") {
      let sizes = try (
        #require(one["size1"]?.number?.int), #require(one["size2"]?.number?.int)
      )
      #expect(
        MerkleProof.shows(
          try proof(one), from: (sizes.0, try digest(one["root1"])),
          to: (sizes.1, try digest(one["root2"]))))
    }
  }
}
