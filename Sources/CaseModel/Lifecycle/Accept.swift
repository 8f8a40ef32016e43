import Basics

/// Accept (受理): registered, accepted, rejected, merged, reclassified, withdrawn.
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
    tier named: Symbol, due: Timestamp?, id: UInt64, at time: Timestamp, in reference: ReferenceData
  ) {
    if isAccepted { return }
    isAccepted = true
    acceptance = id
    let isOrderly = underlyingStatus == .registered
    var awaited: Symbol?
    if isOrderly || tier.isNone {
      let position = reference.startingPosition(of: matter, in: place, namedTier: named, at: time)
      tier = position.tier
      if isOrderly { holder = position.holder }
      if named.isNone { awaited = position.holder }
    }
    settleAcceptance(awaited, in: reference, at: time)
    stop(.accept, at: time)
    start(.contact, number: 1, at: time)
    if let contacted { stop(.contact, at: contacted) }
    if round == 1 { start(.resolve, number: 1, at: time, due: due) }
    guard isOrderly else { return }
    moveUnderneath(to: .accepted)
    hasDispatcher = false
    startLeg(at: time, in: reference)
  }

  /// Puts down who would hold the case if it were accepted now: the row of `accept` keeps it.
  ///
  /// - Parameter known: that unit, where it was asked for already.
  mutating func settleAcceptance(
    _ known: Symbol? = nil, in reference: ReferenceData, at time: Timestamp
  ) {
    guard runs.mayRun(.accept) else { return }
    let unit = known ?? reference.startingPosition(of: matter, in: place, at: time).holder
    runs.set(unit: unit, ofRunning: .accept)
  }

  /// A later acceptance that corrects the one that counted sets the due time anew.
  mutating func correctAcceptance(_ corrected: UInt64, due: Timestamp?) {
    if corrected == acceptance { setDue(of: .resolve, number: 1, to: due) }
  }

  mutating func reject(at time: Timestamp, in reference: ReferenceData) {
    settleAcceptance(in: reference, at: time)
    stop(.accept, at: time)
    rejected = time
    end(as: .rejected, at: time, in: reference)
  }

  /// Runs that are over keep the limits of what it was until now; nothing else changes (SPEC §4).
  mutating func reclassify(
    as matter: Symbol, _ urgency: Symbol, in place: Symbol, at time: Timestamp
  ) {
    formerClasses.append(
      FormerClass(
        matter: self.matter, urgency: self.urgency, place: self.place, until: time,
        ended: runs.indices.filter { !runs[$0].isRunning }.map(Int32.init)))
    if !matter.isNone { self.matter = matter }
    if !urgency.isNone { self.urgency = urgency }
    if !place.isNone { self.place = place }
  }

  mutating func end(as status: Status, at time: Timestamp, in reference: ReferenceData) {
    settleAcceptance(in: reference, at: time)
    cut(at: time) { _ in true }
    hasLeg = false
    move(to: status, at: time)
  }
}
