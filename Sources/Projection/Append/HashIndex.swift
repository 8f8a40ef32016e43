/// Numbers by 64-bit hashes, compactly: an open-addressing table of 24 bytes an entry on average, which
/// may hold several entries of one hash.
struct HashIndex: Sendable {
  /// 0 stands for a free slot.
  private var hashes: [UInt64]
  private var values: [UInt64]
  private(set) var count = 0

  private static let smallest = 64

  init() {
    hashes = Array(repeating: 0, count: Self.smallest)
    values = hashes
  }

  /// - Complexity: O(1) on average, amortised.
  mutating func insert(_ hash: UInt64, _ value: UInt64) {
    if (count + 1) * 4 > hashes.count * 3 { grow() }
    let slot = freeSlot(Self.key(hash))
    hashes[slot] = Self.key(hash)
    values[slot] = value
    count += 1
  }

  /// The values under a hash, in no order.
  ///
  /// - Complexity: O(1) on average.
  subscript(hash: UInt64) -> [UInt64] {
    let key = Self.key(hash)
    var found: [UInt64] = []
    var slot = first(key)
    while hashes[slot] != 0 {
      if hashes[slot] == key { found.append(values[slot]) }
      slot = (slot + 1) & (hashes.count - 1)
    }
    return found
  }

  private static func key(_ hash: UInt64) -> UInt64 { hash == 0 ? 1 : hash }

  private func first(_ key: UInt64) -> Int { Int(truncatingIfNeeded: key) & (hashes.count - 1) }

  private func freeSlot(_ key: UInt64) -> Int {
    var slot = first(key)
    while hashes[slot] != 0 { slot = (slot + 1) & (hashes.count - 1) }
    return slot
  }

  private mutating func grow() {
    let old = (hashes, values)
    hashes = Array(repeating: 0, count: old.0.count * 2)
    values = hashes
    for index in old.0.indices where old.0[index] != 0 {
      let slot = freeSlot(old.0[index])
      hashes[slot] = old.0[index]
      values[slot] = old.1[index]
    }
  }
}
