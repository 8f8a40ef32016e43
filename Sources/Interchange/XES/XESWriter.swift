import Basics
import CaseModel

/// Writes the elements of a XES document (IEEE 1849-2016 §4).
struct XESWriter: ~Copyable {
  private var out = TextBuffer(capacity: 1 << 16)
  private let zone: TimeZone
  /// What was written of the last instant, for most that follow one another are of the same second or
  /// the same case.
  private var lastTime: (instant: Timestamp, text: String)?

  init(_ zone: TimeZone) { self.zone = zone }

  mutating func take() -> [UInt8] {
    defer { out.removeAll() }
    return out.withByteView { $0.array }
  }

  mutating func markup(_ text: StaticString) { out.append(text) }

  /// What another writer has written.
  mutating func bytes(_ bytes: [UInt8]) { out.append(bytes, 0..<bytes.count) }

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
    Array(value.utf8).withByteView { string(key, $0) }
  }

  /// Nothing for `.none`.
  mutating func string(_ key: String, _ symbol: Symbol, _ symbols: borrowing SymbolTable) {
    if symbol.isNone { return }
    Array(symbols.bytes(symbol)).withByteView { string(key, $0) }
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
    if lastTime?.instant != value { lastTime = (value, zone.format(value)) }
    out.append(lastTime?.text ?? "")
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
