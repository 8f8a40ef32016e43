// SAFETY: of all of this type: `base` is good for `count` bytes, which `init` asks of its caller.
/// A window on bytes that somebody else owns: a mapped file, an array during a call.
///
/// The only unsafe code of this target. Every read is checked against `count`; what the type cannot
/// check is that the owner outlives the view, which is why views are handed down into calls and
/// never stored beyond them.
@safe
public struct ByteView: @unchecked Sendable {
  @usableFromInline let base: UnsafeRawPointer
  /// Number of bytes in the window.
  public let count: Int

  /// - Parameter bytes: memory that stays valid and unchanged for as long as the view is used.
  @inlinable
  public init(_ bytes: UnsafeRawBufferPointer) {
    // SAFETY: an empty buffer may have no address; any non-null address serves a count of zero.
    unsafe base = bytes.baseAddress ?? UnsafeRawPointer(bitPattern: 1).unsafelyUnwrapped
    count = bytes.count
  }

  @inlinable
  init(base: UnsafeRawPointer, count: Int) {
    unsafe self.base = base
    self.count = count
  }

  /// A window on nothing.
  public static var empty: ByteView {
    unsafe ByteView(UnsafeRawBufferPointer(start: nil, count: 0))
  }

  /// The byte at `offset`, which must lie in `0..<count`.
  @inlinable
  public subscript(offset: Int) -> UInt8 {
    @inline(__always) get {
      precondition(offset >= 0 && offset < count)
      // SAFETY: checked above.
      return unsafe base.load(fromByteOffset: offset, as: UInt8.self)
    }
  }

  /// Eight bytes from `offset` as a little-endian word; `offset + 8 <= count`.
  @inlinable @inline(__always)
  public func word(at offset: Int) -> UInt64 {
    precondition(offset >= 0 && offset <= count &- 8)
    // SAFETY: checked above; an unaligned load is asked for by name.
    return unsafe UInt64(littleEndian: base.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  /// Four bytes from `offset` as a little-endian word; `offset + 4 <= count`.
  @inlinable @inline(__always)
  public func halfWord(at offset: Int) -> UInt32 {
    precondition(offset >= 0 && offset <= count &- 4)
    // SAFETY: checked above; an unaligned load is asked for by name.
    return unsafe UInt32(littleEndian: base.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
  }

  /// The first `length` (0…8) bytes at `offset` as a little-endian word, the rest zero.
  @inlinable @inline(__always)
  public func word(at offset: Int, length: Int) -> UInt64 {
    if offset <= count &- 8 {
      let all = word(at: offset)
      return length >= 8 ? all : all & ((1 &<< UInt64(length &* 8)) &- 1)
    }
    var result: UInt64 = 0
    for index in 0..<length {
      result |= UInt64(self[offset &+ index]) &<< UInt64(index &* 8)
    }
    return result
  }

  /// A part of the window; `range` must lie within it.
  @inlinable
  public subscript(range: Range<Int>) -> ByteView {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    // SAFETY: checked above.
    return unsafe ByteView(base: base + range.lowerBound, count: range.count)
  }

  /// A copy of the bytes.
  public var array: [UInt8] { unsafe Array(UnsafeRawBufferPointer(start: base, count: count)) }

  /// The bytes as text; bytes that are not UTF-8 are replaced (U+FFFD).
  public var text: String {
    unsafe String(decoding: UnsafeRawBufferPointer(start: base, count: count), as: UTF8.self)
  }

  /// The offset of the first `byte` at or after `start`, or nil.
  ///
  /// - Complexity: O(n), eight bytes at a time.
  @inlinable
  public func firstIndex(of byte: UInt8, from start: Int = 0) -> Int? {
    var offset = start
    let pattern = UInt64(byte) &* 0x0101_0101_0101_0101
    while offset &+ 8 <= count {
      let difference = word(at: offset) ^ pattern
      let zero = (difference &- 0x0101_0101_0101_0101) & ~difference & 0x8080_8080_8080_8080
      if zero != 0 { return offset &+ (zero.trailingZeroBitCount &>> 3) }
      offset &+= 8
    }
    while offset < count {
      if self[offset] == byte { return offset }
      offset &+= 1
    }
    return nil
  }

  /// The offset of the last `byte`, or nil.
  public func lastIndex(of byte: UInt8) -> Int? {
    var offset = count
    while offset > 0 {
      offset &-= 1
      if self[offset] == byte { return offset }
    }
    return nil
  }

  /// Whether both windows hold the same bytes.
  @inlinable
  public static func == (left: ByteView, right: ByteView) -> Bool {
    guard left.count == right.count else { return false }
    let last = left.count &- 8
    guard last >= 0 else {
      return left.word(at: 0, length: left.count) == right.word(at: 0, length: right.count)
    }
    var offset = 0
    while offset < last {
      guard left.word(at: offset) == right.word(at: offset) else { return false }
      offset &+= 8
    }
    // The last word may overlap the one before.
    return left.word(at: last) == right.word(at: last)
  }

  /// Whether the window holds exactly these bytes.
  @inlinable
  public func equals(_ other: StaticString) -> Bool {
    guard count == other.utf8CodeUnitCount else { return false }
    return other.withUTF8Buffer { unsafe ByteView(UnsafeRawBufferPointer($0)) == self }
  }

  /// Hands the memory to a call of the C library or of an unsafe kernel.
  @inlinable
  public func withUnsafeBytes<R>(_ body: (UnsafeRawBufferPointer) -> R) -> R {
    unsafe body(UnsafeRawBufferPointer(start: base, count: count))
  }
}

extension ArraySlice where Element == UInt8 {
  /// A view of the slice's bytes for the time of the call.
  @inlinable
  public func withByteView<R>(_ body: (ByteView) -> R) -> R {
    // SAFETY: the view is handed down into the call and ends with it.
    unsafe withUnsafeBytes { bytes in unsafe body(ByteView(bytes)) }
  }
}

extension Array where Element == UInt8 {
  /// A view of the array's bytes for the time of the call.
  @inlinable
  public func withByteView<R, E: Error>(_ body: (ByteView) throws(E) -> R) throws(E) -> R {
    // SAFETY: the view is handed down into the call and ends with it.
    let result: Result<R, E> = unsafe withUnsafeBytes { bytes in
      let view = unsafe ByteView(bytes)
      do throws(E) { return .success(try body(view)) } catch { return .failure(error) }
    }
    return try result.get()
  }
}
