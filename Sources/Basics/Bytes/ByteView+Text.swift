/// What a scanner of JSON asks of bytes at every step: one check of the bounds each, then plain
/// loads.
extension ByteView {
  /// Whether a fixed text of 8 to 32 bytes stands at `offset`. Compared by words that may overlap,
  /// and since the text is known when the program is built, so are the words.
  @inlinable @inline(__always)
  public func holds(_ text: StaticString, at offset: Int) -> Bool {
    let length = text.utf8CodeUnitCount
    precondition(length >= 8 && length <= 32)
    guard offset >= 0, offset <= count &- length else { return false }
    // SAFETY: every word lies within the text, and at the same distance within the window.
    let literal = unsafe UnsafeRawPointer(text.utf8Start)
    let here = unsafe base + offset
    func isSame(_ place: Int) -> Bool {
      unsafe here.loadUnaligned(fromByteOffset: place, as: UInt64.self)
        == literal.loadUnaligned(fromByteOffset: place, as: UInt64.self)
    }
    return isSame(0) && (length <= 16 || isSame(8)) && (length <= 24 || isSame(16))
      && isSame(length &- 8)
  }

  /// The offset of the first byte from `start` on that is a quote, a backslash, a control or not
  /// ASCII; `count` where there is none.
  ///
  /// - Complexity: O(n), eight bytes at a time.
  @inlinable
  public func plainEnd(from start: Int) -> Int {
    precondition(start >= 0)
    var offset = start
    let last = count &- 8
    while offset <= last {
      // SAFETY: the word ends within the window.
      let word = unsafe base.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      let special = ByteView.special(UInt64(littleEndian: word))
      if special != 0 { return offset &+ special.trailingZeroBitCount &>> 3 }
      offset &+= 8
    }
    while offset < count {
      if ByteView.special(UInt64(self[offset])) & 0x80 != 0 { return offset }
      offset &+= 1
    }
    return offset
  }

  /// Whether any byte is one that a test looks for.
  ///
  /// - Parameter test: of eight bytes at once: nonzero where one of them is meant (see below).
  /// - Complexity: O(n), eight bytes at a time.
  @inlinable @inline(__always)
  public func holds(_ test: (UInt64) -> UInt64) -> Bool {
    guard count >= 8 else {
      // A letter, which nothing looks for, stands where no byte is.
      let letters = count == 0 ? ~0 : ~0 &<< UInt64(count &* 8)
      return test(word(at: 0, length: count) | letters & 0x6161_6161_6161_6161) != 0
    }
    var found: UInt64 = 0
    var offset = 0
    let last = count &- 8
    while offset < last {
      found |= test(word(at: offset))
      offset &+= 8
    }
    return found | test(word(at: last)) != 0
  }

  /// Nonzero where one of eight bytes is this one.
  @inlinable @inline(__always)
  public static func holds(_ byte: UInt8, _ word: UInt64) -> UInt64 {
    let other = word ^ UInt64(byte) &* 0x0101_0101_0101_0101
    return (other &- 0x0101_0101_0101_0101) & ~other & 0x8080_8080_8080_8080
  }

  /// Nonzero where one of eight bytes is a control.
  @inlinable @inline(__always)
  public static func holdsControl(_ word: UInt64) -> UInt64 {
    (word &- 0x2020_2020_2020_2020) & ~word & 0x8080_8080_8080_8080
  }

  /// A high bit is set in the first byte that is a quote, a backslash, a control or not ASCII; of
  /// those behind it some may be set that are none.
  @inlinable @inline(__always)
  static func special(_ word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let quote = (word ^ (ones &* 0x22)) &- ones
    let slash = (word ^ (ones &* 0x5C)) &- ones
    let control = word &- ones &* 0x20
    return (quote | slash | control | word) & 0x8080_8080_8080_8080
  }
}

extension [UInt8] {
  /// Puts a copy of the bytes behind the others.
  public mutating func append(_ view: ByteView) {
    // SAFETY: the buffer is copied during the call.
    unsafe view.withUnsafeBytes { bytes in unsafe append(contentsOf: bytes) }
  }

  /// The same of a text that is known when the program is built.
  public mutating func append(_ text: StaticString) {
    // SAFETY: the buffer is copied during the call.
    text.withUTF8Buffer { text in unsafe append(contentsOf: text) }
  }
}

extension String {
  /// A view of the text's bytes for the time of the call; a copy is made of one that has none in a row.
  @inlinable
  public func withByteView<R>(_ body: (ByteView) -> R) -> R {
    // SAFETY: the view is handed down into the call and ends with it.
    let result = unsafe utf8.withContiguousStorageIfAvailable { bytes in
      unsafe body(ByteView(UnsafeRawBufferPointer(bytes)))
    }
    return result ?? Array(utf8).withByteView { body($0) }
  }

  /// The text of bytes that are written one behind the other.
  public init(writing write: (inout [UInt8]) -> Void) {
    var utf8: [UInt8] = []
    write(&utf8)
    self.init(decoding: utf8, as: UTF8.self)
  }
}
