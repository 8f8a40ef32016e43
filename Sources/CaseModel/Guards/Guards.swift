import Basics

/// The guards of SPEC §4, one place for both sides: `decide` refuses what they find, replay reports
/// it as an anomaly.
extension Scene {
  /// The first way in which an event breaks the table, or nil.
  ///
  /// - Parameters:
  ///   - state: the subject before the event; not registered where there is no case yet.
  ///   - merger: what `CaseTable.merger` found, for a merger.
  public func violation(
    of event: Event, on state: CaseState, merger: Violation? = nil
  ) -> Violation? {
    guard event.type.concernsCase else { return oddValue(event) }
    guard state.isRegistered else {
      return event.type == .caseRegistered ? oddValue(event) : .noCase
    }
    if event.type == .caseRegistered { return .alreadyRegistered }
    if let violation = standing(event, state) ?? oddValue(event) ?? merger { return violation }
    switch event.type.stage {
    case .accept: return accept(event, state)
    case .dispatch: return dispatch(event, state) ?? whistle(event, state)
    case .handle: return handle(event, state) ?? deliberation(event, state)
    case .supervise, .assess: return accept(event, state) ?? supervise(event, state)
    case .scene, .serve: return nil
    }
  }

  /// The same for an event that sets the scene.
  public func violation(of fact: SceneFact, _ event: Event) -> Violation? {
    switch fact {
    case .unusable(let reason): return .unusableDocument(reason)
    case .unitRegistered(let unit, _):
      return UnitPath.isValid(symbols.bytes(unit)) ? oddValue(event) : .unitPath(unit)
    case .unitRetired(let unit, _):
      return organisation[unit] == nil ? .unitUnknown(unit) : oddValue(event)
    default: return oddValue(event)
    }
  }

  private func oddValue(_ event: Event) -> Violation? {
    guard !event.oddKey.isNone else { return nil }
    if case .whistleRated(score: nil, _) = event.fact { return .scoreOutOfRange }
    return .oddValue(key: event.oddKey)
  }

  private func standing(_ event: Event, _ state: CaseState) -> Violation? {
    var allowed = event.type.statuses
    if state.status.isEnd && allowed != .every { return .ended(state.status) }
    if case .verified(let pass) = event.fact { allowed = pass ? .resolved : [.resolved, .closed] }
    return allowed.contains(state.status) ? nil : .status(state.status, allowed: allowed)
  }

  // MARK: By stage

  private func accept(_ event: Event, _ state: CaseState) -> Violation? {
    switch event.fact {
    case .rejected(let hasGround), .excluded(let hasGround), .exclusionRevoked(let hasGround):
      return hasGround ? nil : .groundMissing
    case .accepted(let tier, _, _), .acceptedAnew(let tier, _, _, _):
      let ladder = ladder(at: event.time)
      return tier.isNone || ladder.contains(tier) ? nil : .tierUnknown(tier, ladder: ladder)
    default: return nil
    }
  }

  private func dispatch(_ event: Event, _ state: CaseState) -> Violation? {
    switch event.fact {
    case .dispatched(let unit, _):
      return target(unit, ruleset(at: event.time)?.matter(state.matter)?.admit)
    case .signed: return held(by: event.by, state)
    case .returnRequested: return request(event, toReturn: state)
    case .returnApproved, .returnDenied:
      return state.isReturnPending ? nil : .nothingPending(.toReturn)
    case .escalated(let from, let to, _, _): return escalation(from: from, to: to, event, state)
    default: return nil
    }
  }

  private func request(_ event: Event, toReturn state: CaseState) -> Violation? {
    if let violation = held(by: event.by, state) { return violation }
    guard state.hasDispatcher else { return .noDispatch }
    let rules = ruleset(at: event.time)?.returns
    if let limit = rules?.limit, state.returns >= limit { return .finalDispatch(limit: limit) }
    return window(.toReturn, rules?.window, from: state.dispatched, at: event.time)
  }

  private func target(_ unit: Symbol, _ admitted: [Unit.Kind]?) -> Violation? {
    if let violation = callable(unit) { return violation }
    guard let admitted else { return nil }
    let kind = organisation.post(of: unit)?.kind
    return admitted.contains { $0 == kind } ? nil : .notAdmitted(unit, allowed: admitted)
  }

  private func callable(_ unit: Symbol) -> Violation? {
    guard let post = organisation.post(of: unit) else { return .unitUnknown(unit) }
    return post.isRetired ? .unitRetired(unit) : nil
  }

