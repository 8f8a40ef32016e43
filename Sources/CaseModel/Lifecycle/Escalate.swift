import Basics

extension CaseState {
  /// Raises the case to a tier; a tier that the ladder lacks changes nothing.
  mutating func escalate(to tier: Symbol, at time: Timestamp, in reference: ReferenceData) -> Bool {
    guard let position = reference.position(raising: place, to: tier, at: time) else {
      return false
    }
    endLeg(at: time)
    hasDispatcher = false
    dispatcher = .none
    deliberation.isRaised = false
    self.tier = position.tier
    holder = position.holder
    move(to: .accepted, at: time)
    startLeg(at: time, in: reference)
    return true
  }
}
