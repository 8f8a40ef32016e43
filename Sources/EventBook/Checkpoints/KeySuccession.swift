package import Basics

/// That keys follow each other under the eyes of the one before: of two checkpoints of a book that are kept
/// one behind the other, some key of the book has signed both (decision 77). So the first checkpoint of a new
/// key bears the old one's signature too.
extension SignedCheckpoint {
  /// The signatures of the book itself, not of witnesses.
  private var own: [NoteSignature] {
    note.signatures.filter { $0.name.hasBytes(of: checkpoint.origin) }
  }

  private func bears(_ signature: NoteSignature) -> Bool {
    own.contains { $0.keyID == signature.keyID }
  }

  /// Whether a key that signed the one before has signed this one.
  package func isSigned(byAKeyOf previous: SignedCheckpoint) -> Bool {
    previous.own.contains { bears($0) }
  }

  /// That no key of the one before has signed this one.
  ///
  /// - Parameter path: where this one stands.
  package func unsucceeded(_ previous: SignedCheckpoint, at path: String? = nil) -> Diagnostic {
    let (old, new) = (Self.names(previous.own), Self.names(own))
    let size = previous.checkpoint.size
    return Diagnostic(
      TrustCode.succession,
      "it is signed by \(new), and the checkpoint before it, of \(size) lines, by \(old): the first one "
        + "of a new key must be signed by the old one too",
      "签署它的是 \(new)，前一份检查点（\(size) 行）由 \(old) 签署：新密钥的首份检查点须由旧密钥一并签署",
      at: path.map { .init(file: $0) })
  }

  private static func names(_ signatures: [NoteSignature]) -> String {
    signatures.map { "\($0.name)+\(Hexadecimal.text($0.keyID, width: 8))" }.joined(separator: ", ")
  }
}
