import Basics

/// Accept (受理): registered, accepted, rejected, merged, withdrawn.
extension CaseState {
  mutating func register(
    _ matter: Symbol, in place: Symbol, by channel: Symbol, _ urgency: Symbol, at time: Timestamp
  ) {
    isRegistered = true
    self.matter = matter
    self.place = place
    self.channel = channel
    self.urgency = urgency
    registered = time
    start(.accept, number: 1, at: time)
  }

  /// The first acceptance; past `registered` it leaves status, holder and leg as they are. A second
  /// one does nothing.
  mutating func accept(
    tier named: Symbol, due: Timestamp?, id: UInt64, at time: Timestamp, in scene: Scene
  ) {
    if isAccepted { return }
    isAccepted = true
    acceptance = id
    let isOrderly = underlyingStatus == .registered
    if isOrderly || tier.isNone {
      let post = scene.startingPost(of: matter, in: place, namedTier: named, at: time)
      tier = post.tier
      if isOrderly { holder = post.holder }
    }
    stop(.accept, at: time)
    start(.contact, number: 1, at: time)
    if let contacted { stop(.contact, at: contacted) }
    if round == 1 { start(.resolve, number: 1, at: time, due: due) }
    guard isOrderly else { return }
    moveUnderneath(to: .accepted)
    hasDispatcher = false
    startLeg(at: time)
  }

  /// A later acceptance that corrects the one that counted sets the due time anew.
  mutating func correctAcceptance(_ corrected: UInt64, due: Timestamp?) {
    if corrected == acceptance { setDue(of: .resolve, number: 1, to: due) }
  }

  mutating func end(as status: Status, at time: Timestamp) {
    cut(at: time) { _ in true }
    hasLeg = false
    move(to: status, at: time)
  }
}
