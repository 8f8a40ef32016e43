import Basics

extension CaseState {
  /// Judges one event, then lets it have its effect.
  mutating func apply(_ event: Event, in reference: ReferenceData, merger: Violation?) -> Violation?
  {
    let violation = reference.violation(of: event, on: self, merger: merger)
    evolve(event, in: reference)
    return violation
  }

  /// Lets one event have its effect (SPEC §4). Never fails: what breaks the table has the effect
  /// that SPEC gives it, and is reported by `violation`.
  ///
  /// - Complexity: O(runs of the case).
  public mutating func evolve(_ event: Event, in reference: ReferenceData) {
    version += 1
    let found = round
    let involvement = involvement(event, in: reference)
    if takesEffect(event.type) {
      let before = (status, holder, legs, hasLeg)
      change(by: event, in: reference)
      if before != (status, holder, legs, hasLeg) { lastMove = max(lastMove, event.time) }
    }
    // A line belongs to the round that it finds, and what was noted of that is over with it.
    if let involvement, round == found { add(involvement) }
  }

  @inline(__always)
  private mutating func change(by event: Event, in reference: ReferenceData) {
    let time = event.time
    switch event.fact {
    case .caseRegistered(let matter, let place, let channel, let urgency):
      register(matter, in: place, by: channel, urgency, at: time)
    case .caseAccepted(let tier, let due, let id):
      accept(tier: tier, due: due, id: id, at: time, in: reference)
    case .acceptanceCorrected(let tier, let due, let id, let corrected):
      if isAccepted {
        correctAcceptance(corrected, due: due)
      } else {
        accept(tier: tier, due: due, id: id, at: time, in: reference)
      }
    case .caseRejected: reject(at: time, in: reference)
    case .caseMerged(let target):
      mergedInto = target
      end(as: .merged, at: time, in: reference)
    case .caseReclassified(let matter, let urgency, let place):
      reclassify(as: matter, urgency, in: place, at: time)
    case .caseWithdrawn: end(as: .withdrawn, at: time, in: reference)

    case .caseDispatched(let unit, let due):
      dispatch(to: unit, due: due, at: time, in: reference)
    case .caseSigned: sign(at: time)
    case .caseContacted: contact(at: time)
    case .returnRequested: isReturnPending = true
    case .returnApproved: giveBack(at: time)
    case .returnDenied: isReturnPending = false
    case .whistleBlown(let kind, let units, let lead):
      blow(kind, calling: units, lead: lead, by: event.caller, at: time)
    case .whistleAnswered: answer(event.by, at: time) { $0.isAnswered = true }
    case .whistleExcused: answer(event.by, at: time) { $0.isExcused = true }
    case .whistleFinished: markCalls(of: event.by) { $0.isFinished = true }
    case .whistleRated(let score, let isOwn): rate(event.by, score, isOwn: isOwn)
    case .caseEscalated(_, let tier, let timer, let run):
      if escalate(to: tier, at: time, in: reference) { mark(timer, run, .escalated) }

    case .caseSuspended: suspend(at: time)
    case .caseResumed: if status == .suspended { move(to: resumesTo, at: time) }
    case .extensionRequested(let amount): requestExtension(amount)
    case .extensionGranted(let amount): grant(amount)
    case .extensionDenied: endExtensionRequest()
    case .meetingHeld(_, let step, let outcome): deliberation.hold(step, outcome)
    case .mediationRecorded(let slip): deliberation.record(slip)
    case .caseResolved(_, let person): resolve(by: event.by, person, at: time)
    case .caseVerified(let pass, _): pass ? isVerified = true : reopen(at: time, in: reference)
    case .caseFollowed(let result): follow(result, at: time)
    case .caseReopened: reopen(at: time, in: reference)
    case .caseClosed: close(by: event.by, at: time, in: reference)

    case .caseUrged(let timer, let run): mark(timer, run, .urged)
    case .supervisionIssued(let level, let timer, let run, let replyBy):
      issue(level, to: event.by, timer, run, replyBy: replyBy, at: time)
    case .supervisionAnswered: reply(of: event.by, at: time) { $0.isAnswered = true }
    case .supervisionLifted:
      reply(of: event.by, at: time) { $0.lifted = $0.lifted ?? time }
    case .caseExcluded: isExcluded = true
    case .exclusionRevoked: isExcluded = false
    case .reference, .register, .noted: break
    }
  }

  /// Who recorded what is to be separate.
  @inline(__always)
  private func involvement(_ event: Event, in reference: ReferenceData) -> Involvement? {
    guard case .person(let person) = event.author, isRegistered,
      reference.isSeparate(event.type.rawValue, at: event.recorded)
    else { return nil }
    return Involvement(type: event.type.rawValue, person: person)
  }

  /// Whether an event has any effect on a case that stands as this one does.
  @inline(__always)
  private func takesEffect(_ type: EventType) -> Bool {
    isRegistered ? type.row.effect.contains(status) : type == .caseRegistered
  }
}

extension Event {
  /// The unit that blows a whistle, where an authority may ask for it.
  fileprivate var caller: Symbol { author == .unread ? .none : by }
}
