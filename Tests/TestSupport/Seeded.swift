/// A small generator with a seed: SplitMix64 (Steele, Lea, Flood 2014). The same everywhere.
public struct Seeded: RandomNumberGenerator, Sendable {
  private var state: UInt64

  public init(_ seed: UInt64) { state = seed }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }

  public mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }
  public mutating func chance(_ percent: Int) -> Bool { below(100) < percent }
  /// True once in so many times.
  public mutating func once(in times: Int) -> Bool { below(times) == 0 }
  public mutating func pick<Item>(_ items: [Item]) -> Item { items[below(items.count)] }

  public mutating func bytes(_ count: Int) -> [UInt8] {
    (0..<count).map { _ in UInt8(truncatingIfNeeded: next()) }
  }
}
