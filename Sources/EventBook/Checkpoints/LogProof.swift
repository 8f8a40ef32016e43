package import Basics

/// That a line stands in a book, for who has neither (C2SP tlog-proof).
///
///     c2sp.org/tlog-proof@v1⏎
///     index 7⏎                                      sequence − 1
///     gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=⏎
///     …⏎
///     ⏎
///     example.org/book⏎                             the checkpoint, whole
///     …
package struct LogProof: Sendable {
  /// From 0.
  package let index: Int
  /// The leaf's sibling first.
  package let hashes: [Digest]
  package let signed: SignedCheckpoint
  private let leaf: Digest

  /// - Parameter nodes: of at least as many lines as the checkpoint is of.
  package init(of index: Int, _ nodes: MerkleNodes, _ signed: SignedCheckpoint) {
    self.index = index
    hashes = nodes.inclusionProof(of: index, in: signed.checkpoint.size)
    self.signed = signed
    leaf = Digest(bytes: nodes.hashes(at: 0, index..<index + 1))
  }

  /// Whether it leads from the line, as the nodes have it, to the signed root.
  package var holds: Bool {
    MerkleProof.root(of: leaf, at: index, in: signed.checkpoint.size, by: hashes)
      == signed.checkpoint.root
  }

  package var text: String {
    "c2sp.org/tlog-proof@v1\nindex \(index)\n" + hashes.map { $0.base64 + "\n" }.joined() + "\n"
      + signed.text
  }
}
