import Basics
import EventBook
import Testing
import TestSupport

@Suite("The tree over the lines")
struct MerkleTreeTests {
  private func leaf(_ bytes: [UInt8]) -> Digest { bytes.withByteView { MerkleTree.leaf($0) } }

  /// RFC 6962 §2.1 as it is written: split at the largest power of two below the size.
  private func root(_ leaves: ArraySlice<[UInt8]>) -> Digest {
    guard let first = leaves.first else { return SHA256.hash([]) }
    if leaves.count == 1 { return SHA256.hash([0] + first) }
    var split = 1
    while split * 2 < leaves.count { split *= 2 }
    let middle = leaves.startIndex + split
    return SHA256.hash([1] + root(leaves[..<middle]).bytes + root(leaves[middle...]).bytes)
  }

  private static let inputs: [[UInt8]] = [
    [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43],
    [0x50, 0x51, 0x52, 0x53, 0x54, 0x55, 0x56, 0x57], Array(0x60...0x6F),
  ]

  private static let roots = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
  ]

  private func check(_ inputs: [[UInt8]], _ roots: [String]) {
    #expect(inputs.count == roots.count)
    var tree = MerkleTree()
    for (input, root) in zip(inputs, roots) {
      tree.append(leaf(input))
      #expect(tree.root.hex == root, "\(tree.size) leaves")
    }
  }

  @Test("The vectors of Certificate Transparency hold")
  func vectors() { check(Self.inputs, Self.roots) }

  @Test("The vectors that lie beside the project hold")
  func sharedVectors() throws {
    guard let text = try SharedData.bytes("merkle/rfc6962-roots.json") else { return }
    let value = try text.withByteView { view throws(JSONError) in try JSONParser.parse(view) }
    func texts(_ key: String) throws -> [String] {
      try #require(value.object?[key]?.array).map { $0.string ?? "" }
    }
    let inputs = try texts("leaves_hex").map { text in
      let digits = text.compactMap(\.hexDigitValue)
      return stride(from: 0, to: digits.count, by: 2).map {
        UInt8(digits[$0] * 16 + digits[$0 + 1])
      }
    }
    #expect(!inputs.isEmpty)
    check(inputs, try texts("roots_hex_after_n_leaves"))
    #expect(MerkleTree().root.hex == value.object?["empty_root"]?.string)
  }

  @Test("A tree of no leaves has the digest of nothing")
  func empty() {
    #expect(MerkleTree().root == SHA256.hash(""))
    #expect(MerkleTree().size == 0)
  }

  @Test("A tree of every size has the root that the recursive definition gives")
  func everySize() {
    let leaves = (0..<130).map { Array("line \($0)".utf8) }
    var tree = MerkleTree()
    for count in 1...leaves.count {
      tree.append(leaf(leaves[count - 1]))
      #expect(tree.root == root(leaves[..<count]))
      #expect(tree.size == count)
    }
  }

  @Test("A root made by any number of threads is that of the tree", arguments: [1, 2, 3, 7])
  func threads(count: Int) {
    for size in [0, 1, 2, 255, 256, 257, 511, 512, 700, 1024, 1500, 2049] {
      var tree = MerkleTree()
      for number in 0..<size { tree.append(leaf(Array("line \(number)".utf8))) }
      let root = MerkleTree.root(of: size, jobs: count) { range in
        var leaves = LeafHashes()
        for number in range {
          Array("line \(number)".utf8).withByteView { view in
            var list = MessageList()
            list.append(0..<view.count)
            leaves.append(list, in: view)
          }
        }
        return leaves
      }
      #expect(root == tree.root, "\(size) leaves, \(count) threads")
    }
  }

  @Test("A leaf cannot pass for a node, nor a last node for two of it")
  func separation() {
    let left = leaf([1])
    let right = leaf([2])
    #expect(leaf(left.bytes + right.bytes) != MerkleTree.node(left, right))
    var three = MerkleTree()
    var four = MerkleTree()
    for value in [1, 2, 3] as [UInt8] { three.append(leaf([value])) }
    for value in [1, 2, 3, 3] as [UInt8] { four.append(leaf([value])) }
    #expect(three.root != four.root)
    #expect(MerkleTree.node(left, right) != MerkleTree.node(right, left))
  }
}
