public import Basics
public import CaseModel
public import Projection

/// A case that was put before a meeting in its current round.
public struct MeetingItem: Sendable {
  public let subject: Subject
  public let label: Label
  /// Raised to the meeting of the tier above, where it has not gone yet.
  public let isRaised: Bool
  /// The tier whose meeting takes it up next; `.none` where nothing is left to take up.
  public let meeting: Symbol
  /// The next session of that meeting; nil where the rules in force have none.
  public let next: Timestamp?

  /// What a notice board says of it: while the steps run, and when it is resolved (SPEC §4 keeps
  /// the status apart).
  public enum Label: String, Sendable { case deliberating, cleared }
}

extension CaseView {
  /// The cases under deliberation and those that were cleared, the lowest tier first, then by
  /// number; ended ones are no longer anybody's topic.
  ///
  /// - Complexity: O(n log n).
  public func meetings() -> [MeetingItem] {
    let ladder = state.scene.ladder(at: now)
    let items = state.table.sortedCases.compactMap { meeting(of: $0, ladder) }
    return (ladder.indices.map(Optional.some) + [nil]).flatMap { rung in
      items.filter { ladder.firstIndex(of: state.table[$0.subject].tier) == rung }
    }
  }

  private func meeting(of subject: Subject, _ ladder: [Symbol]) -> MeetingItem? {
    let caseState = state.table[subject]
    guard caseState.deliberation.step > 0, !caseState.status.isEnd else { return nil }
    if caseState.status == .resolved || caseState.status == .closed {
      return MeetingItem(
        subject: subject, label: .cleared, isRaised: false, meeting: .none, next: nil)
    }
    var tier = caseState.tier
    let isRaised = caseState.deliberation.isRaised
    if isRaised, let rung = ladder.firstIndex(of: tier), rung + 1 < ladder.count {
      tier = ladder[rung + 1]
    }
    let meeting = tier.isNone ? nil : state.scene.ruleset(at: now)?.meetings[tier]
    return MeetingItem(
      subject: subject, label: .deliberating, isRaised: isRaised, meeting: tier,
      next: meeting?.session(after: now, in: zone))
  }

  public func json(_ item: MeetingItem) -> JSONObject {
    let caseState = state.table[item.subject]
    return [
      "case": .string(state.table.name(of: item.subject)), "tier": json(caseState.tier),
      "matter": json(caseState.matter), "status": .string(caseState.status.name),
      "step": .integer(caseState.deliberation.step), "label": .string(item.label.rawValue),
      "raised": .bool(item.isRaised), "meeting": json(item.meeting), "next": json(item.next),
    ]
  }
}
