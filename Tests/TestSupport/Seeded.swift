/// A small generator with a seed: SplitMix64 (Steele, Lea, Flood 2014). The same everywhere.
package struct Seeded: RandomNumberGenerator, Sendable {
  private var state: UInt64

  package init(_ seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }

  package mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }
  package mutating func chance(_ percent: Int) -> Bool { below(100) < percent }
  /// True once in so many times.
  package mutating func once(in times: Int) -> Bool { below(times) == 0 }
  package mutating func pick<Item>(_ items: [Item]) -> Item { items[below(items.count)] }

  package mutating func bytes(_ count: Int) -> [UInt8] {
    (0..<count).map { _ in UInt8(truncatingIfNeeded: next()) }
  }
}
