import Basics

/// The guards of Accept (受理).
extension ReferenceData {
  func knownTier(_ tier: Symbol, at time: Timestamp) -> Violation? {
    let ladder = ladder(at: time)
    return tier.isNone || ladder.contains(tier) ? nil : .tierUnknown(tier, ladder: ladder)
  }

  /// The tier of a unit is one of the ladder, where rules are in force.
  func registeredTier(_ tier: Symbol, at time: Timestamp) -> Violation? {
    ruleset(at: time) == nil ? nil : knownTier(tier, at: time)
  }

  /// The matter is one of the rules in force, where they list any; the place is a registered unit or
  /// lies in one.
  ///
  /// - Parameters:
  ///   - matter: nil where the event names none; the place likewise.
  func known(_ matter: Symbol?, in place: Symbol?, at time: Timestamp) -> Violation? {
    if let matter, let rules = ruleset(at: time), !rules.matters.isEmpty,
      rules.matter(matter) == nil
    {
      return .matterUnknown(matter, rules.matters.map(\.code))
    }
    guard let place else { return nil }
    if !UnitPath.isValid(symbols.bytes(place)) { return .unitPath(place) }
    return organisation.isWithin(place, symbols) ? nil : .placeUnknown(place)
  }

  func reclassification(
    _ matter: Symbol, _ urgency: Symbol, in place: Symbol, _ event: Event, _ state: CaseState
  ) -> Violation? {
    let changes = [(matter, state.matter), (urgency, state.urgency), (place, state.place)]
    if changes.allSatisfy({ $0.isNone || $0 == $1 }) { return .noChange }
    if state.isAccepted, !isEntitled(event.by, state) {
      return .notEntitled(by: event.by, holder: state.holder)
    }
    return known(matter.isNone ? nil : matter, in: place.isNone ? nil : place, at: event.time)
  }

  /// Whether a unit is the holder, the unit that dispatched, or an ancestor of either.
  func isEntitled(_ unit: Symbol, _ state: CaseState) -> Bool {
    guard !unit.isNone else { return false }
    var entitled = [state.holder]
    if state.hasDispatcher { entitled.append(state.dispatcher) }
    return entitled.contains {
      $0 == unit || organisation.path(from: $0, symbols).contains(unit)
    }
  }
}
