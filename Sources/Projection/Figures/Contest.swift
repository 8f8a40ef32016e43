public import Basics
public import CaseModel

extension CaseView {
  /// The quarter's contest (擂台比武): units by the share of their commitments that they kept, with
  /// what the scoreboard of the quarter says of them.
  ///
  /// Ranked densely on the exact share, whatever the rules rank the scoreboard by.
  ///
  /// - Complexity: O(cases · runs + commitments).
  public func contest(_ quarter: Period) -> [JSONObject] {
    var counts: [Symbol: (made: Int, late: Int, kept: Int)] = [:]
    for commitment in state.registers.commitments.all where commitment.quarter == quarter {
      counts[commitment.unit, default: (0, 0, 0)].made += 1
      if commitment.isLate(in: zone) { counts[commitment.unit]?.late += 1 }
      if commitment.kept != nil { counts[commitment.unit]?.kept += 1 }
    }
    let shares = counts.mapValues { Fraction($0.kept, over: $0.made) }
    let ranks = Scoreboard.ranks(Array(shares.values), .dense)
    let scores = Dictionary(
      scoreboard(assessment(quarter)).rows.map { ($0.unit, $0) }, uniquingKeysWith: { a, _ in a })
    return counts.keys.sorted { left, right in
      let (a, b) = (shares[left].flatMap { ranks[$0] }, shares[right].flatMap { ranks[$0] })
      return a == b ? symbols.precedes(left, right) : (a ?? 0) < (b ?? 0)
    }.map { unit in
      let count = counts[unit] ?? (0, 0, 0)
      let rank = shares[unit].flatMap { ranks[$0] }
      return [
        "unit": json(unit), "made": .integer(count.made), "madeLate": .integer(count.late),
        "kept": .integer(count.kept), "keptRate": share(count.kept, of: count.made),
        "rank": rank.map { .integer($0) } ?? .null,
        "score": CaseView.json(scores[unit]?.score),
        "points": .integer(scores[unit]?.tally[.points] ?? 0),
      ]
    }
  }
}
