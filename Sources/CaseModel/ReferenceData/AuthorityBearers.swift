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
  /// The roles that anybody bears; nil before that was asked.
  private var borne: RoleSet?
  /// By the number of the type: whether somebody has a role that may record it, so that nobody else may.
  private var restricted: [Bool]
  /// By the number of the type.
  private var separate: [Bool]
  /// The rules by type and role, and where those of each pair begin: every line asks them.
  private var gates: [Gate] = []
  private var starts: [Int32] = [0]

  struct Bearer: Sendable {
    var roles: RoleSet = []
    var unit = Symbol.none
  }

  /// A rule as far as every line asks for it. Without its lists: a copy counts references.
  struct Gate: Sendable {
    let reach: Authority.Reach
    /// Whether it is for some units only.
    let isLimited: Bool
    /// Its place among the rules of the type.
    let place: Int32

    init(_ rule: Authority.Rule, place: Int) {
      reach = rule.reach
      isLimited = !rule.tiers.isEmpty || !rule.kinds.isEmpty
      self.place = Int32(place)
    }
  }

  init(_ authority: Authority?, _ actors: SymbolMap<Actor>) {
    isPresent = authority != nil
    self.authority = authority ?? Authority(typeCount: 0)
    counts = Array(repeating: 0, count: self.authority.roles.count)
    restricted = Array(repeating: false, count: self.authority.typeCount)
    separate = restricted
    guard isPresent else { return }
    for type in restricted.indices { takeRules(of: UInt8(type)) }
    for name in actors.symbols {
      if let actor = actors[name], !actor.isRetired { change(name, to: actor) }
    }
    restrict()
  }

  private mutating func takeRules(of type: UInt8) {
    separate[Int(type)] = authority.isSeparate(type)
    let rules = authority.rules(of: type)
    for role in counts.indices {
      let own = rules.indices.filter { rules[$0].role == role }
      // What looks no further than the event and the case is asked first: mostly it settles the matter.
      let upward = own.filter { rules[$0].reach.goesUpward }
      let inOrder = own.filter { !rules[$0].reach.goesUpward } + upward
      gates += inOrder.map { Gate(rules[$0], place: $0) }
      starts.append(Int32(gates.count))
    }
  }

  /// The roles of an actor; none for somebody who is not registered or has retired.
  public func roles(of actor: Symbol) -> RoleSet { bearer(actor).roles }

  func bearer(_ actor: Symbol) -> Bearer { bearers[actor] ?? Bearer() }

  public func isRestricted(_ type: UInt8) -> Bool { isPresent && restricted[Int(type)] }

  // Each of these reads one thing, so that a span's element is not copied for it.

  /// The places of the gates of a type for one role.
  @inline(__always)
  func places(of type: UInt8, forRole role: Int) -> Range<Int> {
    let pair = Int(type) * counts.count + role
    return Int(starts[pair])..<Int(starts[pair + 1])
  }

  @inline(__always)
  func gate(at place: Int) -> Gate { gates[place] }

  /// The rule that a gate stands for.
  func rule(of type: UInt8, _ gate: Gate) -> Authority.Rule {
    authority.rules(of: type)[Int(gate.place)]
  }

  /// Whether whoever recorded one type does not record the other about the same case and round.
  @inline(__always)
  func isSeparate(_ type: UInt8, from other: UInt8) -> Bool {
    authority.isSeparate(type, from: other)
  }

  /// Whether somebody who records a type may not record some other about the same case and round.
  func isSeparate(_ type: UInt8) -> Bool { Int(type) < separate.count && separate[Int(type)] }

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
    if borne == self.borne { return }
    self.borne = borne
    for type in restricted.indices {
      restricted[type] = !authority.bearers(of: UInt8(type)).isDisjoint(with: borne)
    }
  }
}
