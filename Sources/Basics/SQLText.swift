/// Texts as literals of SQL: in single quotes, a quote within doubled, which every dialect reads alike.
/// A text of PostgreSQL holds no NUL and one of SQLite ends at it, so that it is written as people see
/// it, `\u{0}` (decision 92).
package enum SQLText {
  package static func append(_ text: ByteView, to out: inout TextBuffer) {
    out.append(quote)
    if isPlain(text) { out.append(text) } else { appendEscaped(text, to: &out) }
    out.append(quote)
  }

  package static func append(_ text: String, to out: inout TextBuffer) {
    text.withByteView { append($0, to: &out) }
  }

  private static func isPlain(_ text: ByteView) -> Bool {
    !text.holds { ByteView.holds(quote, $0) | ByteView.holds(0, $0) }
  }

  private static func appendEscaped(_ text: ByteView, to out: inout TextBuffer) {
    for offset in 0..<text.count {
      let byte = text[offset]
      if byte == 0 {
        out.append(String(visible: byte))
        continue
      }
      if byte == quote { out.append(quote) }
      out.append(byte)
    }
  }

  /// A name of a table or a column, in double quotes.
  package static func append(name: String, to out: inout TextBuffer) {
    out.append(UInt8(ascii: "\""))
    for byte in name.utf8 {
      if byte == UInt8(ascii: "\"") { out.append(byte) }
      out.append(byte)
    }
    out.append(UInt8(ascii: "\""))
  }

  private static let quote = UInt8(ascii: "'")
}
