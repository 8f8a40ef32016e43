import Basics

/// Chance that repeats: SplitMix64 (Steele, Lea, Flood 2014), whole numbers only, so that the same
/// seed draws the same everywhere.
struct Chance: Sendable {
  private var state: UInt64

  /// What is drawn for. Each draws from its own source, so that none depends on how often the others
  /// did.
  enum Purpose: UInt64 {
    case organisation = 1
    case arrivals, story, service, members, yearBefore, appeals
  }

  init(seed: UInt64, _ purpose: Purpose, number: Int = 0) {
    let source = Chance.mixed(seed ^ Chance.mixed(purpose.rawValue))
    state = Chance.mixed(source &+ UInt64(truncatingIfNeeded: number))
  }

  /// Another source beside this one, whose draws stay as they are.
  func aside() -> Chance {
    var other = self
    other.state = Chance.mixed(~state)
    return other
  }

  /// The finaliser of SplitMix64: a permutation of all 64-bit numbers, so that different numbers
  /// stay different.
  static func mixed(_ number: UInt64) -> UInt64 {
    var z = number &+ 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func next() -> UInt64 {
    defer { state &+= 0x9E37_79B9_7F4A_7C15 }
    return Chance.mixed(state)
  }

  /// A number in `0 ..< bound`.
  mutating func below(_ bound: Int) -> Int {
    precondition(bound > 0)
    return Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  mutating func within(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.count)
  }

  /// Whether something comes to pass that does so in `permille` of a thousand cases.
  mutating func happens(_ permille: Int) -> Bool { below(1000) < permille }

  /// One of the elements, of which there is at least one.
  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[below(elements.count)]
  }

  /// An index, drawn as often as its weight says.
  mutating func weighted(_ weights: [Int]) -> Int {
    var rest = below(weights.reduce(0, +))
    for (index, weight) in weights.enumerated() {
      if rest < weight { return index }
      rest -= weight
    }
    return weights.count - 1
  }

  /// Hexadecimal digits, 16 for each draw.
  mutating func hex(draws: Int) -> String {
    (0..<draws).map { _ in Hexadecimal.text(next(), width: 16) }.joined()
  }
}
