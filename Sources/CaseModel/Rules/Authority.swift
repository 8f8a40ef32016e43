/// Who may record what (SPEC §13): `authority` of a ruleset.
///
/// Types of events are known here by their numbers: their table stands on a floor above.
public struct Authority: Sendable {
  /// Where a rule allows its events, by what stands earlier in the book.
  public enum Reach: String, CaseIterable, Sendable {
    /// The actor's unit holds the case, dispatched the leg that runs, or blew the open whistle.
    case holder, dispatcher, caller
    /// The event speaks for the actor's own unit.
    case unit
    /// The event is about the actor.
    case own = "self"
    /// The holder, or the unit that an event without a case names, is the actor's or lies below it.
    case below
    /// The case's place lies in the actor's unit.
    case place
    case any

    /// Whether it is asked of the units above one.
    var goesUpward: Bool { self == .below || self == .place }
  }

  /// What one role may record somewhere.
  public struct Rule: Sendable {
    /// Its role's place among the roles.
    public let role: Int
    public let reach: Reach
    /// The tiers and kinds one of which the actor's unit must be; none at all for every unit.
    public let tiers: [Symbol]
    public let kinds: [Unit.Kind]
  }

  /// In the order of the document.
  public private(set) var roles: [String] = []
  /// The roles whose bearers may record in the name of others.
  public private(set) var behalf: RoleSet = []
  /// By the number of the type.
  private var rules: [[Rule]]
  private var separated: [[UInt8]]

  /// Of so many types, of which nothing is restricted yet.
  init(typeCount: Int) {
    rules = Array(repeating: [], count: typeCount)
    separated = Array(repeating: [], count: typeCount)
  }

  /// The most roles that a set of them can tell apart.
  static let maximumRoles = 64

  mutating func add(role: String) { roles.append(role) }

  /// The role that was added last may record in the name of others.
  mutating func addBehalf() { behalf.insert(RoleSet(role: roles.count - 1)) }

  mutating func add(_ rule: Rule, of type: UInt8) { rules[Int(type)].append(rule) }

  mutating func separate(_ one: UInt8, _ other: UInt8) {
    separated[Int(one)].append(other)
    separated[Int(other)].append(one)
  }

  /// The rules of a type, in the order of the document.
  public func rules(of type: UInt8) -> [Rule] { rules[Int(type)] }

  /// The types that whoever recorded this one does not record about the same case and round.
  public func separated(from type: UInt8) -> [UInt8] { separated[Int(type)] }

  func isSeparate(_ type: UInt8) -> Bool { !separated[Int(type)].isEmpty }

  func isSeparate(_ type: UInt8, from other: UInt8) -> Bool {
    separated[Int(type)].contains(other)
  }

  /// The roles that may record a type somewhere.
  func bearers(of type: UInt8) -> RoleSet {
    rules[Int(type)].reduce(into: []) { $0.insert(RoleSet(role: $1.role)) }
  }

  /// The roles of this authority among those that an actor has.
  func roles(among names: [String]) -> RoleSet {
    names.reduce(into: []) { result, name in
      if let role = roles.firstIndex(of: name) { result.insert(RoleSet(role: role)) }
    }
  }

  var typeCount: Int { rules.count }
}

/// Some of the roles of an authority, by their places.
public struct RoleSet: OptionSet, Sendable {
  public let rawValue: UInt64

  public init(rawValue: UInt64) { self.rawValue = rawValue }

  /// - Parameter role: 0 to 63.
  public init(role: Int) { rawValue = 1 << UInt64(role) }
}

/// What the rules of an authority need to know of a type of events.
public struct RecordableType: Sendable {
  public let name: String
  public let number: UInt8
  /// Where it can be asked; others are never so for it.
  public let reaches: [Authority.Reach]
  public let isOfCase: Bool
  /// Whether a book in which nobody may record it could not be put right again.
  public let isIndispensable: Bool

  public init(
    name: String, number: UInt8, reaches: [Authority.Reach], isOfCase: Bool, isIndispensable: Bool
  ) {
    self.name = name
    self.number = number
    self.reaches = reaches
    self.isOfCase = isOfCase
    self.isIndispensable = isIndispensable
  }
}
