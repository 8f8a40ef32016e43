import Basics

extension CaseState {
  /// Judges one event, then lets it have its effect.
  mutating func fold(_ event: Event, in scene: Scene, merger: Violation?) -> Violation? {
    let violation = scene.violation(of: event, on: self, merger: merger)
    evolve(event, in: scene)
    return violation
  }

  /// Lets one event have its effect (SPEC §4). Never fails: what breaks the table has the effect
  /// that SPEC gives it, and is reported by `violation`.
  ///
  /// - Complexity: O(runs of the case).
  public mutating func evolve(_ event: Event, in scene: Scene) {
    version += 1
    guard takesEffect(event.fact) else { return }
    switch event.fact {
    case .registered, .accepted, .acceptedAnew, .rejected, .merged, .withdrawn:
      evolveAccept(event, in: scene)
    case .dispatched, .signed, .contacted, .returnRequested, .returnApproved, .returnDenied,
      .whistleBlown, .whistleAnswered, .whistleExcused, .whistleFinished, .whistleRated,
      .escalated:
      evolveDispatch(event, in: scene)
    case .suspended, .resumed, .extensionRequested, .extensionGranted, .extensionDenied,
      .resolved, .verified, .followed, .reopened, .closed:
      evolveHandle(event)
    case .meetingHeld, .mediationRecorded: evolveDeliberation(event)
    case .urged, .supervisionIssued, .supervisionAnswered, .supervisionLifted:
      evolveSupervise(event)
    case .excluded, .exclusionRevoked: evolveAssess(event)
    case .noted: break
    }
  }

  /// Whether an event has any effect on a case that stands as this one does.
  @inline(__always)
  func takesEffect(_ fact: Fact) -> Bool {
    switch fact {
    case .registered: return !isRegistered
    case .noted: return false
    case .supervisionIssued, .supervisionAnswered, .supervisionLifted, .excluded,
      .exclusionRevoked, .urged:
      return isRegistered
    case .verified, .followed, .reopened, .closed, .contacted, .whistleAnswered, .whistleExcused,
      .meetingHeld, .mediationRecorded:
      return isRegistered && !status.isEnd
    case .merged, .withdrawn:
      return isRegistered && status.isOpen
    case .accepted, .acceptedAnew, .rejected, .dispatched, .signed, .returnRequested,
      .returnApproved, .returnDenied, .whistleBlown, .whistleFinished, .whistleRated, .escalated,
      .suspended, .resumed, .extensionRequested, .extensionGranted, .extensionDenied, .resolved:
      return isRegistered && status.isOpen && status != .resolved
    }
  }
}

extension Fact {
  /// Whether its effect depends on the rules and the units, and not on its case alone: acceptance and
  /// escalation settle tier and holder (SPEC §6, "Which ruleset").
  public var readsScene: Bool {
    switch self {
    case .accepted, .acceptedAnew, .escalated: true
    default: false
    }
  }
}

extension SceneFact {
  /// Whether units come, go or move.
  public var changesOrganisation: Bool {
    switch self {
    case .unitRegistered, .unitRetired: true
    case .rulesAdopted, .calendarAdopted, .actorRegistered, .actorRetired, .unusable: false
    }
  }
}
