import Basics

extension CaseState {
  /// Raises the case to a tier; a tier that the ladder lacks changes nothing.
  mutating func escalate(to tier: Symbol, at time: Timestamp, in scene: Scene) -> Bool {
    let ladder = scene.ladder(at: time)
    guard ladder.contains(tier) else { return false }
    let post = scene.post(at: tier, above: place, ladder: ladder)
    endLeg(at: time)
    hasDispatcher = false
    dispatcher = .none
    deliberation.isRaised = false
    self.tier = post.tier
    holder = post.holder
    move(to: .accepted, at: time)
    startLeg(at: time)
    return true
  }
}
