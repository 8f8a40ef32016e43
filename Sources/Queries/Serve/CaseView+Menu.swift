public import Basics
public import CaseModel
public import Projection

extension CaseView {
  /// The menu (点菜式): what can be ordered, the matters of kind `order` of the rules in force now,
  /// in their order, and how many of each were ordered.
  ///
  /// - Parameter place: with it each row says which unit an order from there starts with, and who is
  ///   on duty for it.
  /// - Complexity: O(cases + actors).
  public func menu(place: Symbol?) -> [JSONObject] {
    let dishes = (state.scene.ruleset(at: now)?.matters ?? []).filter { $0.kind == .order }
    let roster = DutyRoster(state.scene)
    let orders = orders(of: Set(dishes.map(\.code)))
    return dishes.map { dish in
      let start = place.map { state.scene.startingPost(of: dish.code, in: $0, at: now).holder }
      let taker = place.flatMap { place in
        let beginning = DutyRoster.beginning(holder: start ?? .none, place: place)
        return roster.taker(from: beginning, in: state.scene)
      }
      return [
        "matter": json(dish.code), "name": dish.name.map { .string($0) } ?? .null,
        "nameEn": dish.nameEn.map { .string($0) } ?? .null, "tier": json(dish.tier),
        "department": json(dish.department), "unit": start.map { json($0) } ?? .null,
        "taker": taker.map { json($0) } ?? .null,
        "duty": .array(taker.map { roster[$0].map { json($0) } } ?? []),
        "orders": .integer(orders[dish.code]?.all ?? 0),
        "open": .integer(orders[dish.code]?.open ?? 0),
      ]
    }
  }

  private func orders(of dishes: Set<Symbol>) -> [Symbol: (all: Int, open: Int)] {
    var counts: [Symbol: (all: Int, open: Int)] = [:]
    for order in state.table.states where order.isRegistered && dishes.contains(order.matter) {
      counts[order.matter, default: (0, 0)].all += 1
      if order.status.isOpen { counts[order.matter, default: (0, 0)].open += 1 }
    }
    return counts
  }
}
