package import CaseModel
package import Projection

/// A unit with what people call it.
package struct UnitItem: Sendable {
  package let path: Symbol
  package let unit: Unit
}

/// Somebody who records.
package struct ActorItem: Sendable {
  package let name: Symbol
  package let actor: Actor

  fileprivate var isMember: Bool { actor.roles == [MemberCount.role] }
}

extension CaseView {
  /// All units by path, retired ones too.
  ///
  /// - Parameter top: only units on whose path this one stands, itself included.
  /// - Complexity: O(units · depth).
  package func units(under top: Symbol?) -> [UnitItem] {
    let organisation = state.reference.organisation
    return organisation.registered.sorted { symbols.precedes($0, $1) }.compactMap { path in
      guard let unit = organisation[path],
        top.map({ organisation.lies(path, within: $0, symbols) }) ?? true
      else { return nil }
      return UnitItem(path: path, unit: unit)
    }
  }

  /// All actors by name, those that no longer record too; behind them the members of communities, whose
  /// names are references that say nothing.
  ///
  /// - Parameter top: only those of this unit, or of one below it.
  package func actors(under top: Symbol?) -> [ActorItem] {
    let actors = state.reference.actors
    let items = actors.symbols.sorted { symbols.precedes($0, $1) }.compactMap { name in
      actors[name].flatMap { actor in
        top.map { state.reference.organisation.lies(actor.unit, within: $0, symbols) } ?? true
          ? ActorItem(name: name, actor: actor) : nil
      }
    }
    return items.filter { !$0.isMember } + items.filter(\.isMember)
  }

  /// The matters of the rules in force at *now*, in their order.
  package var matters: [Ruleset.Matter] { state.reference.ruleset(at: now)?.matters ?? [] }
}
