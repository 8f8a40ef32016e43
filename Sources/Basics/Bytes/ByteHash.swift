/// A fast 64-bit hash for tables in memory and for recognising unchanged bytes.
///
/// Not for proofs: whatever must resist an adversary uses `SHA256`.
public enum ByteHash {
  @inlinable @inline(__always)
  static func mix(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let product = a.multipliedFullWidth(by: b)
    return product.high ^ product.low
  }

  /// - Complexity: O(n), sixteen bytes a step.
  @inlinable
  public static func hash(_ view: ByteView, seed: UInt64 = 0) -> UInt64 {
    hash(view, from: 0, to: view.count, seed: seed)
  }

  /// The hash of the bytes in `start..<end`.
  @inlinable
  public static func hash(
    _ view: ByteView, from start: Int, to end: Int, seed: UInt64 = 0
  ) -> UInt64 {
    let length = end &- start
    var state = begin(seed)
    var offset = start
    while offset &+ 16 <= end {
      step(&state, view, offset)
      offset &+= 16
    }
    let rest = end &- offset
    let low = view.word(at: offset, length: min(rest, 8))
    let high = rest > 8 ? view.word(at: offset &+ 8, length: rest &- 8) : 0
    return finish(state, low, high, length: length)
  }

  /// The hashes of the pieces of so many bytes, and of what is left behind them: each as `hash` gives it.
  ///
  /// Of four pieces at a time, for the steps of one wait for each other.
  ///
  /// - Parameter size: a multiple of 16, at least 16.
  /// - Complexity: O(n).
  public static func hashes(_ view: ByteView, each size: Int) -> [UInt64] {
    precondition(size >= 16 && size.isMultiple(of: 16), "whole steps")
    var hashes: [UInt64] = []
    var start = 0
    while start + 4 * size <= view.count {
      var (a, b, c, d) = (begin(0), begin(0), begin(0), begin(0))
      for offset in stride(from: start, to: start + size, by: 16) {
        step(&a, view, offset)
        step(&b, view, offset &+ size)
        step(&c, view, offset &+ 2 &* size)
        step(&d, view, offset &+ 3 &* size)
      }
      hashes += [a, b, c, d].map { finish($0, 0, 0, length: size) }
      start += 4 * size
    }
    while start < view.count {
      hashes.append(hash(view, from: start, to: min(start + size, view.count)))
      start += size
    }
    return hashes
  }

  @inlinable @inline(__always)
  static func begin(_ seed: UInt64) -> UInt64 { seed ^ 0x9E37_79B9_7F4A_7C15 }

  @inlinable @inline(__always)
  static func step(_ state: inout UInt64, _ view: ByteView, _ offset: Int) {
    state = mix(view.word(at: offset) ^ 0xA076_1D64_78BD_642F, view.word(at: offset &+ 8) ^ state)
  }

  /// - Parameters:
  ///   - low: what is left behind the whole steps.
  ///   - high: its second half.
  @inlinable @inline(__always)
  static func finish(_ state: UInt64, _ low: UInt64, _ high: UInt64, length: Int) -> UInt64 {
    let last = mix(low ^ 0xE703_7ED1_A0B4_28DB, high ^ state)
    return mix(last ^ 0x8EBC_6AF0_9C88_C6E3, UInt64(length) ^ 0x5899_65CC_7537_4CC3)
  }
}
