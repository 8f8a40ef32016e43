import Basics
import CaseModel

/// Little-endian numbers and texts behind one another.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  mutating func clear() { bytes.removeAll(keepingCapacity: true) }

  mutating func integer<Number: FixedWidthInteger>(_ value: Number) {
    var rest = value.littleEndian
    for _ in 0..<MemoryLayout<Number>.size {
      bytes.append(UInt8(truncatingIfNeeded: rest))
      rest = Number.bitWidth > 8 ? rest >> 8 : 0
    }
  }

  mutating func flag(_ value: Bool) { bytes.append(value ? 1 : 0) }

  mutating func flag(_ value: Bool?) { bytes.append(value.map { $0 ? 1 : 0 } ?? 2) }

  mutating func instant(_ value: Timestamp?) { integer(value?.microseconds ?? .max) }

  mutating func symbol(_ value: Symbol) { integer(value.raw) }

  mutating func text(_ value: ByteView) {
    integer(UInt32(value.count))
    bytes += value.array
  }

  mutating func array<Item>(_ items: [Item], _ write: (inout ByteWriter, Item) -> Void) {
    integer(UInt32(items.count))
    for item in items { write(&self, item) }
  }
}

/// Reads what `ByteWriter` wrote; nil-safe ends are not needed, since every record's hash is checked
/// before it is read.
struct ByteReader {
  let view: ByteView
  var cursor = 0

  init(_ view: ByteView) { self.view = view }

  mutating func integer<Number: FixedWidthInteger>(_: Number.Type) -> Number {
    let size = MemoryLayout<Number>.size
    let word = view.word(at: cursor, length: size)
    cursor += size
    return Number(truncatingIfNeeded: word)
  }

  mutating func flag() -> Bool { integer(UInt8.self) == 1 }

  mutating func optionalFlag() -> Bool? {
    let value = integer(UInt8.self)
    return value == 2 ? nil : value == 1
  }

  mutating func instant() -> Timestamp { Timestamp(microseconds: integer(Int64.self)) }

  mutating func optionalInstant() -> Timestamp? {
    let value = integer(Int64.self)
    return value == .max ? nil : Timestamp(microseconds: value)
  }

  mutating func symbol() -> Symbol { Symbol(raw: integer(Int32.self)) }

  mutating func text() -> ByteView {
    let length = Int(integer(UInt32.self))
    defer { cursor += length }
    return view[cursor..<cursor + length]
  }

  mutating func array<Item>(_ read: (inout ByteReader) -> Item) -> [Item] {
    let count = Int(integer(UInt32.self))
    var items: [Item] = []
    items.reserveCapacity(count)
    for _ in 0..<count { items.append(read(&self)) }
    return items
  }
}
