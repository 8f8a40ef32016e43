/// Who may record what (SPEC §13): asked of every event, by append and replay alike, and answered here
/// alone.
extension ReferenceData {
  /// Why somebody may record an event.
  public enum Permission: Sendable {
    /// There is no authority, or nobody has a role that may record the type.
    case everybody
    /// The program issues what the rules ask for; no actor does.
    case engine
    /// By this rule of the authority in force.
    case rule(Authority.Rule)
  }

  /// How an event breaks the authority that is in force when the book takes it in: a `time` that is
  /// set back goes round none.
  ///
  /// - Parameter state: the case before the event; nil for an event without one.
  func unauthorised(_ event: Event, _ state: CaseState?) -> Violation? {
    if event.author == .unread { return nil }
    guard let bearers = authority(at: event.recorded) else { return nil }
    guard permission(for: event, on: state) != nil else {
      return .unauthorised(event.person, event.type, recorded: event.recorded)
    }
    return state.flatMap { separation(event, $0, bearers.authority) }
  }

  /// Why the author of an event may record it; nil where they may not.
  ///
  /// - Parameter state: as above.
  /// - Complexity: O(rules of the type · depth of the units).
  public func permission(for event: Event, on state: CaseState?) -> Permission? {
    guard let bearers = authority(at: event.recorded),
      bearers.isRestricted(event.type.rawValue)
    else { return .everybody }
    switch event.author {
    case .unread, .nobody: return nil
    case .engine: return .engine
    case .person(let person):
      let roles = bearers.roles(of: person)
      guard !roles.isEmpty, let unit = actors[person]?.unit else { return nil }
      for rule in bearers.authority.rules(of: event.type.rawValue)
      where roles.contains(RoleSet(role: rule.role)) && admits(unit, rule)
        && reaches(rule.reach, person, of: unit, event, state)
      {
        return .rule(rule)
      }
      return nil
    }
  }

  /// Whether a rule is for the likes of a unit.
  private func admits(_ unit: Symbol, _ rule: Authority.Rule) -> Bool {
    if rule.tiers.isEmpty && rule.kinds.isEmpty { return true }
    guard let summary = organisation.summary(of: unit) else { return false }
    return rule.tiers.contains(summary.tier) || rule.kinds.contains { $0 == summary.kind }
  }

  private func reaches(
    _ reach: Authority.Reach, _ person: Symbol, of unit: Symbol, _ event: Event,
    _ state: CaseState?
  ) -> Bool {
    if unit.isNone { return reach == .any }
    switch reach {
    case .any: return true
    case .unit: return event.by == unit
    case .own: return event.concerned == person
    case .holder: return holder(event, state) == unit
    case .below:
      return organisation.lies(below(event, state), within: unit, symbols)
        && event.parent.map { organisation.lies($0, within: unit, symbols) } ?? true
    case .place: return organisation.lies(place(event, state), within: unit, symbols)
    case .dispatcher: return state.map { $0.hasDispatcher && $0.dispatcher == unit } ?? false
    case .caller:
      guard let state, let open = state.openWhistle else { return false }
      return state.whistles[open].caller == unit
    }
  }

  /// What must be the actor's unit or lie below it.
  private func below(_ event: Event, _ state: CaseState?) -> Symbol {
    if event.type.row.subject == .case { return holder(event, state) }
    guard case .reference(.actorRetired(let name)) = event.fact else { return event.by }
    return actors[name]?.unit ?? .none
  }

  /// Who holds the case, or would if it were accepted now.
  private func holder(_ event: Event, _ state: CaseState?) -> Symbol {
    if let state, state.isRegistered {
      return state.isAccepted
        ? state.holder
        : startingPosition(of: state.matter, in: state.place, at: event.time).holder
    }
    guard case .caseRegistered(let matter, let place, _, _) = event.fact else { return .none }
    return startingPosition(of: matter, in: place, at: event.time).holder
  }

  private func place(_ event: Event, _ state: CaseState?) -> Symbol {
    if let state, state.isRegistered { return state.place }
    guard case .caseRegistered(_, let place, _, _) = event.fact else { return .none }
    return place
  }

  // MARK: Separation

  /// Of two types that are to be separate nobody records both about one case and round.
  public func separation(
    _ event: Event, _ state: CaseState, _ authority: Authority
  ) -> Violation? {
    guard case .person(let person) = event.author else { return nil }
    let others = authority.separated(from: event.type.rawValue)
    guard !others.isEmpty else { return nil }
    let earlier = state.involvements.first { $0.person == person && others.contains($0.type) }
    return earlier.flatMap { EventType(rawValue: $0.type) }.map {
      .separation(person, event.type, earlier: $0)
    }
  }
}

extension Event {
  /// The person who says so; `.none` where it is none.
  var person: Symbol { if case .person(let person) = author { person } else { .none } }

  /// The parent that a unit is registered under, where one is named.
  fileprivate var parent: Symbol? {
    guard case .reference(.unitRegistered(_, let entry)) = fact else { return nil }
    return entry.parent.isNone ? nil : entry.parent
  }

  /// `data.actor`: whom it is about.
  fileprivate var concerned: Symbol {
    if case .reference(.actorRegistered(let name, _)) = fact { return name }
    if case .reference(.actorRetired(let name)) = fact { return name }
    if case .register(.task(let task)) = fact { return task.actor }
    return .none
  }
}
