package import Basics
package import EventBook

extension EventLine {
  /// A text of the line, escapes undone, for the time of a call.
  package func withText<R>(_ range: ByteRange, _ body: (ByteView) -> R) -> R {
    guard isNormalised else { return body(bytes[range.range]) }
    return Array(text(range).utf8).withByteView { body($0) }
  }
}

extension ByteView {
  /// Paths of units are compared without a leading slash (SPEC §2).
  var withoutSlash: ByteView { count > 1 && self[0] == 0x2F ? self[1..<count] : self }
}
