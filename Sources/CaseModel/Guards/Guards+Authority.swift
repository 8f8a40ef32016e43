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
  /// - Parameter state: the case before the event; not registered for an event without one.
  func unauthorised(_ event: Event, _ state: CaseState) -> Violation? {
    if case .unread = event.author { return nil }
    guard let index = rulebook.index(at: event.recorded) else { return nil }
    let type = event.type.rawValue
    let authorities = authorities.span
    if authorities[index].isRestricted(type), !isAllowed(event, state, index) {
      return .unauthorised(event.person, event.type, recorded: event.recorded)
    }
    return authorities[index].isSeparate(type) ? separation(event, state, index) : nil
  }

  /// An event without a case has none.
  static let noCase = CaseState()

  /// Why the author of an event may record it; nil where they may not.
  ///
  /// - Parameter state: as above.
  /// - Complexity: O(rules of the type · depth of the units).
  public func permission(for event: Event, on state: CaseState) -> Permission? {
    guard let index = rulebook.index(at: event.recorded),
      authorities[index].isRestricted(event.type.rawValue)
    else { return .everybody }
    if case .engine = event.author { return .engine }
    guard case .person(let person) = event.author else { return nil }
    let bearer = authorities[index].bearer(person)
    return authorities[index].authority.rules(of: event.type.rawValue).first { rule in
      bearer.roles.contains(RoleSet(role: rule.role)) && admits(bearer.unit, rule)
        && reaches(rule.reach, person, of: bearer.unit, event, state)
    }.map { .rule($0) }
  }

  /// Whether some rule allows an event of a restricted type.
  private func isAllowed(_ event: Event, _ state: CaseState, _ index: Int) -> Bool {
    switch event.author {
    case .unread, .engine: return true
    case .nobody: return false
    case .person(let person):
      let bearer = authorities.span[index].bearer(person)
      var roles = bearer.roles.rawValue
      while roles != 0 {
        let role = roles.trailingZeroBitCount
        if isAllowed(event, state, index, person, bearer.unit, role) { return true }
        roles &= roles &- 1
      }
      return false
    }
  }

  /// Whether one role of somebody does.
  private func isAllowed(
    _ event: Event, _ state: CaseState, _ index: Int, _ person: Symbol, _ unit: Symbol, _ role: Int
  ) -> Bool {
    let type = event.type.rawValue
    let authorities = authorities.span
    for place in authorities[index].places(of: type, forRole: role) {
      let gate = authorities[index].gate(at: place)
      if gate.isLimited, !admits(unit, authorities[index].rule(of: type, gate)) { continue }
      if reaches(gate.reach, person, of: unit, event, state) { return true }
    }
    return false
  }

  /// Whether a rule is for the likes of a unit.
  public func admits(_ unit: Symbol, _ rule: Authority.Rule) -> Bool {
    if rule.tiers.isEmpty && rule.kinds.isEmpty { return true }
    guard let summary = organisation.summary(of: unit) else { return false }
    return rule.tiers.contains(summary.tier) || rule.kinds.contains { $0 == summary.kind }
  }

  private func reaches(
    _ reach: Authority.Reach, _ person: Symbol, of unit: Symbol, _ event: Event,
    _ state: CaseState
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
    case .dispatcher: return state.hasDispatcher && state.dispatcher == unit
    case .caller:
      guard let open = state.openWhistle else { return false }
      return state.whistles[open].caller == unit
    }
  }

  /// What must be the actor's unit or lie below it.
  private func below(_ event: Event, _ state: CaseState) -> Symbol {
    if event.type.row.subject == .case { return holder(event, state) }
    guard case .reference(.actorRetired(let name)) = event.fact else { return event.by }
    return actors[name]?.unit ?? .none
  }

  /// Who holds the case, or would if it were accepted now.
  private func holder(_ event: Event, _ state: CaseState) -> Symbol {
    if state.isRegistered {
      return state.isAccepted
        ? state.holder
        : startingPosition(of: state.matter, in: state.place, at: event.time).holder
    }
    guard case .caseRegistered(let matter, let place, _, _) = event.fact else { return .none }
    return startingPosition(of: matter, in: place, at: event.time).holder
  }

  private func place(_ event: Event, _ state: CaseState) -> Symbol {
    if state.isRegistered { return state.place }
    guard case .caseRegistered(_, let place, _, _) = event.fact else { return .none }
    return place
  }

  // MARK: Separation

  /// Of two types that are to be separate nobody records both about one case and round.
  public func separation(_ event: Event, _ state: CaseState) -> Violation? {
    guard hasAuthority, let index = rulebook.index(at: event.recorded),
      authorities[index].isSeparate(event.type.rawValue)
    else { return nil }
    return separation(event, state, index)
  }

  private func separation(_ event: Event, _ state: CaseState, _ index: Int) -> Violation? {
    guard case .person(let person) = event.author, state.hasInvolvements else { return nil }
    let authorities = authorities.span
    for earlier in state.involvements where earlier.person == person {
      if authorities[index].isSeparate(event.type.rawValue, from: earlier.type) {
        return EventType(rawValue: earlier.type).map {
          .separation(person, event.type, earlier: $0)
        }
      }
    }
    return nil
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
