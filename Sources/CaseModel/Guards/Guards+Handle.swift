import Basics

/// The guards of Handle (办理).
extension ReferenceData {
  func suspension(_ reason: Symbol, at time: Timestamp) -> Violation? {
    guard let allowed = ruleset(at: time)?.suspend, !allowed.contains(reason) else { return nil }
    return .reasonNotAllowed(reason, allowed: allowed)
  }

  func requestExtension(_ event: Event, _ state: CaseState) -> Violation? {
    if let violation = held(by: event.by, state) { return violation }
    let rules = ruleset(at: event.time)
    if state.isExtensionPending { return .alreadyPending }
    if let limit = rules?.extensions.count, state.extensions >= limit {
      return .tooManyExtensions(limit: limit)
    }
    return pastLimit(event, state)
  }

  func grant(_ amount: Span?, _ event: Event, _ state: CaseState) -> Violation? {
    let rules = ruleset(at: event.time)
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
      let due = calculator.row(of: run, in: state, now: event.time)?.due, due < event.time
    else { return nil }
    return .limitPassed(due: due)
  }

  func resolution(_ hasEvidence: Bool, _ event: Event, _ state: CaseState) -> Violation? {
    if state.status == .accepted, organisation.summary(of: state.holder)?.tier.isNone != false {
      return .notResolvable(holder: state.holder)
    }
    if let violation = held(by: event.by, state) { return violation }
    if ruleset(at: event.time)?.matter(state.matter)?.needsEvidence == true && !hasEvidence {
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

  /// Neither the unit nor the person of the round's last resolution.
  func verification(by unit: Symbol, _ person: Symbol, _ state: CaseState) -> Violation? {
    if unit == state.resolver { return .ownVerification(unit) }
    return !person.isNone && person == state.resolvingPerson ? .ownVerification(person) : nil
  }

  func reopening(_ event: Event, _ state: CaseState) -> Violation? {
    window(
      .toReopen, ruleset(at: event.time)?.reopenWindow, from: state.resolved, at: event.time)
  }

  func closing(_ event: Event, _ state: CaseState) -> Violation? {
    guard let matter = ruleset(at: event.time)?.matter(state.matter) else { return nil }
    if matter.needsVerification && !state.isVerified { return .verificationMissing }
    return matter.needsFollowUp && !state.isFollowed ? .followUpMissing : nil
  }
}
