public import Basics
public import CaseModel

extension CaseView {
  /// Who is on duty (值班安排): the actors that bear a role, unit by unit.
  ///
  /// A roster is nothing but the roles that `actor.registered` gives and a later one takes away, so
  /// that of another day is read with `--as-of`.
  ///
  /// - Parameter place: the units of its path only, from the lowest upward, each with a row even where
  ///   nobody is: the order in which a request from there finds somebody. Else every unit that has
  ///   somebody, by path.
  /// - Complexity: O(actors · units of the path).
  public func duty(_ role: String, place: Symbol?) -> [JSONObject] {
    var byUnit: [Symbol: [Symbol]] = [:]
    for actor in state.scene.actors.symbols {
      guard let entry = state.scene.actors[actor], !entry.isRetired, entry.roles.contains(role)
      else { continue }
      byUnit[entry.unit, default: []].append(actor)
    }
    guard let place else {
      return byUnit.keys.sorted { symbols.precedes($0, $1) }
        .flatMap { rows(of: $0, byUnit[$0] ?? []) }
    }
    return state.scene.organisation.path(from: place, symbols)
      .flatMap { rows(of: $0, byUnit[$0] ?? []) }
  }

  private func rows(of unit: Symbol, _ actors: [Symbol]) -> [JSONObject] {
    let sorted = actors.sorted { symbols.precedes($0, $1) }
    return (sorted.isEmpty ? [Symbol.none] : sorted).map { actor in
      [
        "unit": json(unit), "tier": json(state.scene.organisation.post(of: unit)?.tier ?? .none),
        "actor": json(actor),
      ]
    }
  }
}
