package import Basics

/// What is known of a person: one or more texts, by key.
package struct PersonContent: Equatable, Sendable {
  /// What most places know; a key of one's own begins with `x-`.
  package static let keys = ["name", "telephone", "address", "note"]
  /// In bytes of the RFC 8785 form: more than a person needs, and no file of evidence.
  package static let maximumSize = 65_535

  package let fields: JSONObject

  /// - Throws: `vault.content` for no field, an unknown key, what is no text or empty, and too much; it never
  ///   repeats a value.
  package init(_ fields: JSONObject) throws(Diagnostic) {
    guard !fields.keys.isEmpty else {
      throw Diagnostic(VaultCode.content, "nothing is said of the person", "没有填写任何内容")
    }
    for (key, value) in fields.members {
      guard Self.keys.contains(key) || key.hasPrefix("x-") else {
        throw Diagnostic(
          VaultCode.content, "a person has no key '\(key)'", "个人信息没有键“\(key)”",
          hints: [
            .listing("keys, beside your own that begin with x-:", "除以 x- 开头的自定义键外，可用", Self.keys)
          ])
      }
      guard let text = value.string, !text.isEmpty else {
        throw Diagnostic(
          VaultCode.content, "the value of '\(key)' is not a text, or empty", "“\(key)”的值不是文本或为空")
      }
    }
    let size = JSONValue.object(fields).canonical.count
    guard size <= Self.maximumSize else {
      throw Diagnostic(
        VaultCode.content, "\(size) bytes are more than \(Self.maximumSize)",
        "共 \(size) 字节，超过 \(Self.maximumSize) 字节",
        hint: "keep larger things as evidence, named by their digests", "较大的材料请另存为佐证，以摘要引用")
    }
    self.fields = fields
  }
}
