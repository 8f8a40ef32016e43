package import CaseModel
package import Projection

/// Units of one kind and tier.
package struct UnitCount: Sendable {
  package let kind: Unit.Kind?
  package let tier: Symbol
  package internal(set) var units = 0
  /// nil where none of them states any.
  package internal(set) var households: Int?
}

extension CaseView {
  /// How many units there are of each kind and tier, the lowest tier first, and the households that
  /// they state. Retired ones are left out.
  ///
  /// - Parameter top: only units on whose path this one stands, itself included.
  /// - Complexity: O(units · depth).
  package func unitCounts(under top: Symbol?) -> [UnitCount] {
    struct Group: Hashable {
      let kind: Unit.Kind?
      let tier: Symbol
    }
    let organisation = state.reference.organisation
    var groups: [Group: UnitCount] = [:]
    for symbol in organisation.registered {
      guard let unit = organisation[symbol], !unit.isRetired,
        top.map({ organisation.path(from: symbol, symbols).contains($0) }) ?? true
      else { continue }
      let key = Group(kind: unit.kind, tier: unit.tier)
      var count = groups[key] ?? UnitCount(kind: unit.kind, tier: unit.tier)
      count.units += 1
      if let households = unit.households {
        count.households = (count.households ?? 0) + households
      }
      groups[key] = count
    }
    let ladder = state.reference.ladder(at: now)
    func place(_ group: Group) -> (Int, Int, String) {
      (
        group.kind.flatMap { Unit.Kind.allCases.firstIndex(of: $0) } ?? .max,
        ladder.firstIndex(of: group.tier) ?? .max, symbols.text(group.tier)
      )
    }
    return groups.sorted { place($0.key) < place($1.key) }.map(\.value)
  }
}
