/// The encodings in which a table may be written.
package enum TextEncoding: String, CaseIterable, Sendable {
  case utf8 = "utf-8"
  case gb18030
  case utf16 = "utf-16"
  case latin1 = "iso-8859-1"

  /// What the bytes at the beginning of a file say of it: the byte-order mark, where there is one.
  private static let marks: [(bytes: [UInt8], name: String)] = [
    ([0xEF, 0xBB, 0xBF], "UTF-8"), ([0xFF, 0xFE], "UTF-16LE"), ([0xFE, 0xFF], "UTF-16BE"),
    ([0x84, 0x31, 0x95, 0x33], "GB18030"),
  ]

  /// How many bytes of a file must be known for `name`.
  package static let headLength = 4

  /// The name by which `iconv` knows the encoding of a file; nil for UTF-8, which needs no conversion.
  ///
  /// The mark decides; without one what the mapping says. UTF-16 without a mark is big-endian where
  /// the first byte is zero, for a header begins with a Latin letter more often than not.
  ///
  /// - Parameter head: the first bytes of the file.
  package func name(head: [UInt8]) -> String? {
    if let mark = Self.marks.first(where: { head.starts(with: $0.bytes) }) {
      return mark.name == "UTF-8" ? nil : mark.name
    }
    switch self {
    case .utf8: return nil
    case .gb18030: return "GB18030"
    case .utf16: return head.first == 0 ? "UTF-16BE" : "UTF-16LE"
    case .latin1: return "ISO-8859-1"
    }
  }
}
