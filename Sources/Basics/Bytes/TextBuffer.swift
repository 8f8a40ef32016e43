// SAFETY: of all of this type: `memory` is an allocation of its own of `capacity` bytes, freed once, of
// which the first `count` are written; every writer has room made for what it writes, at most.
/// Text that is written piece by piece, many times over in the same memory.
///
/// What an array of bytes asks at every byte (whether it is shared, whether it has room) is asked here
/// once for each piece.
@safe
public struct TextBuffer: ~Copyable {
  @usableFromInline var memory: UnsafeMutableRawPointer
  @usableFromInline var capacity: Int
  /// Number of bytes written.
  public var count: Int { @inlinable get { written } }
  @usableFromInline var written = 0

  public init(capacity: Int = 1 << 14) {
    unsafe memory = .allocate(byteCount: capacity, alignment: 16)
    self.capacity = capacity
  }

  deinit { unsafe memory.deallocate() }

  /// What is written, for the time of a call.
  public func withByteView<R>(_ body: (ByteView) -> R) -> R {
    unsafe body(ByteView(UnsafeRawBufferPointer(start: memory, count: written)))
  }

  public mutating func removeAll() { written = 0 }

  /// Takes so many bytes back.
  public mutating func removeLast(_ count: Int) {
    precondition(count >= 0 && count <= written)
    written &-= count
  }

  /// Puts another byte in the place of the first that is written.
  public mutating func replaceFirst(_ byte: UInt8) {
    precondition(written > 0)
    unsafe memory.storeBytes(of: byte, as: UInt8.self)
  }

  /// Whether what is written from an offset on is this text and nothing else.
  public func ends(with text: StaticString, from start: Int) -> Bool {
    withByteView { $0[start..<$0.count].equals(text) }
  }

  /// Makes room for some more bytes.
  @inlinable @inline(__always)
  mutating func makeRoom(_ more: Int) {
    if capacity &- written < more { grow(more) }
  }

