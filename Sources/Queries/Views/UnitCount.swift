public import Basics
public import CaseModel
public import Projection

extension CaseView {
  /// How many units there are of each kind and tier, the lowest tier first, and the households that
  /// they state. Retired ones are left out.
  ///
  /// - Parameter top: only units on whose path this one stands, itself included.
  /// - Complexity: O(units · depth).
  public func unitCounts(under top: Symbol?) -> [JSONObject] {
    struct Group: Hashable {
      let kind: Unit.Kind?
      let tier: Symbol
    }
    let organisation = state.scene.organisation
    var groups: [Group: (units: Int, households: Int?)] = [:]
    for symbol in organisation.registered {
      guard let unit = organisation[symbol], !unit.isRetired,
        top.map({ organisation.path(from: symbol, symbols).contains($0) }) ?? true
      else { continue }
      var group = groups[Group(kind: unit.kind, tier: unit.tier)] ?? (0, nil)
      group.units += 1
      if let households = unit.households {
        group.households = (group.households ?? 0) + households
      }
      groups[Group(kind: unit.kind, tier: unit.tier)] = group
    }
    let ladder = state.scene.ladder(at: now)
    func place(_ group: Group) -> (Int, Int, String) {
      (
        group.kind.flatMap { Unit.Kind.allCases.firstIndex(of: $0) } ?? .max,
        ladder.firstIndex(of: group.tier) ?? .max, symbols.text(group.tier)
      )
    }
    return groups.sorted { place($0.key) < place($1.key) }.map { group, count in
      [
        "kind": group.kind.map { .string($0.rawValue) } ?? .null, "tier": json(group.tier),
        "units": .integer(count.units),
        "households": count.households.map { .integer($0) } ?? .null,
      ]
    }
  }
}
