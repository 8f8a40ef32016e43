import Basics
import EventBook
import Testing
import TestSupport

@Suite("Checkpoints")
struct CheckpointTests {
  private static let root = MerkleTree().root.base64

  static func signed(_ text: String, by name: String = "example.org/book") -> [UInt8] {
    Array((text + "\n— \(name) AAAAAAA=\n").utf8)
  }

  @Test("Origin, size and root are read; lines behind them are left to others")
  func read() throws {
    let text = "example.org/book\n0\n\(Self.root)\n"
    let one = try SignedCheckpoint(Self.signed(text))
    #expect(one.checkpoint.origin == "example.org/book")
    #expect(one.checkpoint.size == 0)
    #expect(one.checkpoint.root == MerkleTree().root)
    #expect(one.checkpoint.text == Array(text.utf8))
    let extended = try SignedCheckpoint(Self.signed(text + "more\n"))
    #expect(extended.checkpoint == one.checkpoint)
    #expect(extended.text == String(decoding: Self.signed(text + "more\n"), as: UTF8.self))
  }

  @Test(
    "What is no checkpoint is refused with its line",
    arguments: [
      ("example.org/book\n", 2), ("example.org/book\n0\n", 3),
      ("example.org/book\n00\n\(root)\n", 2), ("example.org/book\n+1\n\(root)\n", 2),
      ("example.org/book\n-1\n\(root)\n", 2), ("example.org/book\n1 \n\(root)\n", 2),
      ("example.org/book\n99999999999999999999\n\(root)\n", 2),
      ("example.org/book\n1\n\(root)=\n", 3), ("example.org/book\n1\n\(root.dropFirst(4))\n", 3),
      ("example.org/book\n\n1\n\(root)\n", 2), ("\nexample.org/book\n1\n\(root)\n", 1),
      ("example.org/book\n1\n\(root)\n\nmore\n", 4),
    ])
  func refused(text: String, line: Int) {
    do throws(NoteFault) {
      _ = try SignedCheckpoint(Self.signed(text))
      Issue.record("\(text.debugDescription) was taken for a checkpoint")
    } catch { #expect(error.line == line, "\(text.debugDescription): \(error.reason.english)") }
  }

  // MARK: A log of others

  private static let key =
    "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx"

  @Test(
    "A real log of others is read, every signature is theirs, and every tree begins with the one before"
  )
  func others() throws {
    guard let bundle = try SharedData.bytes("tlog/log/tile/entries/000.p/15") else { return }
    let policy = TrustPolicy(keys: [try #require(VerifierKey(Self.key))])
    var leaves = LeafHashes()
    var rest = bundle[...]
    while rest.count > 2 {
      let length = Int(rest.removeFirst()) << 8 | Int(rest.removeFirst())
      Array(rest.prefix(length)).withByteView { leaves.append(MerkleTree.leaf($0)) }
      rest = rest.dropFirst(length)
    }
    let nodes = MerkleNodes(leaves)
    #expect(nodes.size == 15)
    #expect(nodes.hashes(at: 0, 0..<15) == (try SharedData.bytes("tlog/log/tile/0/000.p/15")))
    let last = try SignedCheckpoint(try #require(try SharedData.bytes("tlog/log/checkpoint")))
    for size in 0...15 {
      let bytes = try #require(try SharedData.bytes("tlog/log/checkpoint.\(size)"))
      let signed = try SignedCheckpoint(bytes)
      #expect(signed.checkpoint.size == size)
      #expect(signed.checkpoint.root == nodes.root(of: size))
      let verdict = try policy.verdict(on: signed)
      #expect(verdict.fault == nil && verdict.checked == 1)
      #expect(
        MerkleProof.shows(
          nodes.consistencyProof(from: size, to: 15), from: (size, signed.checkpoint.root),
          to: (15, last.checkpoint.root)))
      // The signature of one is not that of another.
      let other = SignedCheckpoint(
        Checkpoint(
          origin: signed.checkpoint.origin, size: size + 1, root: signed.checkpoint.root),
        signed.note.signatures)
      #expect(try policy.verdict(on: other).fault?.code == "trust.signature")
    }
  }
}
