package import CaseModel
package import Projection

/// What can be ordered.
package struct MenuRow: Sendable {
  package let dish: Ruleset.Matter
  /// Which unit an order starts with and which has somebody on duty for it, with who that is;
  /// `.none` where no place was named, or there is none.
  package let unit: Symbol
  package let taker: Symbol
  package let duty: [Symbol]
  /// How many were ordered, and how many of these are open.
  package let orders: (all: Int, open: Int)
}

extension CaseView {
  /// The menu (点菜式): what can be ordered, the matters of kind `order` of the rules in force now,
  /// in their order, and how many of each were ordered.
  ///
  /// - Parameter place: with it each row says which unit an order from there starts with, and who is
  ///   on duty for it.
  /// - Complexity: O(cases + actors).
  package func menu(place: Symbol?) -> [MenuRow] {
    let dishes = (state.reference.ruleset(at: now)?.matters ?? []).filter { $0.kind == .order }
    let roster = DutyRoster(state.reference)
    let orders = orders(of: Set(dishes.map(\.code)))
    return dishes.map { dish in
      let start = place.map {
        state.reference.startingPosition(of: dish.code, in: $0, at: now).holder
      }
      let taker = place.flatMap { place in
        let beginning = DutyRoster.beginning(holder: start ?? .none, place: place)
        return roster.taker(from: beginning, in: state.reference)
      }
      return MenuRow(
        dish: dish, unit: start ?? .none, taker: taker ?? .none,
        duty: taker.map { roster[$0] } ?? [], orders: orders[dish.code] ?? (0, 0))
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
