/// The units of a period, or its persons, ranked (SPEC §8).
public struct Scoreboard: Sendable {
  public struct Row: Sendable {
    /// Who is ranked: a unit, on a scoreboard of persons an actor.
    public let unit: Symbol
    public let tally: Tally
    public let score: Fraction?
    /// From 1; nil without a score.
    public let rank: Int?

    public init(unit: Symbol, tally: Tally, score: Fraction?, rank: Int?) {
      self.unit = unit
      self.tally = tally
      self.score = score
      self.rank = rank
    }
  }

  /// By rank, then by unit; those without a rank last.
  public let rows: [Row]

  /// - Parameter tallies: the units to be ranked among themselves.
  public init(
    _ tallies: [Symbol: Tally], under rule: Ruleset.AssessmentRule, _ symbols: SymbolTable
  ) {
    let scored = tallies.map { ($0.key, $0.value, $0.value.score(rule.weights)) }
    let ranks = Scoreboard.ranks(scored.compactMap(\.2), rule.ranking)
    rows = scored.map { unit, tally, score in
      Row(unit: unit, tally: tally, score: score, rank: score.flatMap { ranks[$0] })
    }.sorted { left, right in
      let (a, b) = (left.rank ?? .max, right.rank ?? .max)
      return a == b ? symbols.precedes(left.unit, right.unit) : a < b
    }
  }

  /// `dense` 1, 1, 2; `competition` 1, 1, 3. On the exact values.
  public static func ranks(
    _ scores: [Fraction], _ ranking: Ruleset.AssessmentRule.Ranking
  ) -> [Fraction: Int] {
    var result: [Fraction: Int] = [:]
    for (index, score) in scores.sorted(by: >).enumerated() where result[score] == nil {
      result[score] = ranking == .dense ? result.count + 1 : index + 1
    }
    return result
  }
}
