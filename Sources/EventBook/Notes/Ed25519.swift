import Basics
import FileStore

/// Signatures by Ed25519 (RFC 8032), checked by OpenSSL: this program has no code of its own for them.
enum Ed25519 {
  /// What stands before the 32 bytes of a public key in its DER form (RFC 8410 §4).
  private static let prefix: [UInt8] = [
    0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00,
  ]

  static let signatureLength = 64

  /// Whether a signature is one of this key over a message.
  ///
  /// - Throws: `program.missing` without OpenSSL, `trust.program` where it cannot say, `file.*`.
  /// - Complexity: one process, some milliseconds.
  static func isSignature(
    _ signature: [UInt8], of message: [UInt8], by publicKey: [UInt8]
  ) throws(Diagnostic) -> Bool {
    guard signature.count == signatureLength else { return false }
    let directory = try TemporaryDirectory()
    let words = [
      "openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER",
      "-inkey", try directory.write(prefix + publicKey, to: "key"), "-rawin",
      "-in", try directory.write(message, to: "message"),
      "-sigfile", try directory.write(signature, to: "signature"),
    ]
    let program = try PipedProgram(words, reading: "/dev/null")
    let said = String(decoding: try program.all(limit: 4096), as: UTF8.self)
    let end = try program.finish()
    if end.status == 0, said.contains("Verified Successfully") { return true }
    if end.status == 1, said.contains("Verification Failure") { return false }
    throw Diagnostic(
      TrustCode.program, "OpenSSL could not check a signature: \(end.message)",
      "OpenSSL 无法核对签名：\(end.message)")
  }
}
