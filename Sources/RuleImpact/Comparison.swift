package import CaseModel

/// A case that another ruleset makes something else of.
package struct Difference: Sendable {
  package let subject: Subject
  package let impact: ImpactClass
  /// The sequence of the first event whose consequence puts the case in its class: the one that
  /// started the run, or that settled status, tier and holder.
  package let first: Int
  /// The run that puts the case in its class; nil where no run does.
  let run: RowPair?
  /// Why the new rules cannot process it.
  let obstacle: Obstacle?
}

/// Why rules cannot process a case.
enum Obstacle: Sendable {
  case matter
  case tier(Symbol)
  case calendar
}

/// The verdicts of two rulesets on every case of a book, held against each other.
///
/// - Complexity: O(rows); nothing is folded or computed again.
package struct Comparison: Sendable {
  let today, new: RulesProjection
  /// Matters that today's rules have and the new ones lack, and tiers likewise.
  private let lostMatters: Set<Symbol>
  private let lostTiers: Set<Symbol>

  package init(_ today: RulesProjection, _ new: RulesProjection) {
    self.today = today
    self.new = new
    let decoded = Set(new.ruleset?.matters.map(\.code) ?? [])
    lostMatters =
      new.ruleset == nil ? [] : Set(today.ruleset?.matters.map(\.code) ?? []).subtracting(decoded)
    lostTiers = Set(today.reference.ladder(at: today.now)).subtracting(
      new.reference.ladder(at: new.now))
  }

  /// What the new rules make of a case; nil where it stands as before.
  ///
  /// - Parameter matter: the case's.
  package func difference(of subject: Subject, matter: Symbol) -> Difference? {
    if let obstacle = obstacle(of: subject, matter) { return obstacle }
    if let settled = settlement(of: subject) { return settled }
    return timers(of: subject)
  }

  private func obstacle(of subject: Subject, _ matter: Symbol) -> Difference? {
    func unprocessable(_ obstacle: Obstacle, first: Int) -> Difference {
      Difference(
        subject: subject, impact: .unprocessable, first: first, run: nil, obstacle: obstacle)
    }
    if lostMatters.contains(matter) {
      return unprocessable(.matter, first: today[subject]?.registered ?? 0)
    }
    guard !lostTiers.isEmpty else { return nil }
    for position in today.positions[today.positions(of: subject)]
    where lostTiers.contains(position.at.tier) {
      return unprocessable(.tier(position.at.tier), first: position.sequence)
    }
    return nil
  }

  /// Whether status, tier or holder end otherwise, and the first event after which they were so.
  private func settlement(of subject: Subject) -> Difference? {
    guard let before = today[subject], let after = new[subject] else { return nil }
    guard before.at != after.at else { return nil }
    let first = zip(today.positions(of: subject), new.positions(of: subject)).first {
      today.positions[$0].at != new.positions[$1].at
    }
    return Difference(
      subject: subject, impact: before.at.status != after.at.status ? .status : .tier,
      first: first.map { today.positions[$0.0].sequence } ?? before.registered, run: nil,
      obstacle: nil)
  }

  private func timers(of subject: Subject) -> Difference? {
    var found: Difference?
    today.forEachPair(of: subject, with: new) { pair in
      let impact = pair.impact
      guard impact != .same, let row = pair.today ?? pair.new else { return }
      if let found, (found.impact, found.first) <= (impact, row.started) { return }
      found = Difference(
        subject: subject, impact: impact, first: row.started, run: pair,
        obstacle: impact == .unprocessable ? .calendar : nil)
    }
    return found
  }
}
