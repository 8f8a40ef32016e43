public import Basics

/// That a line stands in a book, for who has neither (C2SP tlog-proof).
///
///     c2sp.org/tlog-proof@v1⏎
///     index 7⏎                                      sequence − 1
///     gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=⏎
///     …⏎
///     ⏎
///     example.org/book⏎                             the checkpoint, whole
///     …
public struct LogProof: Sendable {
  /// From 0.
  public let index: Int
  /// The leaf's sibling first.
  public let hashes: [Digest]
  public let signed: SignedCheckpoint
  private let leaf: Digest

  /// - Parameter nodes: of at least as many lines as the checkpoint is of.
  public init(of index: Int, _ nodes: MerkleNodes, _ signed: SignedCheckpoint) {
    self.index = index
    hashes = nodes.inclusionProof(of: index, in: signed.checkpoint.size)
    self.signed = signed
    leaf = Digest(bytes: nodes.hashes(at: 0, index..<index + 1))
  }

  /// Whether it leads from the line, as the nodes have it, to the signed root.
  public var holds: Bool {
    MerkleProof.root(of: leaf, at: index, in: signed.checkpoint.size, by: hashes)
      == signed.checkpoint.root
  }

  public var text: String {
    "c2sp.org/tlog-proof@v1\nindex \(index)\n" + hashes.map { $0.base64 + "\n" }.joined() + "\n"
      + signed.text
  }
}
