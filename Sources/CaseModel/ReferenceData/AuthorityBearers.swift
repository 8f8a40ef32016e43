/// An authority, and which actors bear its roles; kept in step with the register of actors.
public struct AuthorityBearers: Sendable {
  public let authority: Authority
  /// Of the actors that have not retired.
  private var roles = SymbolMap<RoleSet>()
  /// How many bear each role.
  private var bearers: [Int]
  /// By the number of the type: whether somebody has a role that may record it, so that nobody else may.
  private var restricted: [Bool]

  init(_ authority: Authority, _ actors: SymbolMap<Actor>) {
    self.authority = authority
    bearers = Array(repeating: 0, count: authority.roles.count)
    restricted = Array(repeating: false, count: authority.typeCount)
    for name in actors.symbols {
      if let actor = actors[name], !actor.isRetired { change(name, to: actor.roles) }
    }
    restrict()
  }

  /// The roles of an actor; none for somebody who is not registered or has retired.
  public func roles(of actor: Symbol) -> RoleSet { roles[actor] ?? [] }

  public func isRestricted(_ type: UInt8) -> Bool { restricted[Int(type)] }

  mutating func set(_ actor: Symbol, _ names: [String]) {
    if change(actor, to: names) { restrict() }
  }

  /// - Returns: whether the actor has other roles now.
  @discardableResult
  private mutating func change(_ actor: Symbol, to names: [String]) -> Bool {
    let before = roles(of: actor)
    let after = authority.roles(among: names)
    if before == after { return false }
    for role in bearers.indices {
      let one = RoleSet(role: role)
      bearers[role] += (after.contains(one) ? 1 : 0) - (before.contains(one) ? 1 : 0)
    }
    roles[actor] = after
    return true
  }

  private mutating func restrict() {
    let borne = bearers.indices.reduce(into: RoleSet()) { result, role in
      if bearers[role] > 0 { result.insert(RoleSet(role: role)) }
    }
    for type in restricted.indices {
      restricted[type] = !authority.bearers(of: UInt8(type)).isDisjoint(with: borne)
    }
  }
}
