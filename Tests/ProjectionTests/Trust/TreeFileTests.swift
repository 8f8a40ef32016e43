import Basics
import EventBook
import FileStore
import HomeTestSupport
import Projection
import Testing

@Suite("Nodes of the tree that were kept")
struct TreeFileTests {
  private func nodes(_ temporary: TemporaryHome, _ size: Int) throws -> MerkleNodes? {
    try temporary.home.nodes(
      of: try temporary.signed(size).checkpoint, isFromBook: false, distance: 10, jobs: 1)
  }

  private func size(_ temporary: TemporaryHome) throws -> Int? {
    let path = temporary.path + "/snapshots/tree"
    return try FileStatus.of(path).map { $0.size }
  }

  @Test("lead to the same roots, and are kept anew once the book has grown far enough")
  func grown() throws {
    let temporary = try TemporaryHome(seed: 2, steps: 80)
    let all = try #require(
      try temporary.home.nodes(
        of: temporary.signed(80).checkpoint, isFromBook: true, jobs: 1))
    #expect(try nodes(temporary, 9)?.size == 9)
    #expect(try size(temporary) == nil)
    for count in [20, 25, 30, 77, 80, 12, 0] {
      let found = try #require(try nodes(temporary, count))
      #expect(found.root(of: count) == all.root(of: count))
      for level in 0..<8 where found.count(at: level) > 0 {
        let nodes = 0..<found.count(at: level)
        #expect(found.hashes(at: level, nodes) == all.hashes(at: level, nodes))
      }
      if count > 0 {
        #expect(
          found.inclusionProof(of: count - 1, in: count)
            == all.inclusionProof(of: count - 1, in: count))
      }
    }
    #expect(
      try size(temporary) == 24 + all.hashes(at: 0, 0..<1).count * (77 + 38 + 19 + 9 + 4 + 2 + 1))
  }

  @Test("that are damaged, cut short or of another book lead to no other root")
  func damaged() throws {
    let temporary = try TemporaryHome(seed: 2, steps: 80)
    let root = try temporary.signed(80).checkpoint.root
    _ = try nodes(temporary, 60)
    let path = temporary.path + "/snapshots/tree"
    let bytes = try temporary.read(path)
    for (index, changed) in [
      Array(bytes.dropLast()), bytes + [0], Array(bytes.prefix(10)), [],
      bytes.indices.map { $0 == bytes.count - 1 ? ~bytes[$0] : bytes[$0] },
      bytes.indices.map { $0 == 16 ? bytes[$0] + 1 : bytes[$0] },
      bytes.indices.map { $0 == 0 ? 0 : bytes[$0] },
    ].enumerated() {
      try temporary.write(changed, to: path)
      #expect(try nodes(temporary, 80)?.root(of: 80) == root, "change \(index)")
      try temporary.write(bytes, to: path)
    }
  }
}
