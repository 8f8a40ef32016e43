package import CaseModel
package import Projection

/// One way in which somebody may record events of a type.
package struct PermissionRow: Sendable {
  package let type: EventType
  /// The role that allows it, and where; nil where everybody may.
  package let role: String?
  package let reach: Authority.Reach?
  /// What the unit of the role's bearer must be, tiers before kinds; empty for any.
  package let units: [String]
}

extension CaseView {
  /// What an actor may record by the authority in force at *now*, wherever that may be.
  ///
  /// - Parameter actor: registered.
  package func permissions(of actor: Symbol) -> [PermissionRow] {
    let bearers = state.reference.authority(at: now)
    let unit = state.reference.actors[actor]?.unit ?? .none
    return EventType.allCases.flatMap { type -> [PermissionRow] in
      guard let bearers, bearers.isRestricted(type.rawValue) else { return [everybody(type)] }
      return bearers.authority.rules(of: type.rawValue).filter {
        bearers.roles(of: actor).contains(RoleSet(role: $0.role))
          && state.reference.admits(unit, $0)
      }.map { row(type, $0, bearers.authority) }
    }
  }

  /// What an actor may record about a case as it stands: the status and the authority allow it. What else
  /// the event would have to say is for the guards.
  package func permissions(of actor: Symbol, on caseState: CaseState) -> [PermissionRow] {
    let authority = state.reference.authority(at: now)?.authority
    return EventType.allCases.filter { type in
      type.row.subject == .case && type.row.from.contains(caseState.status)
    }.compactMap { type in
      let event = proposal(type, by: actor)
      if state.reference.separation(event, caseState) != nil { return nil }
      return switch state.reference.permission(for: event, on: caseState) {
      case .rule(let rule): authority.map { row(type, rule, $0) }
      case .everybody: everybody(type)
      case .engine, nil: nil
      }
    }
  }

  /// An event of a type that speaks for the actor's own unit.
  private func proposal(_ type: EventType, by actor: Symbol) -> Event {
    var event = Event(
      sequence: 0, time: now, recorded: now, subject: Subject(index: 0),
      by: state.reference.actors[actor]?.unit ?? .none, type: type, fact: .noted)
    event.author = .person(actor)
    return event
  }

  private func everybody(_ type: EventType) -> PermissionRow {
    PermissionRow(type: type, role: nil, reach: nil, units: [])
  }

  private func row(
    _ type: EventType, _ rule: Authority.Rule, _ authority: Authority
  ) -> PermissionRow {
    PermissionRow(
      type: type, role: authority.roles[rule.role], reach: rule.reach,
      units: rule.tiers.map { symbols.text($0) } + rule.kinds.map(\.rawValue))
  }
}