  private func held(by unit: Symbol, _ state: CaseState) -> Violation? {
    unit == state.holder && !unit.isNone ? nil : .notHolder(by: unit, holder: state.holder)
  }

  private func window(
    _ what: Violation.Window, _ window: Span?, from start: Timestamp, at time: Timestamp
  ) -> Violation? {
    guard let window, let adoption = rulebook.index(at: time) else { return nil }
    let end = reckoner.end(of: window, from: start, under: adoption, now: time)
    return time <= end ? nil : .windowPassed(what, end: end)
  }

  private func escalation(
    from: Symbol, to: Symbol, _ event: Event, _ state: CaseState
  ) -> Violation? {
    let ladder = ladder(at: event.time)
    guard let target = ladder.firstIndex(of: to) else { return .tierUnknown(to, ladder: ladder) }
    if state.tier == ladder.last { return .atTop(state.tier) }
    let current = ladder.firstIndex(of: state.tier) ?? -1
    let next = ladder[current + 1]
    let isSkip =
      ruleset(at: event.time)?.skips.contains {
        $0.matter == state.matter && $0.urgency == state.urgency && $0.to == to
      } ?? false
    guard from == state.tier, target == current + 1 || (isSkip && target > current) else {
      return .notOneTierUp(from: from, to: to, next: next)
    }
    return nil
  }

  private func whistle(_ event: Event, _ state: CaseState) -> Violation? {
    let unit = event.by
    switch event.fact {
    case .whistleBlown(_, let units, _):
      if state.openWhistle != nil { return .whistleOpen }
      guard organisation.path(from: state.holder, symbols).contains(unit) else {
        return .notEntitledToWhistle(by: unit, holder: state.holder)
      }
      return units.lazy.compactMap { callable($0) }.first
    case .whistleAnswered: return called(unit, state) { !$0.isAnswered }
    case .whistleExcused: return called(unit, state) { !$0.isExcused }
    case .whistleFinished:
      return called(unit, state) { !$0.isFinished }
        ?? (state.calls.contains { $0.unit == unit && $0.isAnswered && !$0.isFinished }
          ? nil : .notAnswered(unit))
    case .whistleRated: return called(unit, state) { _ in true }
    default: return nil
    }
  }

  private func called(
    _ unit: Symbol, _ state: CaseState, where isOpen: (Call) -> Bool
  ) -> Violation? {
    var isCalled = false
    for call in state.calls where call.unit == unit {
      if isOpen(call) { return nil }
      isCalled = true
    }
    return isCalled ? .alreadyDone(unit) : .notCalled(unit)
  }

  private func supervise(_ event: Event, _ state: CaseState) -> Violation? {
    func stands(_ card: Supervision) -> Bool { card.unit == event.by && !card.isLifted }
    switch event.fact {
    case .supervisionIssued(let level, _, _, _):
      guard let level else { return nil }
      let isAbove = state.supervisions.allSatisfy { card in
        !stands(card) || card.level.map { $0 < level } ?? true
      }
      return isAbove ? nil : .levelNotAbove(level)
    case .supervisionAnswered, .supervisionLifted:
      return state.supervisions.contains(where: stands) ? nil : .noSupervision(event.by)
    case .excluded: return state.isExcluded ? .alreadyExcluded : nil
    case .exclusionRevoked: return state.isExcluded ? nil : .notExcluded
    default: return nil
    }
  }
}

extension EventType {
  /// The statuses in which the table has the event; every one, the ends too, for what counts always.
  public var statuses: StatusSet {
    switch self {
    case .caseAccepted, .caseRejected: .registered
    case .caseDispatched, .caseEscalated, .whistleBlown, .caseSuspended, .extensionRequested,
      .caseResolved:
      [.accepted, .dispatched, .handling]
    case .caseSigned: .dispatched
    case .returnRequested: [.dispatched, .handling]
    case .caseContacted, .caseUrged, .supervisionIssued, .caseMerged, .caseWithdrawn: .open
    case .caseResumed: .suspended
    case .caseVerified, .caseFollowed, .caseReopened: [.resolved, .closed]
    case .caseClosed: .resolved
    case .whistleFinished, .whistleRated, .returnApproved, .returnDenied, .extensionGranted,
      .extensionDenied:
      [.registered, .accepted, .dispatched, .handling, .suspended]
    case .whistleAnswered, .whistleExcused, .meetingHeld, .mediationRecorded: [.open, .closed]
    default: .every
    }
  }
}
