package import CaseModel
package import Projection

/// A unit in the contest of a quarter.
package struct ContestRow: Sendable {
  package let unit: Symbol
  /// Commitments; of them those made too late, and those kept.
  package let made: Int
  package let madeLate: Int
  package let kept: Int
  /// nil where it promised nothing.
  package let rank: Int?
  package let score: Fraction?
  package let points: Int

  package var keptRate: Fraction? { share(kept, of: made) }
}

extension CaseView {
  /// The quarter's contest (擂台比武): units by the share of their commitments that they kept, with
  /// what the scoreboard of the quarter says of them.
  ///
  /// Ranked densely on the exact share, whatever the rules rank the scoreboard by; who promised nothing
  /// stands behind all others, without a rank (decision 48).
  ///
  /// - Parameter tier: whose promises are awaited: units of this tier that made none are in the contest
  ///   too, once the last day for it is over.
  /// - Complexity: O(cases · runs + commitments + units).
  package func contest(_ quarter: Period, awaitedFrom tier: Symbol) -> [ContestRow] {
    var counts: [Symbol: (made: Int, late: Int, kept: Int)] = [:]
    let commitments = state.registers.commitments.all
    if Commitments.isLate(now, quarter, zone) {
      for unit in silent(in: quarter, besides: commitments, tier) {
        counts[unit] = (0, 0, 0)
      }
    }
    for commitment in commitments where commitment.quarter == quarter {
      counts[commitment.unit, default: (0, 0, 0)].made += 1
      if commitment.isLate(in: zone) { counts[commitment.unit]?.late += 1 }
      if commitment.wasKept(in: zone) { counts[commitment.unit]?.kept += 1 }
    }
    let shares = counts.filter { $0.value.made > 0 }.mapValues { Fraction($0.kept, over: $0.made) }
    let ranks = Scoreboard.ranks(Array(shares.values), .dense)
    let scores = Dictionary(
      scoreboard(assessment(quarter)).rows.map { ($0.unit, $0) }, uniquingKeysWith: { a, _ in a })
    return counts.keys.sorted { left, right in
      let (a, b) = (shares[left].flatMap { ranks[$0] }, shares[right].flatMap { ranks[$0] })
      return a == b ? symbols.precedes(left, right) : (a ?? .max) < (b ?? .max)
    }.map { unit in
      let count = counts[unit] ?? (0, 0, 0)
      return ContestRow(
        unit: unit, made: count.made, madeLate: count.late, kept: count.kept,
        rank: shares[unit].flatMap { ranks[$0] }, score: scores[unit]?.score,
        points: scores[unit]?.tally[.points] ?? 0)
    }
  }
}
