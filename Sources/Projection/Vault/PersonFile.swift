package import Basics

/// A file of the vault: one person's content, and the salt of the commitment to it. Never changed once
/// written; a person of whom something else is to be kept gets another.
///
///     {"vault":1,"requester":"r0123…","salt":"<64 hexadecimal digits>","content":{"name":"…"}}⏎
package struct PersonFile: Equatable, Sendable {
  package let reference: PersonReference
  /// 32 bytes.
  package let salt: [UInt8]
  package let content: PersonContent

  static let version = 1

  private enum Key: String { case vault, requester, salt, content }

  /// A new person under a fresh reference.
  package init(_ content: PersonContent) {
    self.init(.fresh(), salt: ContentCommitment.freshSalt(), content)
  }

  package init(_ reference: PersonReference, salt: [UInt8], _ content: PersonContent) {
    self.reference = reference
    self.salt = salt
    self.content = content
  }

  package var commitment: Digest {
    ContentCommitment.digest(salt: salt, content: content.fields)
  }

  package var bytes: [UInt8] {
    let document: JSONObject = [
      Key.vault.rawValue: .integer(Self.version),
      Key.requester.rawValue: .string(reference.description),
      Key.salt.rawValue: .string(Digest(bytes: salt).hex),
      Key.content.rawValue: .object(content.fields),
    ]
    return Array((JSONValue.object(document).text + "\n").utf8)
  }

  /// Whether nothing but zeros is left: its erasure was begun.
  package static func isEmptied(_ bytes: [UInt8]) -> Bool { bytes.allSatisfy { $0 == 0 } }

  /// - Parameter reference: whose file it is by its name.
  /// - Throws: `vault.form`, `vault.version`, `vault.emptied`, without a place; what stands there is never
  ///   repeated.
  package init(_ bytes: [UInt8], of reference: PersonReference) throws(Diagnostic) {
    guard !Self.isEmptied(bytes) else {
      throw Diagnostic(
        VaultCode.emptied, "the content was overwritten, and the file was not taken away",
        "内容已覆盖，文件尚未移除")
    }
    guard let text = String(validating: bytes, as: UTF8.self),
      let document = (try? JSONParser.parse(text))?.object,
      let version = document[Key.vault]?.number?.integer(shiftedBy: 0)
    else { throw Self.fault("it is not a file of a vault", "不是个人信息库的文件") }
    guard version == Self.version else {
      throw Diagnostic(
        VaultCode.version, "it is of version \(version), this program knows \(Self.version)",
        "版本为 \(version)，本程序只识别 \(Self.version)")
    }
    guard document[Key.requester]?.string == reference.description else {
      throw Self.fault("its 'requester' is not the one of its name", "其 requester 与文件名不符")
    }
    guard let salt = document[Key.salt]?.string.flatMap({ Digest(hex: $0) }),
      let fields = document[Key.content]?.object, let content = try? PersonContent(fields)
    else { throw Self.fault("salt or content is missing or invalid", "缺少 salt 或 content，或其无效") }
    self.init(reference, salt: salt.bytes, content)
  }

  private static func fault(_ english: String, _ chinese: String) -> Diagnostic {
    Diagnostic(VaultCode.form, english, chinese)
  }
}
