import Basics
import CaseModel

/// Numbers in as few bytes as they need: seven bits in each byte, the lowest first, the eighth set where
/// more follow (LEB128, DWARF 5 §7.6); of numbers with a sign the sign comes lowest.
struct CompactWriter {
  private(set) var bytes: [UInt8] = []

  mutating func clear() { bytes.removeAll(keepingCapacity: true) }

  mutating func byte(_ value: UInt8) { bytes.append(value) }

  mutating func number(_ value: some FixedWidthInteger & UnsignedInteger) {
    var rest = UInt64(value)
    while rest > 0x7F {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func count(_ value: Int) { number(UInt64(value)) }

  mutating func signed(_ value: Int64) { number(UInt64(bitPattern: value << 1 ^ value >> 63)) }

  mutating func symbol(_ value: Symbol) { count(value.index + 1) }

  mutating func flag(_ value: Bool) { byte(value ? 1 : 0) }

  mutating func flag(_ value: Bool?) { byte(value.map { $0 ? 1 : 0 } ?? 2) }

  /// One of some choices by its place among them, from 1; 0 for none.
  mutating func optional<Choice: Equatable>(_ value: Choice?, of choices: [Choice]) {
    byte(value.flatMap { choices.firstIndex(of: $0) }.map { UInt8($0 + 1) } ?? 0)
  }

  /// - Parameter base: a time that is near.
  mutating func instant(_ value: Timestamp?, near base: Timestamp) {
    guard let value else { return byte(0) }
    byte(1)
    signed(value.microseconds &- base.microseconds)
  }

  mutating func bytes(_ value: [UInt8]) { bytes += value }

  mutating func text(_ value: [UInt8]) {
    count(value.count)
    bytes += value
  }
}

/// Reads what `CompactWriter` wrote, and nothing else. As `ByteReader`, it is broken for good by what
/// cannot be read or cannot be meant, and looked at once, at the end.
struct CompactReader {
  let view: ByteView
  private(set) var cursor = 0
  private(set) var isBroken = false

  init(_ view: ByteView) { self.view = view }

  var isAtEnd: Bool { cursor == view.count }

  mutating func fail() {
    isBroken = true
    cursor = view.count
  }

  @inline(__always)
  mutating func require(_ condition: Bool) { if !condition { fail() } }

  @inline(__always)
  mutating func byte() -> UInt8 {
    guard cursor < view.count else {
      fail()
      return 0
    }
    cursor &+= 1
    return view[cursor &- 1]
  }

  @inline(__always)
  mutating func number() -> UInt64 {
    let first = byte()
    return first < 0x80 ? UInt64(first) : longNumber(UInt64(first & 0x7F))
  }

  private mutating func longNumber(_ first: UInt64) -> UInt64 {
    var value = first
    for shift in stride(from: 7 as UInt64, to: 64, by: 7) {
      let next = byte()
      value |= UInt64(next & 0x7F) &<< shift
      if next < 0x80 { return value }
    }
    fail()
    return 0
  }

  /// A number from 0 that is at most a bound; none is where that is below 0.
  @inline(__always)
  mutating func count(upTo bound: Int) -> Int {
    let value = number()
    guard bound >= 0, value <= UInt64(bound) else {
      fail()
      return 0
    }
    return Int(value)
  }

  @inline(__always)
  mutating func signed() -> Int64 {
    let value = number()
    return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
  }

  /// - Parameter symbols: what the names of the file are to the reader.
  @inline(__always)
  mutating func symbol(of symbols: [Symbol]) -> Symbol {
    let index = count(upTo: symbols.count)
    return index == 0 ? .none : symbols[index &- 1]
  }

  mutating func flag() -> Bool {
    let value = byte()
    require(value <= 1)
    return value == 1
  }

  mutating func optionalFlag() -> Bool? {
    let value = byte()
    require(value <= 2)
    return value > 1 ? nil : value == 1
  }

  /// One of some choices by its place among them.
  @inline(__always)
  mutating func choice<Choice>(of choices: [Choice]) -> Choice {
    let index = Int(byte())
    guard index < choices.count else {
      fail()
      return choices[0]
    }
    return choices[index]
  }

  /// The same by its place from 1; nil for 0.
  mutating func optional<Choice>(of choices: [Choice]) -> Choice? {
    let place = Int(byte())
    require(place <= choices.count)
    return place == 0 || isBroken ? nil : choices[place - 1]
  }

  @inline(__always)
  mutating func instant(near base: Timestamp) -> Timestamp {
    let microseconds = base.microseconds.addingReportingOverflow(signed())
    let value = Timestamp(microseconds: microseconds.partialValue)
    require(!microseconds.overflow && value >= .earliest && value <= .latest)
    return isBroken ? base : value
  }

  mutating func optionalInstant(near base: Timestamp) -> Timestamp? {
    flag() ? instant(near: base) : nil
  }

  /// Where a text stands in the view.
  mutating func text() -> Range<Int> {
    let length = number()
    guard length <= UInt64(view.count &- cursor) else {
      fail()
      return cursor..<cursor
    }
    defer { cursor &+= Int(length) }
    return cursor..<cursor &+ Int(length)
  }

  /// Where so many bytes stand in it; nowhere where it has not as many.
  mutating func bytes(_ count: Int) -> Range<Int> {
    guard count <= view.count &- cursor else {
      fail()
      return cursor..<cursor
    }
    defer { cursor &+= count }
    return cursor..<cursor &+ count
  }

  /// Where some texts stand in it.
  mutating func texts() -> [Range<Int>] {
    // Each is a byte at least.
    (0..<count(upTo: view.count &- cursor)).map { _ in text() }
  }

  /// Whether these bytes come next; what follows is read then.
  mutating func skip(_ expected: [UInt8]) -> Bool {
    guard expected.count <= view.count &- cursor,
      expected.withByteView({ view[cursor..<cursor + expected.count] == $0 })
    else { return false }
    cursor += expected.count
    return true
  }
}
