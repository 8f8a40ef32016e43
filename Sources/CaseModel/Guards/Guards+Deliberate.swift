import Basics

/// The guards of meetings and mediation. Without a ruleset in force nothing is asked.
extension ReferenceData {
  func meeting(
    _ tier: Symbol, _ step: Int, _ outcome: MeetingOutcome?, _ event: Event, _ state: CaseState
  ) -> Violation? {
    guard let rules = ruleset(at: event.time) else { return nil }
    if !rules.ladder.contains(tier) { return .tierUnknown(tier, ladder: rules.ladder) }
    if rules.meetings[tier] == nil {
      return .noMeeting(tier, having: rules.ladder.filter { rules.meetings[$0] != nil })
    }
    let next = min(state.deliberation.step + 1, Deliberation.steps.upperBound)
    if step > next { return .stepMissing(step, next: next) }
    return outcome == .raise && tier == rules.ladder.last ? .atTop(tier) : nil
  }

  func mediation(_ slip: Slip?, _ event: Event, _ state: CaseState) -> Violation? {
    guard let rules = ruleset(at: event.time) else { return nil }
    if rules.matter(state.matter)?.kind != .dispute { return .notDispute(state.matter) }
    let next = Slip(rawValue: (state.deliberation.slip?.rawValue ?? 0) + 1) ?? .revisit
    guard let slip, slip > next else { return nil }
    return .slipMissing(slip, next: next)
  }
}
