/// The authority of an adoption, and which actors bear its roles; kept in step with the register of actors.
///
/// Every event of a replay asks it, by the span of `ReferenceData.authorities`: a copy counts references.
public struct AuthorityBearers: Sendable {
  public let authority: Authority
  /// Whether the rules have one: else nothing is restricted, and nothing separate.
  let isPresent: Bool
  /// Of the actors that have not retired and have a role here.
  private var bearers = SymbolMap<Bearer>()
  /// How many bear each role.
  private var counts: [Int]
  /// By the number of the type: whether somebody has a role that may record it, so that nobody else may.
  private var restricted: [Bool]
  /// The rules of all types, one type after another, and where each begins: every line asks them.
  private var rules: [Authority.Rule] = []
  private var starts: [Int] = [0]

  struct Bearer: Sendable {
    var roles: RoleSet = []
    var unit = Symbol.none
  }

  init(_ authority: Authority?, _ actors: SymbolMap<Actor>) {
    isPresent = authority != nil
    self.authority = authority ?? Authority(typeCount: 0)
    counts = Array(repeating: 0, count: self.authority.roles.count)
    restricted = Array(repeating: false, count: self.authority.typeCount)
    guard isPresent else { return }
    for type in restricted.indices {
      rules += self.authority.rules(of: UInt8(type))
      starts.append(rules.count)
    }
    for name in actors.symbols {
      if let actor = actors[name], !actor.isRetired { change(name, to: actor) }
    }
    restrict()
  }

  /// The roles of an actor; none for somebody who is not registered or has retired.
  public func roles(of actor: Symbol) -> RoleSet { bearer(actor).roles }

  func bearer(_ actor: Symbol) -> Bearer { bearers[actor] ?? Bearer() }

  public func isRestricted(_ type: UInt8) -> Bool { isPresent && restricted[Int(type)] }

  // Each of these reads one thing, so that a span's element is not copied for it.

  /// The places in `rules` of those of a type.
  @inline(__always)
  func places(of type: UInt8) -> Range<Int> { starts[Int(type)]..<starts[Int(type) + 1] }

  @inline(__always)
  func rule(at place: Int) -> Authority.Rule { rules[place] }

  @inline(__always)
  func role(at place: Int) -> RoleSet { RoleSet(role: rules[place].role) }

  /// Whether whoever recorded one type does not record the other about the same case and round.
  @inline(__always)
  func isSeparate(_ type: UInt8, from other: UInt8) -> Bool {
    authority.isSeparate(type, from: other)
  }

  /// Whether somebody who records a type may not record some other about the same case and round.
  func isSeparate(_ type: UInt8) -> Bool { isPresent && authority.isSeparate(type) }

  /// - Parameter entry: nil for somebody who retires.
  mutating func set(_ actor: Symbol, _ entry: Actor?) {
    if isPresent && change(actor, to: entry) { restrict() }
  }

  /// - Returns: whether the actor has other roles now.
  @discardableResult
  private mutating func change(_ actor: Symbol, to entry: Actor?) -> Bool {
    let before = roles(of: actor)
    let after = authority.roles(among: entry?.roles ?? [])
    if before.isEmpty && after.isEmpty { return false }
    for role in counts.indices {
      let one = RoleSet(role: role)
      counts[role] += (after.contains(one) ? 1 : 0) - (before.contains(one) ? 1 : 0)
    }
    bearers[actor] = Bearer(roles: after, unit: entry?.unit ?? .none)
    return before != after
  }

  private mutating func restrict() {
    let borne = counts.indices.reduce(into: RoleSet()) { result, role in
      if counts[role] > 0 { result.insert(RoleSet(role: role)) }
    }
    for type in restricted.indices {
      restricted[type] = !authority.bearers(of: UInt8(type)).isDisjoint(with: borne)
    }
  }
}
