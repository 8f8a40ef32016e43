public import Basics
public import CaseModel
public import Projection

extension CaseView {
  /// Who is on duty (值班安排).
  ///
  /// - Parameter place: the units of its path only, from the lowest upward, each with a row even where
  ///   nobody is: the order in which a request from there finds somebody; `takes` says who that
  ///   is. Else every unit that has somebody, by path, and `takes` is null.
  /// - Complexity: O(actors + units of the path).
  public func duty(_ role: String, place: Symbol?) -> [JSONObject] {
    let roster = DutyRoster(state.scene, role: role)
    guard let place else {
      return roster.units.sorted { symbols.precedes($0, $1) }
        .flatMap { rows(of: $0, roster[$0], takes: .null) }
    }
    let taker = roster.taker(from: place, in: state.scene)
    return state.scene.organisation.path(from: place, symbols)
      .flatMap { rows(of: $0, roster[$0], takes: .bool($0 == taker)) }
  }

  private func rows(of unit: Symbol, _ actors: [Symbol], takes: JSONValue) -> [JSONObject] {
    (actors.isEmpty ? [Symbol.none] : actors).map { actor in
      [
        "unit": json(unit), "tier": json(state.scene.organisation.post(of: unit)?.tier ?? .none),
        "actor": json(actor), "takes": takes,
      ]
    }
  }
}
