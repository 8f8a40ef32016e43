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

/// Reads what `ByteWriter` wrote, and nothing else: hashes are no signatures, so whatever stands there
/// may be read.
///
/// What cannot be read or cannot be meant breaks the reader for good: what follows means nothing, so that a
/// record is read to its end without a test at each step, and is looked at once, by `isFinished`.
///
/// All of it is inlined: of fields whose places are known when the program is built (`fields`), nothing is
/// left of the reading but loads and comparisons.
struct ByteReader {
  let view: ByteView
  private(set) var cursor = 0
  private(set) var isBroken = false
  /// Number of the names that symbols may stand for.
  private let symbols: Int32

  init(_ view: ByteView, symbols: Int = 0) { self.init(view, symbols: Int32(clamping: symbols)) }

  @inline(__always)
  private init(_ view: ByteView, symbols: Int32) {
    self.view = view
    self.symbols = symbols
  }

  /// Whether all was read, to the last byte, and was as it can be.
  var isFinished: Bool { !isBroken && cursor == view.count }
  var isAtEnd: Bool { cursor == view.count }

  mutating func fail() { isBroken = true }

  /// Hands fields to a call that have so many bytes in all: whether they are there is asked once.
  ///
  /// - Returns: nil where they are not.
  @inline(__always)
  mutating func fields<Value>(_ size: Int, _ read: (inout ByteReader) -> Value) -> Value? {
    guard size <= view.count &- cursor else {
      fail()
      return nil
    }
    var fields = ByteReader(view[cursor..<cursor &+ size], symbols: symbols)
    let value = read(&fields)
    cursor &+= size
    require(fields.isFinished)
    return value
  }

  /// Fails unless what was read can be.
  @inline(__always)
  mutating func require(_ condition: Bool) { if !condition { fail() } }

  @inline(__always)
  mutating func integer<Number: FixedWidthInteger>(_: Number.Type) -> Number {
    let size = MemoryLayout<Number>.size
    guard size <= view.count &- cursor else {
      fail()
      return 0
    }
    let word = view.word(at: cursor, length: size)
    cursor &+= size
    return Number(truncatingIfNeeded: word)
  }

  /// A number within bounds.
  @inline(__always)
  mutating func integer<Number: FixedWidthInteger>(in bounds: ClosedRange<Number>) -> Number {
    let value = integer(Number.self)
    guard bounds.contains(value) else {
      fail()
      return bounds.lowerBound
    }
    return value
  }

  /// One of some choices by its place among them.
  @inline(__always)
  mutating func choice<Choice>(_ choices: [Choice]) -> Choice {
    let index = Int(integer(UInt8.self))
    guard index < choices.count else {
      fail()
      return choices[0]
    }
    return choices[index]
  }

  @inline(__always)
  mutating func flag() -> Bool { integer(in: 0...1 as ClosedRange<UInt8>) == 1 }

  @inline(__always)
  mutating func optionalFlag() -> Bool? {
    let value = integer(in: 0...2 as ClosedRange<UInt8>)
    return value == 2 ? nil : value == 1
  }

  @inline(__always)
  mutating func instant() -> Timestamp {
    let value = Timestamp(microseconds: integer(Int64.self))
    require(value >= .earliest && value <= .latest)
    return value
  }

  @inline(__always)
  mutating func optionalInstant() -> Timestamp? {
    let value = integer(Int64.self)
    if value == .max { return nil }
    let instant = Timestamp(microseconds: value)
    require(instant >= .earliest && instant <= .latest)
    return instant
  }

  @inline(__always)
  mutating func symbol() -> Symbol {
    let raw = integer(Int32.self)
    require(raw >= -1 && raw < symbols)
    return Symbol(raw: raw)
  }

  mutating func text() -> ByteView {
    let length = Int(integer(UInt32.self))
    guard length <= view.count &- cursor else {
      fail()
      return .empty
    }
    defer { cursor &+= length }
    return view[cursor..<cursor &+ length]
  }

  /// How many items of a list follow.
  ///
  /// - Parameter size: of an item, in bytes: there are no more than there are bytes for.
  @inline(__always)
  mutating func count(of size: Int) -> Int {
    let count = Int(integer(UInt32.self))
    if count == 0 || count <= (view.count &- cursor) / size { return count }
    fail()
    return 0
  }

  @inline(__always)
  mutating func array<Item>(of size: Int, _ read: (inout ByteReader) -> Item) -> [Item] {
    let count = count(of: size)
    if count == 0 { return [] }
    var items: [Item] = []
    items.reserveCapacity(count)
    for _ in 0..<count { items.append(read(&self)) }
    return items
  }
}
