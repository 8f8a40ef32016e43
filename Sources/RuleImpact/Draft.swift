package import Basics
package import CaseModel
package import Projection

/// Rules to be tried beside others (SPEC §8, "Many rulesets").
package struct Draft: Sendable {
  /// What tells it from the others: how the rules were named, or the value of the clause that varies.
  package let label: String
  package let rules: RulesOverride

  package init(_ label: String, _ rules: RulesOverride) {
    self.label = label
    self.rules = rules
  }
}

/// What a draft would mean, as the sums of its impact.
package struct DraftImpact: Sendable {
  package let label: String
  package let ruleset: Digest?
  package let counts: ImpactCounts.Classes
  /// Of the `handle` runs due in the period, all units together; nil where none is.
  package let onTime: Fraction?
  /// Units that come to stand higher, and lower.
  package let risen, fallen: Int

  package init(_ draft: Draft, _ impact: Impact) {
    label = draft.label
    ruleset = impact.new.ruleset?.digest
    counts = impact.total
    var sum = Tally()
    for row in impact.new.scoreboard?.rows ?? [] {
      for figure in [Figure.onTime, .due] { sum[figure] += row.tally[figure] }
    }
    onTime = sum.percent(.onTime)
    let ranks = impact.rankChanges.map { ($0.before?.rank ?? .max, $0.after?.rank ?? .max) }
    risen = ranks.count { $0.1 < $0.0 }
    fallen = ranks.count { $0.1 > $0.0 }
  }
}
