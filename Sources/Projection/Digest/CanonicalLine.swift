import Basics
import CaseModel

/// Writes canonical lines, without LF: between `begin` and `end` the caller gives the members in the
/// order of their keys. Commas come by themselves, between whatever follows one another.
struct CanonicalLine: ~Copyable {
  private var out = TextBuffer()
  /// Whether something stands before, so that a comma must.
  private var isFollowing = false
  private let texts: QuotedTexts

  init(_ texts: QuotedTexts) { self.texts = texts }

  /// - Returns: where the line starts among those that are written.
  mutating func begin() -> Int {
    defer { open("{") }
    isFollowing = false
    return out.count
  }

  /// - Returns: where the line ends.
  mutating func end() -> Int {
    close("}")
    return out.count
  }

  /// The lines that are written; they are gone afterwards.
  mutating func take<R>(_ body: (ByteView) -> R) -> R {
    defer { out.removeAll() }
    return out.withByteView(body)
  }

  @inline(__always)
  private mutating func open(_ bracket: Unicode.Scalar) {
    separate()
    out.append(UInt8(ascii: bracket))
    isFollowing = false
  }

  @inline(__always)
  private mutating func close(_ bracket: Unicode.Scalar) {
    out.append(UInt8(ascii: bracket))
    isFollowing = true
  }

  @inline(__always)
  private mutating func separate() {
    if isFollowing { out.append(UInt8(ascii: ",")) }
    isFollowing = true
  }

  /// - Parameter key: nothing in it needs an escape.
  @inline(__always)
  mutating func member(_ key: StaticString, _ value: (inout CanonicalLine) -> Void) {
    separate()
    out.append(UInt8(ascii: "\""))
    out.append(key)
    out.append("\":" as StaticString)
    isFollowing = false
    value(&self)
  }

  /// A member that is an array of values of several kinds.
  @inline(__always)
  mutating func row(_ key: StaticString, _ cells: (inout CanonicalLine) -> Void) {
    member(key) { $0.row(cells) }
  }

  /// A member that is an array of such arrays, one an item.
  @inline(__always)
  mutating func rows<Item>(
    _ key: StaticString, _ items: some Sequence<Item>,
    _ cells: (inout CanonicalLine, Item) -> Void
  ) {
    member(key) { $0.array(items) { line, item in line.row { cells(&$0, item) } } }
  }

  mutating func null() {
    separate()
    out.append("null" as StaticString)
  }

  mutating func text(_ text: String?) {
    guard let text else { return null() }
    separate()
    JSONText.append(text, to: &out)
  }

  mutating func text(_ utf8: ByteView) {
    separate()
    JSONText.append(utf8, to: &out)
  }

  mutating func symbol(_ symbol: Symbol) {
    if symbol.isNone { return null() }
    quoted(texts.range(of: symbol))
  }

  mutating func timer(_ timer: Timer) { quoted(texts.range(of: timer)) }

  mutating func status(_ status: Status) { quoted(texts.range(of: status)) }

  /// Tier and kind of the holder that has this number.
  mutating func holder(_ number: UInt16) { quoted(texts.range(ofHolder: number)) }

  @inline(__always)
  private mutating func quoted(_ range: Range<Int>) {
    separate()
    out.append(texts.all, range)
  }

  mutating func number(_ value: some BinaryInteger) {
    separate()
    out.append(Int(value))
  }

  mutating func number(_ value: Int?) {
    if let value { number(value as Int) } else { null() }
  }

  mutating func flag(_ value: Bool?) {
    guard let value else { return null() }
    separate()
    if value { out.append("true" as StaticString) } else { out.append("false" as StaticString) }
  }

  mutating func instant(_ value: Timestamp?) {
    if let value { number(value.microseconds) } else { null() }
  }

  /// An array of values of several kinds.
  @inline(__always)
  mutating func row(_ cells: (inout CanonicalLine) -> Void) {
    open("[")
    cells(&self)
    close("]")
  }

  @inline(__always)
  mutating func array<Item>(
    _ items: some Sequence<Item>, _ write: (inout CanonicalLine, Item) -> Void
  ) {
    open("[")
    for item in items { write(&self, item) }
    close("]")
  }
}
