import Basics

/// Handle (办理): suspension, extensions, resolution, verification, follow-up, reopening, closing.
extension CaseState {
  mutating func evolveHandle(_ event: Event) {
    switch event.fact {
    case .suspended:
      guard status != .suspended else { return }
      resumesTo = status
      status = .suspended
      pauses.append(Pause(start: event.time, end: nil))
    case .resumed:
      if status == .suspended { move(to: resumesTo, at: event.time) }
    case .extensionRequested(let amount):
      isExtensionPending = true
      pendingAmount = amount
    case .extensionGranted(let amount): grant(amount)
    case .extensionDenied:
      isExtensionPending = false
      pendingAmount = nil
    case .resolved: resolve(event)
    case .verified(let pass): pass ? isVerified = true : reopen(at: event.time)
    case .followed(let reached, let solved, let satisfied):
      stop(.follow, at: event.time)
      isFollowed = true
      lastFollowUp = FollowUp(reached: reached, solved: solved, satisfied: satisfied)
    case .reopened: reopen(at: event.time)
    case .closed: close(event)
    default: break
    }
  }

  /// An extension moves the current leg's `handle` and the current round's `resolve`.
  private mutating func grant(_ amount: Span?) {
    extensions += 1
    if let amount = amount ?? pendingAmount {
      let resolves = runs.contains { $0.timer == .resolve && $0.number == round && $0.isRunning }
      grants.append(Grant(amount: amount, leg: hasLeg ? legs : 0, round: resolves ? round : 0))
    }
    isExtensionPending = false
    pendingAmount = nil
  }

  private mutating func resolve(_ event: Event) {
    settle(event)
    move(to: .resolved, at: event.time)
    start(.follow, number: round, at: event.time)
  }

  /// What resolution and the closing of an unresolved case have in common.
  private mutating func settle(_ event: Event) {
    endLeg(at: event.time)
    stop(.resolve, at: event.time)
    resolver = event.by
    resolved = event.time
  }

  private mutating func close(_ event: Event) {
    if status.isOpen && status != .resolved { settle(event) }
    cut(at: event.time) { timer in
      timer == .accept || timer == .contact || timer == .sign || timer == .answer
    }
    closed = event.time
    move(to: .closed, at: event.time)
  }

  /// The leg goes to the holder at resolution, and back to who dispatched it before.
  private mutating func reopen(at time: Timestamp) {
    guard status == .resolved || status == .closed else { return }
    round += 1
    isVerified = false
    isFollowed = false
    deliberation = Deliberation()
    cut(at: time) { $0 == .follow }
    move(to: .handling, at: time)
    startLeg(at: time)
    start(.resolve, number: round, at: time)
  }
}
