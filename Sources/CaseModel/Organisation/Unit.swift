public import Basics

/// A unit of the organisation tree (SPEC §3, `unit.registered`).
public struct Unit: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Sendable { case tier, department, company, organisation }
  public enum GridKind: String, CaseIterable, Sendable { case community, dedicated, rural }

  /// The most households or posts that a unit may state.
  public static let maximumCount = 1_000_000_000

  public var name: String
  public var nameEn: String?
  /// nil where the event named a kind that there is not.
  public var kind: Kind?
  public var tier = Symbol.none
  public var parent = Symbol.none
  /// As stated; nil where the event says nothing.
  public var households: Int?
  public var gridKind: GridKind?
  /// How many posts of each name, as stated.
  public var posts: [String: Int] = [:]
  public var isRetired = false
  public var successor = Symbol.none

  public init(name: String, nameEn: String? = nil, kind: Kind?) {
    self.name = name
    self.nameEn = nameEn
    self.kind = kind
  }
}

/// Where a unit stands: its facts without its names.
public struct UnitSummary: Hashable, Sendable {
  public let kind: Unit.Kind?
  public let tier: Symbol
  public let parent: Symbol
  public let isRetired: Bool
  /// Its class among `HolderClasses`.
  let holderClass: UInt16

  init(_ unit: Unit, _ holderClass: UInt16) {
    self.holderClass = holderClass
    kind = unit.kind
    tier = unit.tier
    parent = unit.parent
    isRetired = unit.isRetired
  }
}

/// Somebody who records events, known by an opaque name (SPEC §9: no personal data).
public struct Actor: Hashable, Sendable {
  public var unit: Symbol
  public var roles: [String]
  /// The system's user whose `--by` this actor is by default; nil where the event names none.
  public var login: String?
  /// When this registration, or the first of an unbroken row of them with one unit, happened.
  public internal(set) var registered = Timestamp.earliest
  public internal(set) var retired: Timestamp?

  public var isRetired: Bool { retired != nil }

  public init(unit: Symbol, roles: [String], login: String? = nil) {
    self.unit = unit
    self.roles = roles
    self.login = login
  }
}

extension Unit.Kind {
  public var label: Phrase {
    switch self {
    case .tier: Phrase(rawValue, "层级")
    case .department: Phrase(rawValue, "部门")
    case .company: Phrase(rawValue, "企业")
    case .organisation: Phrase(rawValue, "社会组织")
    }
  }
}
