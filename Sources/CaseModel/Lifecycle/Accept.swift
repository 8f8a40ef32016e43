import Basics

/// Accept (受理): registered, accepted, rejected, merged, withdrawn.
extension CaseState {
  mutating func evolveAccept(_ event: Event, in scene: Scene) {
    switch event.fact {
    case .registered(let matter, let place, let channel, let urgency):
      isRegistered = true
      self.matter = matter
      self.place = place
      self.channel = channel
      self.urgency = urgency
      registered = event.time
      start(.accept, number: 1, at: event.time)
    case .accepted(let tier, let due, let id):
      if !isAccepted { accept(event, tier: tier, due: due, id: id, in: scene) }
    case .acceptedAnew(let tier, let due, let id, let corrected):
      if !isAccepted {
        accept(event, tier: tier, due: due, id: id, in: scene)
      } else if corrected == acceptance {
        setDue(of: .resolve, number: 1, to: due)
      }
    case .rejected:
      stop(.accept, at: event.time)
      end(as: .rejected, at: event.time)
    case .merged(let target):
      mergedInto = target
      end(as: .merged, at: event.time)
    case .withdrawn:
      end(as: .withdrawn, at: event.time)
    default: break
    }
  }

  /// The first acceptance; past `registered` it leaves status, holder and leg as they are.
  private mutating func accept(
    _ event: Event, tier named: Symbol, due: Timestamp?, id: UInt64, in scene: Scene
  ) {
    isAccepted = true
    acceptance = id
    let isOrderly = underlyingStatus == .registered
    if isOrderly || tier.isNone {
      let post = scene.startingPost(of: matter, in: place, namedTier: named, at: event.time)
      tier = post.tier
      if isOrderly { holder = post.holder }
    }
    stop(.accept, at: event.time)
    start(.contact, number: 1, at: event.time)
    if let contacted { stop(.contact, at: contacted) }
    if round == 1 { start(.resolve, number: 1, at: event.time, due: due) }
    guard isOrderly else { return }
    moveUnderneath(to: .accepted)
    hasDispatcher = false
    startLeg(at: event.time)
  }

  private mutating func end(as status: Status, at time: Timestamp) {
    cut(at: time) { _ in true }
    hasLeg = false
    move(to: status, at: time)
  }
}
