extension ReferenceData {
  /// The group that a unit is assessed in: the first that takes in its tier or its kind, as it was
  /// registered last (SPEC §8).
  package func group(of unit: Symbol, under rule: Ruleset.AssessmentRule) -> Ruleset.Group? {
    guard !rule.groups.isEmpty, let summary = organisation.summary(of: unit) else { return nil }
    return rule.groups.first { group in
      group.tiers.contains(summary.tier) || summary.kind.map { group.kinds.contains($0) } ?? false
    }
  }
}

extension Assessment {
  /// The rule by which it scores and ranks.
  package var rule: Ruleset.AssessmentRule { ruleset?.assessment ?? Ruleset.AssessmentRule() }

  /// Ranks units by what they counted, each group by itself.
  package func scoreboard(of tallies: [Symbol: Tally], in reference: ReferenceData) -> Scoreboard {
    Scoreboard(tallies, under: rule, reference.symbols) { reference.group(of: $0, under: rule) }
  }
}
