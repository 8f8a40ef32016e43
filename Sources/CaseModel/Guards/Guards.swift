import Basics

/// The guards of SPEC §4, one place for both sides: `decide` refuses what they find, replay reports
/// it as an anomaly.
extension ReferenceData {
  /// The first way in which an event about a case breaks the table, or nil (decisions 20 and 26).
  ///
  /// - Parameters:
  ///   - state: the subject before the event; not registered where there is no case yet.
  ///   - merger: what `CaseTable.merger` found, for a merger.
  public func violation(
    of event: Event, on state: CaseState, merger: Violation? = nil
  ) -> Violation? {
    guard event.type.row.subject == .case else {
      return invalidValue(event) ?? unauthorised(event, Self.noCase) ?? future(event)
    }
    guard state.isRegistered else {
      guard case .caseRegistered(let matter, let place, _, _) = event.fact else { return .noCase }
      return invalidValue(event) ?? unauthorised(event, state)
        ?? known(matter, in: place, at: event.time) ?? future(event)
    }
    if event.type == .caseRegistered { return .alreadyRegistered }
    return standing(event, state) ?? invalidValue(event) ?? unauthorised(event, state) ?? merger
      ?? guarded(event, state) ?? future(event) ?? lateness(event, state)
  }

  /// What the guards of SPEC §4 say of an event whose status and values are right.
  private func guarded(_ event: Event, _ state: CaseState) -> Violation? {
    let unit = event.by
    switch event.fact {
    case .caseAccepted(let tier, _, _), .acceptanceCorrected(let tier, _, _, _):
      return knownTier(tier, at: event.time)
    case .caseRejected(let hasGround): return hasGround ? nil : .groundMissing
    case .caseReclassified(let matter, let urgency, let place):
      return reclassification(matter, urgency, in: place, event, state)
    case .caseRegistered, .caseMerged, .caseWithdrawn, .caseContacted, .caseResumed,
      .caseFollowed, .caseUrged, .reference, .register, .noted:
      return nil

    case .caseDispatched(let unit, _):
      return target(unit, ruleset(at: event.time)?.matter(state.matter)?.admit, state)
    case .caseSigned: return held(by: unit, state)
    case .returnRequested: return request(event, toReturn: state)
    case .returnApproved:
      if !state.isReturnPending { return .nothingPending(.toReturn) }
      return state.hasDispatcher ? nil : .noDispatch
    case .returnDenied: return state.isReturnPending ? nil : .nothingPending(.toReturn)
    case .whistleBlown(_, let units, _): return blow(by: unit, calling: units, state)
    case .whistleAnswered: return called(unit, state) { !$0.isAnswered }
    case .whistleExcused: return called(unit, state) { !$0.isExcused }
    case .whistleFinished: return finish(unit, state)
    case .whistleRated: return called(unit, state) { _ in true }
    case .caseEscalated(let from, let to, _, _): return escalation(from: from, to: to, event, state)

    case .caseSuspended(let reason): return suspension(reason, at: event.time)
    case .extensionRequested: return requestExtension(event, state)
    case .extensionGranted(let amount): return grant(amount, event, state)
    case .extensionDenied: return state.isExtensionPending ? nil : .nothingPending(.toExtend)
    case .meetingHeld(let tier, let step, let outcome):
      return meeting(tier, step, outcome, event, state)
    case .mediationRecorded(let slip): return mediation(slip, event, state)
    case .caseResolved(let hasEvidence, _): return resolution(hasEvidence, event, state)
    case .caseVerified(true, let person): return verification(by: unit, person, state)
    case .caseVerified(false, _), .caseReopened: return reopening(event, state)
    case .caseClosed: return closing(event, state)

    case .supervisionIssued(let level, _, _, _): return issue(level, to: unit, state)
    case .supervisionAnswered, .supervisionLifted:
      return state.supervisions.contains { $0.stands(against: unit) } ? nil : .noSupervision(unit)
    case .caseExcluded(let hasGround):
      if !hasGround { return .groundMissing }
      return state.isExcluded ? .alreadyExcluded : nil
    case .exclusionRevoked(let hasGround):
      if !hasGround { return .groundMissing }
      return state.isExcluded ? nil : .notExcluded
    }
  }

  /// The same for an event that sets the reference data.
  public func violation(of fact: ReferenceFact, _ event: Event) -> Violation? {
    if case .unusable(let reason) = fact { return .unusableDocument(reason) }
    if let violation = unauthorised(event, Self.noCase) { return violation }
    return switch fact {
    case .unusable, .rulesAdopted, .calendarAdopted, .actorRegistered, .actorRetired:
      invalidValue(event) ?? future(event)
    case .unitRegistered(let unit, let entry):
      UnitPath.isValid(symbols.bytes(unit))
        ? invalidValue(event) ?? registeredTier(entry.tier, at: event.time) ?? future(event)
        : .unitPath(unit)
    case .unitRetired(let unit, _):
      organisation[unit] == nil ? .unitUnknown(unit) : invalidValue(event) ?? future(event)
    }
  }

  /// The same for an event that enters a register.
  public func violation(of fact: RegisterFact, _ event: Event, in registers: Registers)
    -> Violation?
  {
    invalidValue(event) ?? unauthorised(event, Self.noCase)
      ?? registers.violation(of: fact, time: event.time, zone: zone(at: event.time))
      .map { .register($0) } ?? future(event)
  }

  /// How far an event may lie after the instant that it is held against (SPEC §4).
  public static let futureTolerance: Int64 = 5 * Timestamp.microsecondsPerMinute

  private func future(_ event: Event) -> Violation? {
    event.time.microseconds - event.recorded.microseconds > Self.futureTolerance
      ? .future(event.time, recorded: event.recorded) : nil
  }

  /// A line that lies before what the case had come to (SPEC §4); it has its effect all the same.
  private func lateness(_ event: Event, _ state: CaseState) -> Violation? {
    if event.time < state.registered { return .beforeRegistration(state.registered) }
    let stages: [EventRow.Stage] = [.accept, .dispatch, .handle]
    guard event.time < state.lastMove, stages.contains(event.type.row.stage) else { return nil }
    return .lateRecord(state.lastMove)
  }

  private func invalidValue(_ event: Event) -> Violation? {
    guard !event.invalidKey.isNone else { return nil }
    if case .whistleRated(score: nil, _) = event.fact { return .scoreOutOfRange }
    return .invalidKey(key: event.invalidKey, of: event.type)
  }

  private func standing(_ event: Event, _ state: CaseState) -> Violation? {
    var allowed = event.type.row.from
    if state.status.isEnd && allowed != .every { return .ended(state.status) }
    if case .caseVerified(true, _) = event.fact { allowed = .resolved }
    return allowed.contains(state.status) ? nil : .status(state.status, allowed: allowed)
  }
}
