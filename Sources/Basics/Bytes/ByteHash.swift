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
    var state = seed ^ 0x9E37_79B9_7F4A_7C15
    var offset = start
    while offset &+ 16 <= end {
      state = mix(view.word(at: offset) ^ 0xA076_1D64_78BD_642F, view.word(at: offset &+ 8) ^ state)
      offset &+= 16
    }
    let rest = end &- offset
    let low = view.word(at: offset, length: min(rest, 8))
    let high = rest > 8 ? view.word(at: offset &+ 8, length: rest &- 8) : 0
    state = mix(low ^ 0xE703_7ED1_A0B4_28DB, high ^ state)
    return mix(state ^ 0x8EBC_6AF0_9C88_C6E3, UInt64(length) ^ 0x5899_65CC_7537_4CC3)
  }
}
