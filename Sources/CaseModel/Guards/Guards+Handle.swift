import Basics

/// The guards of Handle (办理).
extension Scene {
  func handle(_ event: Event, _ state: CaseState) -> Violation? {
    switch event.fact {
    case .suspended(let reason):
      guard let allowed = ruleset(at: event.time)?.suspend, !allowed.contains(reason) else {
        return nil
      }
      return .reasonNotAllowed(reason, allowed: allowed)
    case .extensionRequested: return request(event, state, ruleset(at: event.time))
    case .extensionGranted(let amount):
      return grant(amount, event, state, ruleset(at: event.time))
    case .extensionDenied:
      return state.isExtensionPending ? nil : .nothingPending(.toExtend)
    case .resolved(let hasEvidence):
      return resolution(hasEvidence, event, state, ruleset(at: event.time))
    case .verified(true):
      return event.by == state.resolver ? .ownVerification(event.by) : nil
    case .verified(false), .reopened: return reopening(event, state, ruleset(at: event.time))
    case .closed:
      guard let matter = ruleset(at: event.time)?.matter(state.matter) else { return nil }
      if matter.needsVerification && !state.isVerified { return .verificationMissing }
      return matter.needsFollowUp && !state.isFollowed ? .followUpMissing : nil
    default: return nil
    }
  }

  private func request(_ event: Event, _ state: CaseState, _ rules: Ruleset?) -> Violation? {
    guard event.by == state.holder, !event.by.isNone else {
      return .notHolder(by: event.by, holder: state.holder)
    }
    if state.isExtensionPending { return .alreadyPending }
    if let limit = rules?.extensions.count, state.extensions >= limit {
      return .tooManyExtensions(limit: limit)
    }
    return pastLimit(event, state)
  }

  private func grant(
    _ amount: Span?, _ event: Event, _ state: CaseState, _ rules: Ruleset?
  ) -> Violation? {
    guard state.isExtensionPending else { return .nothingPending(.toExtend) }
    if let limit = rules?.extensions.count, state.extensions >= limit {
      return .tooManyExtensions(limit: limit)
    }
    guard let amount = amount ?? state.pendingAmount else { return .amountMissing }
    if let cap = rules?.extensions.cap {
      let all = state.grants.map(\.amount) + [amount]
      let fits =
        all.allSatisfy { $0.unit.family == cap.unit.family }
        && all.reduce(0) { $0 + $1.comparable } <= cap.comparable
      if !fits { return .overCap(cap: cap) }
    }
    return pastLimit(event, state)
  }

  /// The limit is that of the current leg's `handle`; at the very instant it is still in time.
  private func pastLimit(_ event: Event, _ state: CaseState) -> Violation? {
    guard state.hasLeg,
      let run = state.runs.last(where: { $0.timer == .handle && $0.number == state.legs }),
      let due = reckoner.row(of: run, in: state, now: event.time)?.due, due < event.time
    else { return nil }
    return .limitPassed(due: due)
  }

  private func resolution(
    _ hasEvidence: Bool, _ event: Event, _ state: CaseState, _ rules: Ruleset?
  ) -> Violation? {
    if state.status == .accepted, organisation.post(of: state.holder)?.tier.isNone != false {
      return .notResolvable(holder: state.holder)
    }
    guard event.by == state.holder, !event.by.isNone else {
      return .notHolder(by: event.by, holder: state.holder)
    }
    if rules?.matter(state.matter)?.needsEvidence == true && !hasEvidence {
      return .evidenceMissing
    }
    guard let open = state.openWhistle else { return nil }
    let lead = state.whistles[open].lead
    return .whistleUnfinished(
      waitingFor: state.calls.filter { call in
        call.whistle == open && !call.isExcused
          && (!call.isAnswered || (call.unit == lead && !call.isFinished))
      }.map(\.unit))
  }

  private func reopening(_ event: Event, _ state: CaseState, _ rules: Ruleset?) -> Violation? {
    guard let window = rules?.reopenWindow, let adoption = rulebook.index(at: event.time)
    else { return nil }
    let end = reckoner.end(of: window, from: state.resolved, under: adoption, now: event.time)
    return event.time <= end ? nil : .windowPassed(.toReopen, end: end)
  }
}
