/// A unit on two scoreboards, of two rulesets or of two periods; nil where one lacks it.
package struct RankChange: Sendable {
  package let unit: Symbol
  package let before, after: Scoreboard.Row?

  /// Every unit of either, in the order of the later one; those that it lacks behind.
  ///
  /// - Complexity: O(units).
  package static func between(_ before: Scoreboard, _ after: Scoreboard) -> [RankChange] {
    let earlier = Dictionary(
      before.rows.map { ($0.unit, $0) }, uniquingKeysWith: { first, _ in first })
    let later = Set(after.rows.map(\.unit))
    let moved = after.rows.map { RankChange(unit: $0.unit, before: earlier[$0.unit], after: $0) }
    let gone = before.rows.filter { !later.contains($0.unit) }.map {
      RankChange(unit: $0.unit, before: $0, after: nil)
    }
    return moved + gone
  }

  /// Whether rank, score or points differ.
  package var isChange: Bool {
    before?.rank != after?.rank || before?.score != after?.score
      || before?.tally[.points] != after?.tally[.points]
  }

  /// By how many ranks it rose, negative where it fell; nil where it lacks either rank, or is in
  /// another group than before.
  package var rise: Int? {
    guard let then = before?.rank, let now = after?.rank, before?.group?.name == after?.group?.name
    else { return nil }
    return then - now
  }
}
