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

  /// Those that move most ranks first, of these by the change of their score; those that lack a rank
  /// on either side last.
  ///
  /// - Complexity: O(n log n).
  package static func furthestFirst(_ changes: [RankChange]) -> [RankChange] {
    func size(_ change: RankChange) -> (Int, Int) {
      let scores = [change.before, change.after].compactMap { $0?.score?.hundredths }
      return (change.rise.map(abs) ?? -1, scores.count == 2 ? abs(scores[0] - scores[1]) : 0)
    }
    return changes.enumerated().map { (size: size($1), place: $0, change: $1) }
      .sorted { ($1.size.0, $1.size.1, $0.place) < ($0.size.0, $0.size.1, $1.place) }
      .map(\.change)
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
