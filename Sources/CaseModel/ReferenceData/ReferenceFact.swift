public import Basics

/// An event of "Reference data": rare, and as large as the documents that it carries.
public enum ReferenceFact: Sendable {
  case rulesAdopted(Ruleset, effective: Timestamp, scope: Adoption.Scope)
  case calendarAdopted(name: Symbol, CalendarYear)
  case unitRegistered(Symbol, Unit)
  case unitRetired(Symbol, successor: Symbol)
  case actorRegistered(Symbol, Actor)
  case actorRetired(Symbol)
  /// The document is not one: it has no effect.
  case unusable(reason: Phrase)
}

extension ReferenceFact {
  /// Whether units come, go or move.
  public var changesOrganisation: Bool {
    switch self {
    case .unitRegistered, .unitRetired: true
    case .rulesAdopted, .calendarAdopted, .actorRegistered, .actorRetired, .unusable: false
    }
  }
}
