/// How much of what is exhaustive a run of the tests goes through. An optimised build goes through
/// the whole of it; a debug build, many times slower, through a sample, so that whoever has just
/// cloned the package has an answer within two minutes.
package enum Thoroughness {
  #if DEBUG
    package static let isWhole = false
  #else
    package static let isWhole = true
  #endif

  /// A number of rounds: the whole of them or the few.
  package static func rounds(_ whole: Int, sample: Int) -> Int { isWhole ? whole : sample }
}

extension RandomAccessCollection {
  /// The whole in an optimised build, else at most so many of it, in order: the first, the last,
  /// and one out of each of as many equal stretches between them as are left; a sample of one is the
  /// first. The seed says which, so a failure repeats.
  package func sampled(_ count: Int, seed: UInt64 = 1) -> [Element] {
    Thoroughness.isWhole ? Array(self) : sample(count, seed: seed)
  }

  /// The sample of a debug build, whatever this build is.
  package func sample(_ limit: Int, seed: UInt64) -> [Element] {
    guard limit < count else { return Array(self) }
    guard limit >= 2, let first, let last else { return first.map { [$0] } ?? [] }
    var chance = Seeded(seed)
    let (inner, stretches) = (count - 2, limit - 2)
    let between = (0..<stretches).map { stretch in
      let start = stretch * inner / stretches
      let end = (stretch + 1) * inner / stretches
      return self[index(startIndex, offsetBy: 1 + start + chance.below(end - start))]
    }
    return [first] + between + [last]
  }
}
