/// The units of a period, or its persons, ranked (SPEC §8).
package struct Scoreboard: Sendable {
  package struct Row: Sendable {
    /// Who is ranked: a unit, on a scoreboard of persons an actor.
    package let unit: Symbol
    package let tally: Tally
    package let score: Fraction?
    /// From 1; nil without a score.
    package let rank: Int?
    /// nil for a unit that is in none.
    package let group: Ruleset.Group?

    package init(
      unit: Symbol, tally: Tally, score: Fraction?, rank: Int?, group: Ruleset.Group? = nil
    ) {
      self.unit = unit
      self.tally = tally
      self.score = score
      self.rank = rank
      self.group = group
    }
  }

  /// By group, rank and unit; those without a rank behind the others of their group, those in no
  /// group last.
  package let rows: [Row]

  /// - Parameters:
  ///   - tallies: the units to be ranked, each group by itself.
  ///   - group: that of a unit among those of the rule.
  package init(
    _ tallies: [Symbol: Tally], under rule: Ruleset.AssessmentRule, _ symbols: SymbolTable,
    group: (Symbol) -> Ruleset.Group? = { _ in nil }
  ) {
    let scored = tallies.map { unit, tally in
      let group = group(unit)
      return Row(
        unit: unit, tally: tally, score: tally.score(rule.weights(of: group).weights), rank: nil,
        group: group)
    }
    rows = Dictionary(grouping: scored) { $0.group?.order }.flatMap { group, rows in
      // Where there are groups, who is in none is not ranked.
      let isRanked = group != nil || rule.groups.isEmpty
      let ranks = Scoreboard.ranks(isRanked ? rows.compactMap(\.score) : [], rule.ranking)
      return rows.map { row in
        Row(
          unit: row.unit, tally: row.tally, score: row.score,
          rank: row.score.flatMap { ranks[$0] }, group: row.group)
      }
    }.sorted { left, right in
      let a = (left.group?.order ?? .max, left.rank ?? .max)
      let b = (right.group?.order ?? .max, right.rank ?? .max)
      return a == b ? symbols.precedes(left.unit, right.unit) : a < b
    }
  }

  /// `dense` 1, 1, 2; `competition` 1, 1, 3. On the exact values.
  package static func ranks(
    _ scores: [Fraction], _ ranking: Ruleset.AssessmentRule.Ranking
  ) -> [Fraction: Int] {
    var result: [Fraction: Int] = [:]
    for (index, score) in scores.sorted(by: >).enumerated() where result[score] == nil {
      result[score] = ranking == .dense ? result.count + 1 : index + 1
    }
    return result
  }
}
