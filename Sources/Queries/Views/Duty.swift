package import CaseModel
package import Projection

/// An actor on duty, or a unit where nobody is.
package struct DutyRow: Sendable {
  package let unit, tier: Symbol
  /// `.none` for nobody.
  package let actor: Symbol
  /// Whether the unit takes what comes from a place; nil where no place was named.
  package let takes: Bool?
}

extension CaseView {
  /// Who is on duty (值班安排).
  ///
  /// - Parameter place: the units of its path only, from the lowest upward, each with a row even where
  ///   nobody is: the order in which a request from there finds somebody; `takes` says who that
  ///   is. Else every unit that has somebody, by path, and `takes` is null.
  /// - Complexity: O(actors + units of the path).
  package func duty(_ role: String, place: Symbol?) -> [DutyRow] {
    let roster = DutyRoster(state.reference, role: role)
    guard let place else {
      return roster.units.sorted { symbols.precedes($0, $1) }
        .flatMap { rows(of: $0, roster[$0], takes: nil) }
    }
    let taker = roster.taker(from: place, in: state.reference)
    return state.reference.organisation.path(from: place, symbols)
      .flatMap { rows(of: $0, roster[$0], takes: $0 == taker) }
  }

  private func rows(of unit: Symbol, _ actors: [Symbol], takes: Bool?) -> [DutyRow] {
    let tier = state.reference.organisation.summary(of: unit)?.tier ?? .none
    return (actors.isEmpty ? [Symbol.none] : actors).map {
      DutyRow(unit: unit, tier: tier, actor: $0, takes: takes)
    }
  }
}
