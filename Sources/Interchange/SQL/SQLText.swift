import Basics

/// Texts as literals of SQL: in single quotes, a quote within doubled, which every dialect reads alike.
/// A text of PostgreSQL holds no NUL and one of SQLite ends at it, so that it is written as people see
/// it, `\u{0}` (decision 92).
enum SQLText {
  static func append(_ text: some Sequence<UInt8>, to out: inout [UInt8]) {
    out.append(quote)
    for byte in text {
      if byte == 0 {
        out += String(visible: byte).utf8
        continue
      }
      if byte == quote { out.append(quote) }
      out.append(byte)
    }
    out.append(quote)
  }

  static func append(_ text: String, to out: inout [UInt8]) { append(text.utf8, to: &out) }

  /// A name of a table or a column, in double quotes.
  static func append(name: String, to out: inout [UInt8]) {
    out.append(UInt8(ascii: "\""))
    for byte in name.utf8 {
      if byte == UInt8(ascii: "\"") { out.append(byte) }
      out.append(byte)
    }
    out.append(UInt8(ascii: "\""))
  }

  private static let quote = UInt8(ascii: "'")
}
