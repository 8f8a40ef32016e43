package import Basics
package import CaseModel
package import Projection

/// A case that was put before a meeting in its current round.
package struct MeetingItem: Sendable {
  package let subject: Subject
  package let tier, matter: Symbol
  package let status: Status
  /// 1 to 6.
  package let step: Int
  package let label: Label
  /// Raised to the meeting of the tier above, where it has not gone yet.
  package let isRaised: Bool
  /// The tier whose meeting takes it up next; `.none` where nothing is left to take up.
  package let meeting: Symbol
  /// The next session of that meeting; nil where the rules in force have none.
  package let next: Timestamp?

  /// What a notice board says of it: while the steps run, and when it is resolved (SPEC §4 keeps
  /// the status apart).
  package enum Label: String, Sendable { case deliberating, cleared }
}

extension CaseView {
  /// The cases under deliberation and those that were cleared, the lowest tier first, then by
  /// number; ended ones are no longer anybody's topic.
  ///
  /// - Complexity: O(n log n).
  package func meetings() -> [MeetingItem] {
    let ladder = state.reference.ladder(at: now)
    let items = state.table.sortedCases.compactMap { meeting(of: $0, ladder) }
    return (ladder.indices.map(Optional.some) + [nil]).flatMap { rung in
      items.filter { ladder.firstIndex(of: $0.tier) == rung }
    }
  }

  private func meeting(of subject: Subject, _ ladder: [Symbol]) -> MeetingItem? {
    let caseState = state.table[subject]
    let step = caseState.deliberation.step
    guard step > 0, !caseState.status.isEnd else { return nil }
    let isCleared = caseState.status == .resolved || caseState.status == .closed
    let isRaised = caseState.deliberation.isRaised && !isCleared
    var tier = isCleared ? .none : caseState.tier
    if isRaised, let rung = ladder.firstIndex(of: tier), rung + 1 < ladder.count {
      tier = ladder[rung + 1]
    }
    let meeting = tier.isNone ? nil : state.reference.ruleset(at: now)?.meetings[tier]
    return MeetingItem(
      subject: subject, tier: caseState.tier, matter: caseState.matter, status: caseState.status,
      step: step, label: isCleared ? .cleared : .deliberating, isRaised: isRaised, meeting: tier,
      next: meeting?.session(after: now, in: zone))
  }
}
