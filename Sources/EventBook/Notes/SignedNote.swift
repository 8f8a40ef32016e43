package import Basics

/// A text with signature lines (C2SP signed-note).
///
///     example.org/book⏎
///     15⏎                                          the text, its last LF included
///     rKbDipCvhuX1GZ7g5BBe8sA6BbJ7ja/1nk427v383cs=⏎
///     ⏎
///     — example.org/book M9e0luh4jTG+…⏎            key name, base64(key ID ‖ signature)
package struct SignedNote: Hashable, Sendable {
  /// What is signed.
  package let text: [UInt8]
  package private(set) var signatures: [NoteSignature]

  /// More than a note ever needs: what is longer is not read.
  package static let maximumLength = 1_000_000
  static let maximumSignatures = 100

  package init(text: [UInt8], signatures: [NoteSignature]) {
    self.text = text
    self.signatures = signatures
  }

  /// - Throws: what is wrong with it, and in which line.
  package init(_ bytes: [UInt8]) throws(NoteFault) {
    try Self.checkCharacters(bytes)
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast()
    guard bytes.last == 0x0A, let blank = lines.lastIndex(of: []) else {
      throw NoteFault(
        lines.count + 1, "a blank line and signatures must stand behind the text",
        "正文之后应有一个空行和签名行")
    }
    guard blank > 0 else {
      throw NoteFault(1, "there is no text before the signatures", "签名之前没有正文")
    }
    var signatures: [NoteSignature] = []
    for (index, line) in lines.enumerated().dropFirst(blank + 1) {
      guard let signature = NoteSignature(line) else {
        throw NoteFault(
          index + 1, "this is no signature line ('— NAME BASE64')", "该行不是签名行（“— 名称 BASE64”）")
      }
      signatures.append(signature)
    }
    guard (1...Self.maximumSignatures).contains(signatures.count) else {
      throw NoteFault(
        lines.count,
        "a note has 1 to \(Self.maximumSignatures) signatures, this has \(signatures.count)",
        "签名应有 1 至 \(Self.maximumSignatures) 行，实有 \(signatures.count) 行")
    }
    text = Array(lines[..<blank].joined(separator: [0x0A])) + [0x0A]
    self.signatures = signatures
  }

  private static func checkCharacters(_ bytes: [UInt8]) throws(NoteFault) {
    guard bytes.count <= maximumLength else {
      throw NoteFault(1, "longer than \(maximumLength) bytes", "超过 \(maximumLength) 字节")
    }
    if let index = bytes.firstIndex(where: { $0 < 0x20 && $0 != 0x0A }) {
      throw NoteFault(
        1 + bytes[..<index].count { $0 == 0x0A }, "a control character stands here", "此处有控制字符")
    }
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw NoteFault(1, "not UTF-8", "不是 UTF-8")
    }
  }

  /// As it is kept and sent.
  package var bytes: [UInt8] { text + [0x0A] + signatures.flatMap { Array(($0.line + "\n").utf8) } }

  /// Takes over the signatures that it lacks.
  package mutating func add(_ others: [NoteSignature]) {
    for other in others where !signatures.contains(other) { signatures.append(other) }
  }
}

/// One signature line of a note.
package struct NoteSignature: Hashable, Sendable {
  package let name: String
  /// The first four bytes of what stands there, in big-endian order.
  package let keyID: UInt32
  /// What stands behind the key ID.
  package let signature: [UInt8]
  private let encoded: String

  private static let dash = Array("— ".utf8)

  /// Reads a line, without LF; nil for anything else.
  package init?(_ line: some Collection<UInt8>) {
    let line = Array(line)
    guard line.starts(with: Self.dash),
      let text = String(validating: line.dropFirst(Self.dash.count), as: UTF8.self)
    else { return nil }
    let words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    guard words.count == 2, VerifierKey.isName(words[0]), let bytes = Base64.decode(words[1]),
      bytes.count > 4
    else { return nil }
    name = words[0]
    keyID = bytes[..<4].reduce(0) { $0 << 8 | UInt32($1) }
    signature = Array(bytes[4...])
    encoded = words[1]
  }

  /// Without LF.
  package var line: String { "— \(name) \(encoded)" }

  package func isBy(_ key: VerifierKey) -> Bool {
    key.id == keyID && key.name.hasBytes(of: name)
  }
}

/// What is wrong with a note, a checkpoint, a proof or a policy.
package struct NoteFault: Error, Hashable, Sendable {
  /// From 1.
  package let line: Int
  package let reason: Phrase

  init(_ line: Int, _ english: String, _ chinese: String) {
    self.line = line
    reason = Phrase(english, chinese)
  }

  /// - Parameter file: where the text comes from.
  package func diagnostic(_ code: TrustCode = .form, in file: String) -> Diagnostic {
    Diagnostic(code, reason, at: .init(file: file, line: line))
  }
}
