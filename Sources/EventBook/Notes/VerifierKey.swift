package import Basics

/// A key by which signatures of a note are checked (C2SP signed-note, "Verifier keys").
///
///     example.org/book+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx
///     name            +key ID  +base64(kind ‖ public key)
package struct VerifierKey: Hashable, Sendable, CustomStringConvertible {
  /// What a signature of the key is over; others than these are not known here.
  package enum Kind: UInt8, Sendable {
    /// The note's text.
    case note = 1
    /// Time and text of a checkpoint, by a witness (C2SP tlog-cosignature).
    case cosignature = 4
  }

  package let name: String
  package let kind: Kind
  package let id: UInt32
  /// Of Ed25519 (RFC 8032).
  package let publicKey: [UInt8]

  private static let keyLength = 32

  /// - Returns: nil where the text is no such key, or one of another algorithm than Ed25519.
  package init?(_ text: String) {
    guard let (name, bytes) = Self.parts(text), bytes.count == 1 + Self.keyLength,
      let kind = bytes.first.flatMap(Kind.init(rawValue:))
    else { return nil }
    self.init(name: name, kind, publicKey: Array(bytes[1...]))
    guard description == text else { return nil }
  }

  /// The name, and the kind with the public key, of a text in the form of a key whose ID is right, of
  /// whatever algorithm.
  private static func parts(_ text: String) -> (name: String, bytes: [UInt8])? {
    let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, isName(String(parts[0])), parts[1].utf8.count == 8,
      let bytes = Base64.decode(String(parts[2])), !bytes.isEmpty,
      UInt32(parts[1], radix: 16) == id(of: String(parts[0]), bytes)
    else { return nil }
    return (String(parts[0]), bytes)
  }

  private static func id(of name: String, _ bytes: [UInt8]) -> UInt32 {
    let digest = SHA256.hash(Array(name.utf8) + [0x0A] + bytes)
    return digest.bytes[..<4].reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// Why a text in the form of a key is none that is known here; nil where it has not that form.
  package static func unknownReason(_ text: String) -> Phrase? {
    guard let kind = parts(text)?.bytes.first, Kind(rawValue: kind) == nil else { return nil }
    let number = Hexadecimal.text(kind, width: 2)
    return Phrase(
      "this key is of kind \(number), whose algorithm is not known here: those of Ed25519, kinds 01 and 04, are",
      "该公钥为 \(number) 类，本程序不认识其算法；可用 Ed25519 的 01 类和 04 类")
  }

  /// - Parameter publicKey: 32 bytes.
  init(name: String, _ kind: Kind, publicKey: [UInt8]) {
    self.name = name
    self.kind = kind
    self.publicKey = publicKey
    id = Self.id(of: name, [kind.rawValue] + publicKey)
  }

  package var description: String {
    "\(name)+\(Hexadecimal.text(id, width: 8))+\(Base64.encode([kind.rawValue] + publicKey))"
  }

  /// Whether a text may be a key's name: not empty, without blanks of any kind and without `+`.
  package static func isName(_ text: String) -> Bool {
    !text.isEmpty
      && text.unicodeScalars.allSatisfy { $0 != "+" && !$0.properties.isWhitespace }
  }
}
