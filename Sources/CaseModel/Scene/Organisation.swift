import Basics

/// The organisation tree made of `unit.registered` (SPEC §5).
public struct Organisation: Sendable {
  private var units = SymbolMap<Unit>()
  /// Where a path ends that begins at a unit and looks for a tier; forgotten when the tree changes.
  private var ancestors: [Route: Symbol] = [:]

  private struct Route: Hashable {
    let unit: Symbol
    let tier: Symbol
  }

  public init() {}

  public subscript(unit: Symbol) -> Unit? { units[unit] }

  /// Registered units, retired ones too.
  public var registered: [Symbol] { units.symbols }

  mutating func register(_ unit: Symbol, as entry: Unit) {
    units[unit] = entry
    ancestors.removeAll(keepingCapacity: true)
  }

  mutating func retire(_ unit: Symbol, successor: Symbol) {
    units[unit]?.isRetired = true
    units[unit]?.successor = successor
  }

  /// The next unit on the path: the parent where one is named, else the longest registered prefix.
  private func above(_ unit: Symbol, _ symbols: SymbolTable) -> Symbol {
    if let parent = units[unit]?.parent, !parent.isNone { return parent }
    var path = symbols.text(unit)[...]
    while let slash = path.lastIndex(of: "/") {
      path = path[..<slash]
      let prefix = symbols.find(String(path))
      if !prefix.isNone, units[prefix] != nil { return prefix }
    }
    return .none
  }

  /// The registered units from `unit` upward, itself included where it is registered.
  ///
  /// - Complexity: O(depth · length of the paths). A ring of parents is followed once around.
  public func path(from unit: Symbol, _ symbols: SymbolTable) -> [Symbol] {
    var result: [Symbol] = []
    var next = unit
    while !next.isNone, !result.contains(next) {
      if units[next] != nil { result.append(next) }
      let above = above(next, symbols)
      if above == next { break }
      next = above
    }
    return result
  }

  /// The nearest unit with that tier on the path of `unit`, or `.none`.
  public mutating func ancestor(of unit: Symbol, at tier: Symbol, _ symbols: SymbolTable) -> Symbol {
    let route = Route(unit: unit, tier: tier)
    if let known = ancestors[route] { return known }
    let found = path(from: unit, symbols).first { units[$0]?.tier == tier } ?? .none
    ancestors[route] = found
    return found
  }

  /// The tier of the nearest unit on the path of `place` that has one, or `.none`.
  public func tier(of place: Symbol, _ symbols: SymbolTable) -> Symbol {
    path(from: place, symbols).lazy.compactMap { units[$0]?.tier }.first { !$0.isNone } ?? .none
  }
}
