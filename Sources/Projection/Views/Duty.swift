public import Basics
public import CaseModel

extension CaseView {
  /// Who is on duty (值班安排).
  ///
  /// - Parameter place: the units of its path only, from the lowest upward, each with a row even where
  ///   nobody is: the order in which a request from there finds somebody; `takes` marks who that
  ///   is. Else every unit that has somebody, by path.
  /// - Complexity: O(actors + units of the path).
  public func duty(_ role: String, place: Symbol?) -> [JSONObject] {
    let roster = DutyRoster(state.scene, role: role)
    guard let place else {
      return roster.units.sorted { symbols.precedes($0, $1) }
        .flatMap { rows(of: $0, roster[$0], taker: nil) }
    }
    let taker = roster.taker(from: place, in: state.scene)
    return state.scene.organisation.path(from: place, symbols)
      .flatMap { rows(of: $0, roster[$0], taker: taker) }
  }

  private func rows(of unit: Symbol, _ actors: [Symbol], taker: Symbol?) -> [JSONObject] {
    let sorted = actors.sorted { symbols.precedes($0, $1) }
    return (sorted.isEmpty ? [Symbol.none] : sorted).map { actor in
      [
        "unit": json(unit), "tier": json(state.scene.organisation.post(of: unit)?.tier ?? .none),
        "actor": json(actor), "takes": .bool(unit == taker),
      ]
    }
  }

  /// The menu (点菜式): what can be ordered, the matters of kind `order` of the rules in force now,
  /// in their order.
  ///
  /// - Parameter place: with it each row says which unit an order from there starts with, and who is
  ///   on duty for it.
  /// - Complexity: O(cases + actors).
  public func menu(place: Symbol?) -> [JSONObject] {
    let dishes = (state.scene.ruleset(at: now)?.matters ?? []).filter { $0.kind == .order }
    let roster = DutyRoster(state.scene)
    var orders: [Symbol: (all: Int, open: Int)] = [:]
    for order in state.table.states where order.isRegistered {
      orders[order.matter, default: (0, 0)].all += 1
      if order.status.isOpen { orders[order.matter, default: (0, 0)].open += 1 }
    }
    return dishes.map { dish in
      let start = place.map { state.scene.startingPost(of: dish.code, in: $0, at: now).holder }
      let taker = start.flatMap { roster.taker(from: $0, in: state.scene) }
      let actors = taker.map { roster[$0].sorted { symbols.precedes($0, $1) } } ?? []
      return [
        "matter": json(dish.code), "name": dish.name.map { .string($0) } ?? .null,
        "nameEn": dish.nameEn.map { .string($0) } ?? .null, "tier": json(dish.tier),
        "department": json(dish.department), "unit": start.map { json($0) } ?? .null,
        "taker": taker.map { json($0) } ?? .null, "duty": .array(actors.map { json($0) }),
        "orders": .integer(orders[dish.code]?.all ?? 0),
        "open": .integer(orders[dish.code]?.open ?? 0),
      ]
    }
  }
}
