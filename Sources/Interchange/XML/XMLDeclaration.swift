package import Basics

/// What the first line of an XML document says of its encoding.
package enum XMLDeclaration {
  /// How many bytes of a file must be known.
  package static let headLength = 256

  /// Encodings that need no conversion.
  private static let plain = ["utf-8", "utf8", "us-ascii", "ascii"]

  /// Other names of those that can be converted.
  private static let others: [(name: String, encoding: TextEncoding)] = [
    ("gbk", .gb18030), ("gb2312", .gb18030), ("latin1", .latin1), ("iso8859-1", .latin1),
    ("utf-16le", .utf16), ("utf-16be", .utf16),
  ]

  /// How a document is written: as it says itself, else as UTF-8, as XML 1.0 §4.3.3 has it.
  ///
  /// - Parameter head: the first bytes of the file.
  /// - Throws: `xml.encoding` for one that is not known.
  package static func encoding(_ head: [UInt8], file: String) throws(Diagnostic) -> TextEncoding {
    // UTF-16 shows in the zero beside the first bracket, with or without a mark.
    if head.count > 1, head[0] == 0 || head[1] == 0 { return .utf16 }
    guard let name = name(head) else { return .utf8 }
    let lower = name.lowercased()
    if plain.contains(lower) { return .utf8 }
    if let known = TextEncoding(rawValue: lower) { return known }
    if let other = others.first(where: { $0.name == lower }) { return other.encoding }
    throw Diagnostic(
      XMLCode.encoding, "the document says that it is written in \(JSONText.quoted(name))",
      "文档声明的编码 \(JSONText.quoted(name)) 无法识别", at: .init(file: file, line: 1))
  }

  /// What stands in quotes behind `encoding=` in the declaration.
  private static func name(_ head: [UInt8]) -> String? {
    let text = String(decoding: head, as: UTF8.self)
    guard let begin = text.firstRange(of: "<?xml"), let end = text.firstRange(of: "?>"),
      begin.upperBound <= end.lowerBound
    else { return nil }
    let declaration = text[begin.upperBound..<end.lowerBound]
    guard let word = declaration.firstRange(of: "encoding") else { return nil }
    let rest = declaration[word.upperBound...].drop { $0.isWhitespace || $0 == "=" }
    guard let quote = rest.first, quote == "\"" || quote == "'" else { return nil }
    let name = rest.dropFirst().prefix { $0 != quote }
    return isName(String(name)) ? String(name) : nil
  }

  /// Whether a text is the name of an encoding (§4.3.3).
  static func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, (0x41...0x5A).contains(first & 0xDF) else { return false }
    return text.utf8.dropFirst().allSatisfy {
      (0x41...0x5A).contains($0 & 0xDF) || (0x30...0x39).contains($0) || "._-".utf8.contains($0)
    }
  }
}
