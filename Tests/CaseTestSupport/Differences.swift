/// What a property of a book was found not to be. `#expect` would record every attempt at a smaller
/// book as a failure of its own; this is asked as often as one likes.
package struct Differences {
  package private(set) var found: [String] = []

  package init() {}

  /// Holds a value against what it should be, as text where there is no other way to say it.
  package mutating func expect<Value: Equatable>(
    _ actual: Value, _ expected: Value, _ what: @autoclosure () -> String
  ) {
    guard actual != expected else { return }
    found.append(Self.difference("\(actual)", "\(expected)", what()))
  }

  /// Holds that something is so.
  package mutating func expect(_ isSo: Bool, _ what: @autoclosure () -> String) {
    if !isSo { found.append("not so: " + what()) }
  }

  /// The first lines that differ, with the legend of the test library's own differences.
  private static func difference(_ actual: String, _ expected: String, _ what: String) -> String {
    let lines = [expected, actual].map {
      $0.split(separator: "\n", omittingEmptySubsequences: false)
    }
    let first = zip(lines[0], lines[1]).enumerated().first { $1.0 != $1.1 }?.offset
    let index = first ?? min(lines[0].count, lines[1].count)
    func line(_ side: Int) -> Substring {
      index < lines[side].count ? lines[side][index] : "(no line)"
    }
    return "\(what), line \(index + 1) (Expected: −, Actual: +)\n− \(line(0))\n+ \(line(1))"
  }
}