  @usableFromInline
  mutating func grow(_ more: Int) {
    capacity = max(capacity * 2, written + more)
    let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 16)
    unsafe larger.copyMemory(from: memory, byteCount: written)
    unsafe memory.deallocate()
    unsafe memory = larger
  }

  @inlinable @inline(__always)
  mutating func store(_ word: UInt64) {
    unsafe (memory + written).storeBytes(of: word.littleEndian, as: UInt64.self)
  }

  // MARK: Pieces

  @inlinable @inline(__always)
  public mutating func append(_ byte: UInt8) {
    makeRoom(1)
    unsafe (memory + written).storeBytes(of: byte, as: UInt8.self)
    written &+= 1
  }

  /// A text that is known when the program is built: so is its length, and of a short one the words that
  /// it is stored by, which may overlap.
  @inlinable @inline(__always)
  public mutating func append(_ text: StaticString) {
    let length = text.utf8CodeUnitCount
    makeRoom(length)
    let source = unsafe UnsafeRawPointer(text.utf8Start)
    let target = unsafe memory + written
    if length >= 8 && length <= 16 {
      unsafe target.storeBytes(of: source.loadUnaligned(as: UInt64.self), as: UInt64.self)
      let last = unsafe source.loadUnaligned(fromByteOffset: length &- 8, as: UInt64.self)
      unsafe (target + (length &- 8)).storeBytes(of: last, as: UInt64.self)
    } else {
      unsafe target.copyMemory(from: source, byteCount: length)
    }
    written &+= length
  }

  /// A part of an array.
  ///
  /// - Complexity: O(n), sixteen bytes at a time where as many stand behind the part.
  @inlinable @inline(__always)
  public mutating func append(_ bytes: borrowing [UInt8], _ range: Range<Int>) {
    precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count)
    makeRoom(range.count &+ 16)
    let isWithin = range.upperBound &+ 16 <= bytes.count
    unsafe bytes.withUnsafeBytes { all in
      guard let start = all.baseAddress else { return }
      let (source, target) = unsafe (start + range.lowerBound, memory + written)
      guard isWithin else { return unsafe target.copyMemory(from: source, byteCount: range.count) }
      var offset = 0
      while offset < range.count {
        let sixteen = unsafe source.loadUnaligned(fromByteOffset: offset, as: SIMD2<UInt64>.self)
        unsafe (target + offset).storeBytes(of: sixteen, as: SIMD2<UInt64>.self)
        offset &+= 16
      }
    }
    written &+= range.count
  }

  /// The bytes of a view, which must not be one of this buffer: it may move.
  ///
  /// - Complexity: O(n); up to 32 bytes, as most texts have, by two words that may overlap.
  public mutating func append(_ view: ByteView) {
    let count = view.count
    makeRoom(count)
    let (source, target) = unsafe (view.base, memory + written)
    if count > 32 || count < 4 {
      unsafe target.copyMemory(from: source, byteCount: count)
    } else if count >= 16 {
      unsafe Self.copy(SIMD2<UInt64>.self, source, target, count)
    } else if count >= 8 {
      unsafe Self.copy(UInt64.self, source, target, count)
    } else {
      unsafe Self.copy(UInt32.self, source, target, count)
    }
    written &+= count
  }

  /// Copies at least one word and at most two.
  @inline(__always)
  private static func copy<Word: BitwiseCopyable>(
    _ type: Word.Type, _ source: UnsafeRawPointer, _ target: UnsafeMutableRawPointer, _ count: Int
  ) {
    let last = count &- MemoryLayout<Word>.size
    let (head, tail) = unsafe (
      source.loadUnaligned(as: type), source.loadUnaligned(fromByteOffset: last, as: type)
    )
    unsafe target.storeBytes(of: head, as: type)
    unsafe (target + last).storeBytes(of: tail, as: type)
  }

  /// A part of what is written, once more.
  public mutating func append(again range: Range<Int>) {
    precondition(range.lowerBound >= 0 && range.upperBound <= written)
    makeRoom(range.count)
    unsafe append(ByteView(base: memory + range.lowerBound, count: range.count))
  }

  public mutating func append(_ text: String) { text.withByteView { append($0) } }

  /// Eight bytes, the lowest first, of which so many count.
  @inline(__always)
  mutating func append(_ word: UInt64, length: Int) {
    makeRoom(8)
    store(word)
    written &+= length
  }

  /// A copy of what is written, which is gone afterwards.
  public mutating func take() -> [UInt8] {
    defer { removeAll() }
    return withByteView { $0.array }
  }

  /// A whole number in decimal digits.
  public mutating func append(_ value: Int) {
    makeRoom(24)
    var rest = value.magnitude
    if value < 0 { append(UInt8(ascii: "-")) }
    if rest < 10 { return append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest)) }
    let eight: UInt = 100_000_000
    if rest >= eight {
      let upper = rest / eight
      rest %= eight
      if upper >= eight {
        append(leading: upper / eight)
        append(eightDigits: upper % eight)
      } else {
        append(leading: upper)
      }
      append(eightDigits: rest)
    } else {
      append(leading: rest)
    }
  }

  /// Up to eight digits, without zeros in front.
  private mutating func append(leading value: UInt) {
    if value >= 100_000_000 {
      append(leading: value / 100_000_000)
      return append(eightDigits: value % 100_000_000)
    }
    let digits = Self.digits(value)
    // The first digit lies lowest.
    let zeros = min(7, digits.trailingZeroBitCount &>> 3)
    store((digits | 0x3030_3030_3030_3030) &>> UInt64(zeros &* 8))
    written &+= 8 &- zeros
  }

  /// A sequence as the wire has it: sixteen decimal digits, zeros in front.
  ///
  /// - Parameter value: below 10^16.
  public mutating func append(digits value: Int) {
    precondition(value >= 0 && value < 10_000_000_000_000_000)
    makeRoom(16)
    append(eightDigits: UInt(value) / 100_000_000)
    append(eightDigits: UInt(value) % 100_000_000)
  }

  private mutating func append(eightDigits value: UInt) {
    store(Self.digits(value) | 0x3030_3030_3030_3030)
    written &+= 8
  }

  /// The values of eight decimal digits, a byte each, the first lowest: fours, then pairs, then all at
  /// once, the divisions by multiplication (10486 / 2^20 and 103 / 2^10 are exact in their ranges).
  private static func digits(_ value: UInt) -> UInt64 {
    let fours = UInt64(value / 10_000) | UInt64(value % 10_000) &<< 32
    let hundreds = (fours &* 10_486) &>> 20 & 0x0000_007F_0000_007F
    let pairs = hundreds | (fours &- hundreds &* 100) &<< 16
    let tens = (pairs &* 103) &>> 10 & 0x000F_000F_000F_000F
    return tens | (pairs &- tens &* 10) &<< 8
  }
}
