import Basics

/// Writes texts into attributes of XML 1.0 and into its content.
///
/// What XML gives a meaning stands as a reference, and so do tab and line ends, which a reader would make
/// blanks of. Characters that no XML document can hold (most controls, U+FFFE and U+FFFF) are written as
/// people see them, `\u{1B}`: of that there is no way back (decision 92).
enum XMLText {
  static func append(_ text: ByteView, to out: inout TextBuffer) {
    if !text.holds({ special($0) }) { return out.append(text) }
    var start = 0
    for offset in 0..<text.count where isSpecial(text[offset]) {
      guard let (escape, length) = escape(text, offset) else { continue }
      out.append(text[start..<offset])
      out.append(escape)
      start = offset + length
    }
    out.append(text[start..<text.count])
  }

  static func append(_ text: String, to out: inout TextBuffer) {
    text.withByteView { append($0, to: &out) }
  }

  /// Nonzero where one of eight bytes may be special.
  @inline(__always)
  private static func special(_ word: UInt64) -> UInt64 {
    ByteView.holdsControl(word) | ByteView.holds(UInt8(ascii: "\""), word)
      | ByteView.holds(UInt8(ascii: "&"), word) | ByteView.holds(UInt8(ascii: "<"), word)
      | ByteView.holds(UInt8(ascii: ">"), word) | ByteView.holds(0xEF, word)
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "&")
      || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") || byte == 0xEF
  }

  /// What stands for the character at an offset, and its bytes; nil where it stands for itself.
  private static func escape(_ text: ByteView, _ offset: Int) -> (String, length: Int)? {
    switch text[offset] {
    case UInt8(ascii: "\""): return ("&quot;", 1)
    case UInt8(ascii: "&"): return ("&amp;", 1)
    case UInt8(ascii: "<"): return ("&lt;", 1)
    case UInt8(ascii: ">"): return ("&gt;", 1)
    case 0x09: return ("&#9;", 1)
    case 0x0A: return ("&#10;", 1)
    case 0x0D: return ("&#13;", 1)
    case 0xEF:
      guard offset + 2 < text.count, text[offset + 1] == 0xBF, text[offset + 2] >= 0xBE else {
        return nil
      }
      return (text[offset + 2] == 0xBE ? "\\u{FFFE}" : "\\u{FFFF}", 3)
    default: return (String(visible: text[offset]), 1)
    }
  }
}
