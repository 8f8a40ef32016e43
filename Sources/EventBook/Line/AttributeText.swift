import Basics

/// What a text of an attribute may hold (CloudEvents §2.2): no control characters, and none of the
/// code points that Unicode keeps from being characters.
enum AttributeText {
  /// nil for nothing.
  static func fault(of text: String, _ attribute: String) -> Phrase? {
    if text.withByteView({ isPlain($0) }) { return nil }
    guard let found = text.unicodeScalars.first(where: { isForbidden($0.value) }) else {
      return nil
    }
    let code = "U+" + Hexadecimal.text(found.value, width: 4, uppercase: true)
    return Phrase(
      "'\(attribute)' holds \(code), which no attribute may (CloudEvents §2.2)",
      "“\(attribute)”含有 \(code)，属性中不得出现（CloudEvents §2.2）")
  }

  /// Whether a text is ASCII without controls, as nearly all are.
  private static func isPlain(_ text: ByteView) -> Bool {
    !text.holds {
      ByteView.holdsControl($0) | ByteView.holds(0x7F, $0) | $0 & 0x8080_8080_8080_8080
    }
  }

  private static func isForbidden(_ code: UInt32) -> Bool {
    code < 0x20 || (0x7F...0x9F).contains(code) || (0xFDD0...0xFDEF).contains(code)
      || code & 0xFFFE == 0xFFFE
  }
}
