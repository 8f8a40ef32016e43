public import Basics

/// All that is not a case: names, units, actors, rules, calendars. Made by the events of "Setting
/// the scene", read by every reducer.
public struct ReferenceData: Sendable {
  public var symbols = SymbolTable()
  public internal(set) var organisation = Organisation()
  public internal(set) var actors = SymbolMap<Actor>()
  public internal(set) var rulebook = Rulebook()
  public internal(set) var calendars = Calendars()
  /// Kept in step with the rulebook and the calendars.
  public private(set) var calculator = DeadlineCalculator()
  /// Whether any of the rules has an authority: else nobody asks who says something.
  public private(set) var hasAuthority = false
  /// The authorities of the rulebook's adoptions, in their order, with who has which role.
  private(set) var authorities: [AuthorityBearers] = []
  /// By the number of the type: whether any of them keeps it separate from another.
  private var separable: [Bool] = []
  private var logins = Logins()
  /// See `overrideRules`.
  private var hasRulesOverride = false
  let defaultLadder: [Symbol]

  public init() {
    var symbols = SymbolTable()
    defaultLadder = Rulebook.defaultLadder.map { symbols.intern($0) }
    self.symbols = symbols
  }

  /// From now on as if these rules alone had been adopted, from the start and with scope `all`, and
  /// as if the book's own adoptions were not there; as if there were no rules at all, for nil.
  public mutating func overrideRules(_ ruleset: Ruleset?) {
    hasRulesOverride = true
    rulebook = Rulebook()
    if let ruleset {
      rulebook.adopt(Adoption(ruleset: ruleset, effective: .earliest, scope: .all, sequence: 0))
    }
    recompute()
    recomputeAuthorities()
  }

  private mutating func recompute() {
    calculator = DeadlineCalculator(rulebook: rulebook, calendars: calendars, after: calculator)
    calculator.holders = organisation.holderClasses
  }

  /// Lets one event have its effect.
  public mutating func evolve(_ fact: ReferenceFact, time: Timestamp, sequence: Int) {
    switch fact {
    case .rulesAdopted(let ruleset, let effective, let scope):
      if hasRulesOverride { return }
      rulebook.adopt(
        Adoption(ruleset: ruleset, effective: effective, scope: scope, sequence: sequence))
      recompute()
      recomputeAuthorities()
    case .calendarAdopted(let name, let year):
      calendars.adopt(.init(name: name, year: year, time: time, sequence: sequence))
      recompute()
    case .unitRegistered(let unit, let entry):
      organisation.register(unit, as: entry, symbols)
      if calculator.holders.count != organisation.holderClasses.count {
        calculator.holders = organisation.holderClasses
      }
    case .unitRetired(let unit, let successor):
      organisation.retire(unit, successor: successor)
    case .actorRegistered(let name, let actor):
      register(name, as: actor, time)
    case .actorRetired(let name):
      actors[name]?.retired = time
      for index in authorities.indices { authorities[index].set(name, nil) }
    case .unusable:
      break
    }
  }

  private mutating func register(_ name: Symbol, as actor: Actor, _ time: Timestamp) {
    var actor = actor
    actor.registered = time
    if let known = actors[name], !known.isRetired, known.unit == actor.unit {
      actor.registered = known.registered
    }
    actors[name] = actor
    logins.note(actor.login, of: name)
    for index in authorities.indices { authorities[index].set(name, actor) }
  }

  /// - Complexity: O(adoptions with an authority · actors).
  private mutating func recomputeAuthorities() {
    authorities = rulebook.adoptions.map { AuthorityBearers($0.ruleset.authority, actors) }
    hasAuthority = authorities.contains { $0.isPresent }
    separable = (0...UInt8.max).map { type in
      authorities.contains { $0.isSeparate(type) }
    }
  }

  /// The authority in force at an instant, and who bears its roles; nil where everybody may record
  /// everything.
  public func authority(at instant: Timestamp) -> AuthorityBearers? {
    guard hasAuthority, let index = rulebook.index(at: instant), authorities[index].isPresent
    else { return nil }
    return authorities[index]
  }

  /// Whether somebody who records a type may not record some other about the same case and round.
  func isSeparate(_ type: UInt8, at instant: Timestamp) -> Bool {
    guard hasAuthority, separable[Int(type)], let index = rulebook.index(at: instant) else {
      return false
    }
    return authorities.span[index].isSeparate(type)
  }

  /// The actors that have not retired and are the system's user of that name.
  ///
  /// - Complexity: O(actors that have had it).
  public func actors(withLogin login: String) -> [Symbol] {
    logins[login].filter { actors[$0]?.isRetired == false && actors[$0]?.login == login }
  }

  public func ruleset(at instant: Timestamp) -> Ruleset? {
    rulebook.inForce(at: instant)?.ruleset
  }

  /// The ladder of the rules in force at an instant, else the default one.
  public func ladder(at instant: Timestamp) -> [Symbol] {
    ruleset(at: instant)?.ladder ?? defaultLadder
  }

  /// The zone in which instants are shown: that of the rules in force, else UTC.
  public func zone(at instant: Timestamp) -> TimeZone { ruleset(at: instant)?.zone ?? .utc }

  /// The instant so far after another, on the working clocks of the rules in force then; nil for
  /// working clocks without rules, and for the clock of meetings.
  public func later(_ span: Span, than instant: Timestamp) -> Timestamp? {
    if span.unit.family == .elapsed { return WorkClock.addElapsed(span, to: instant) }
    guard span.unit != .meetings, let index = rulebook.index(at: instant) else { return nil }
    return calculator.end(of: span, from: instant, under: index, now: instant)
  }

  /// The clock of the rules in force at an instant, under the calendars adopted by then; nil without
  /// rules.
  package func clock(at instant: Timestamp) -> WorkClock? { calculator.clock(at: instant) }
}
