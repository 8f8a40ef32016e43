/// Cuts a list that fails down to a small one that still fails: delta debugging (Zeller and
/// Hildebrandt, "Simplifying and Isolating Failure-Inducing Input", 2002), beginning with groups.
///
/// What is left is minimal: nothing that fails remains when any one element is taken away, unless the
/// attempts were used up.
package struct Shrinker<Element> {
  private let fails: ([Element]) -> Bool
  private var attemptsLeft: Int

  /// - Parameter attempts: how often the property may be asked at most.
  package init(attempts: Int = 3000, fails: @escaping ([Element]) -> Bool) {
    attemptsLeft = attempts
    self.fails = fails
  }

  /// Whether every attempt was used, so that the result may be larger than need be.
  package var isExhausted: Bool { attemptsLeft == 0 }

  /// - Parameter group: what belongs together and is tried without it first, all of it at once.
  /// - Complexity: O(n²) attempts at worst, O(log n) where one element is at fault.
  package mutating func smallest<Group: Hashable>(
    of elements: [Element], by group: (Element) -> Group
  ) -> [Element] {
    var rest = elements
    var seen: Set<Group> = []
    for name in elements.map(group) where seen.insert(name).inserted {
      let without = rest.filter { group($0) != name }
      if without.count < rest.count, stillFails(without) { rest = without }
    }
    var length = rest.count / 2
    while length > 0 {
      let before = rest.count
      rest = withoutChunks(of: length, rest)
      // Single elements until none can go: each that went may have set another free.
      if length > 1 || rest.count == before { length /= 2 }
    }
    return rest
  }

  /// One pass: every stretch of that length is left out for good where the rest still fails.
  private mutating func withoutChunks(of length: Int, _ elements: [Element]) -> [Element] {
    var rest = elements
    // From the end: what comes later rests on what comes earlier, so it goes more easily.
    var end = rest.count
    while end > 0 {
      let start = max(0, end - length)
      let without = Array(rest[..<start] + rest[end...])
      if stillFails(without) { rest = without }
      end = start
    }
    return rest
  }

  private mutating func stillFails(_ elements: [Element]) -> Bool {
    guard attemptsLeft > 0 else { return false }
    attemptsLeft -= 1
    return fails(elements)
  }
}
