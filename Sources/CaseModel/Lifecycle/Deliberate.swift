import Basics

/// Deliberation (五会六步) and mediation (六类四单): facts beside the lifecycle, whose status they
/// never change. The last step and the last slip report on what was done, so they count on resolved
/// and closed cases too.
extension CaseState {
  mutating func evolveDeliberation(_ event: Event) {
    switch event.fact {
    case .meetingHeld(_, let step, let outcome):
      deliberation.step = max(deliberation.step, step)
      if outcome == .raise { deliberation.isRaised = true }
      if outcome == .implement { deliberation.isRaised = false }
    case .mediationRecorded(let slip):
      guard let slip else { return }
      deliberation.slip = max(deliberation.slip ?? slip, slip)
    default: break
    }
  }
}
