import Basics

/// Handle (办理): suspension, extensions, resolution, verification, follow-up, reopening, closing.
extension CaseState {
  mutating func suspend(at time: Timestamp) {
    guard status != .suspended else { return }
    resumesTo = status
    status = .suspended
    pauses.append(Pause(start: time, end: nil))
  }

  mutating func requestExtension(_ amount: Span?) {
    isExtensionPending = true
    pendingAmount = amount
  }

  /// Granted, denied or void.
  mutating func endExtensionRequest() {
    isExtensionPending = false
    pendingAmount = nil
  }

  /// An extension moves the current leg's `handle` and the current round's `resolve`.
  mutating func grant(_ amount: Span?) {
    extensions += 1
    if let amount = amount ?? pendingAmount {
      let resolves = runs.contains { $0.timer == .resolve && $0.number == round && $0.isRunning }
      grants.append(Grant(amount: amount, leg: hasLeg ? legs : 0, round: resolves ? round : 0))
    }
    endExtensionRequest()
  }

  mutating func resolve(by unit: Symbol, _ person: Symbol, at time: Timestamp) {
    settle(by: unit, person, at: time)
    move(to: .resolved, at: time)
    start(.follow, number: round, at: time)
  }

  /// What resolution and the closing of an unresolved case have in common.
  private mutating func settle(by unit: Symbol, _ person: Symbol, at time: Timestamp) {
    endLeg(at: time)
    stop(.resolve, at: time)
    resolver = unit
    set(resolvingPerson: person)
    resolved = time
  }

  /// Who is involved stays so, whoever resolves; where the first of them is held depends on it.
  private mutating func set(resolvingPerson person: Symbol) {
    let kept = hasInvolvements ? involvements : nil
    resolvingPerson = person
    if let kept { involvements = kept }
  }

  mutating func follow(_ result: FollowUp, at time: Timestamp) {
    stop(.follow, at: time)
    isFollowed = true
    lastFollowUp = result
  }

  mutating func close(by unit: Symbol, at time: Timestamp, in reference: ReferenceData) {
    if status == .closed { completions.append(completion(resolved: nil, closed: closed)) }
    settleAcceptance(in: reference, at: time)
    if status.isOpen && status != .resolved { settle(by: unit, .none, at: time) }
    cut(at: time) { timer in
      timer == .accept || timer == .contact || timer == .sign || timer == .answer
    }
    closed = time
    move(to: .closed, at: time)
  }

  /// The leg goes to the holder at resolution, and back to who dispatched it before.
  mutating func reopen(at time: Timestamp, in reference: ReferenceData) {
    guard status == .resolved || status == .closed else { return }
    completions.append(completion(resolved: resolved, closed: status == .closed ? closed : nil))
    round += 1
    isVerified = false
    isFollowed = false
    deliberation = Deliberation()
    if hasInvolvements { involvements = [] }
    cut(at: time) { $0 == .follow }
    move(to: .handling, at: time)
    startLeg(at: time, in: reference)
    start(.resolve, number: round, at: time)
  }
}
