package import Basics

/// What the book keeps of a person's content so that it can be proved later, and tells nothing (SPEC §9):
///
///     "whistle/person/v1" ‖ salt ‖ length ‖ content
///      17 bytes, ASCII      32     8        the RFC 8785 form, UTF-8
///
/// The length is in bytes, big-endian. SHA-256 of all that. Whoever lacks the salt, 256 random bits, learns
/// nothing by trying contents; whoever destroys it has made the commitment a number without a meaning.
package enum ContentCommitment {
  package static let domain = "whistle/person/v1"
  /// In bytes.
  package static let saltSize = 32

  /// - Parameter salt: 32 bytes.
  package static func digest(salt: [UInt8], content: JSONObject) -> Digest {
    precondition(salt.count == saltSize, "a salt has 32 bytes")
    let content = JSONValue.object(content).canonical
    let length = (0..<8).map { UInt8(truncatingIfNeeded: content.count >> (56 - 8 * $0)) }
    return SHA256.hash(Array(domain.utf8) + salt + length + content)
  }

  package static func freshSalt() -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    return (0..<saltSize).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
  }
}
