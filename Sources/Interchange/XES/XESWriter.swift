import Basics
import CaseModel

/// Writes the elements of a XES document (IEEE 1849-2016 §4).
struct XESWriter: ~Copyable {
  private var out = TextBuffer(capacity: 1 << 19)
  private let zone: TimeZone

  init(_ zone: TimeZone) { self.zone = zone }

  mutating func take() -> [UInt8] { out.take() }

  var count: Int { out.count }

  /// Takes so many bytes back.
  mutating func removeLast(_ count: Int) { out.removeLast(count) }

  /// Puts the parts of what is written from an offset on in another order.
  mutating func rearrange(_ parts: [Range<Int>], from start: Int) {
    let written = out.withByteView { $0.array }
    out.removeLast(out.count - start)
    for part in parts { out.append(written, part) }
  }

  mutating func markup(_ text: StaticString) { out.append(text) }

  // MARK: Attributes

  @inline(__always)
  private mutating func open(_ tag: StaticString, _ key: String) {
    out.append(tag)
    out.append(key)
    out.append("\" value=\"" as StaticString)
  }

  private mutating func close() { out.append("\"/>\n" as StaticString) }

  mutating func string(_ key: String, _ value: ByteView) {
    open("<string key=\"", key)
    XMLText.append(value, to: &out)
    close()
  }

  mutating func string(_ key: String, _ value: String) {
    value.withByteView { string(key, $0) }
  }

  /// Nothing for `.none`.
  mutating func string(_ key: String, _ symbol: Symbol, _ symbols: borrowing SymbolTable) {
    if symbol.isNone { return }
    symbols.withBytes(of: symbol) { string(key, $0) }
  }

  mutating func integer(_ key: String, _ value: Int) {
    open("<int key=\"", key)
    out.append(value)
    close()
  }

  mutating func number(_ key: String, _ kind: ColumnKind, _ digits: ByteView) {
    if kind == .integer { open("<int key=\"", key) } else { open("<float key=\"", key) }
    out.append(digits)
    close()
  }

  mutating func flag(_ key: String, _ value: Bool) {
    open("<boolean key=\"", key)
    if value { out.append("true" as StaticString) } else { out.append("false" as StaticString) }
    close()
  }

  mutating func date(_ key: String, _ value: Timestamp) {
    open("<date key=\"", key)
    zone.append(value, to: &out)
    close()
  }

  /// Several values in their order.
  mutating func beginList(_ key: String) {
    out.append("<list key=\"" as StaticString)
    out.append(key)
    out.append("\"><values>\n" as StaticString)
  }

  mutating func endList() { out.append("</values></list>\n" as StaticString) }
}
