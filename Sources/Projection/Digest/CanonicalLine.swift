import Basics
import CaseModel

/// Writes canonical lines, without LF: between `begin` and `end` the caller gives the members in the
/// order of their keys. Commas come by themselves, between whatever follows one another.
struct CanonicalLine {
  private(set) var bytes: [UInt8] = []
  private let symbols: SymbolTable
  let holders: HolderClasses

  init(symbols: SymbolTable, holders: HolderClasses) {
    self.symbols = symbols
    self.holders = holders
  }

  mutating func begin() {
    bytes.removeAll(keepingCapacity: true)
    bytes.append(UInt8(ascii: "{"))
  }

  mutating func end() { bytes.append(UInt8(ascii: "}")) }

  mutating func member(_ key: String, _ value: (inout CanonicalLine) -> Void) {
    text(key)
    bytes.append(UInt8(ascii: ":"))
    value(&self)
  }

  private mutating func separate() {
    switch bytes.last {
    case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: ":"): break
    default: bytes.append(UInt8(ascii: ","))
    }
  }

  mutating func null() {
    separate()
    bytes += "null".utf8
  }

  mutating func text(_ text: String?) {
    guard let text else { return null() }
    separate()
    JSONText.append(text, to: &bytes)
  }

  mutating func symbol(_ symbol: Symbol) {
    if symbol.isNone { return null() }
    separate()
    JSONText.append(symbols.bytes(symbol), to: &bytes)
  }

  mutating func number(_ value: some BinaryInteger) {
    separate()
    Decimal.append(Int(value), 1, to: &bytes)
  }

  mutating func number(_ value: Int?) {
    if let value { number(value as Int) } else { null() }
  }

  mutating func flag(_ value: Bool?) {
    guard let value else { return null() }
    separate()
    bytes += (value ? "true" : "false").utf8
  }

  mutating func instant(_ value: Timestamp?) {
    if let value { number(value.microseconds) } else { null() }
  }

  /// An array of values of several kinds.
  mutating func row(_ cells: (inout CanonicalLine) -> Void) {
    separate()
    bytes.append(UInt8(ascii: "["))
    cells(&self)
    bytes.append(UInt8(ascii: "]"))
  }

  mutating func array<Item>(
    _ items: some Sequence<Item>, _ write: (inout CanonicalLine, Item) -> Void
  ) {
    row { line in for item in items { write(&line, item) } }
  }
}
