import Basics

/// The organisation tree made of `unit.registered` (SPEC §5).
public struct Organisation: Sendable {
  private var units = SymbolMap<Unit>()
  /// The same without names, for the guards and the paths of every event.
  private var summaries = SymbolMap<UnitSummary>()
  private var steps = PathSteps()
  /// Grows only.
  public private(set) var holderClasses = HolderClasses()

  public init() {}

  public subscript(unit: Symbol) -> Unit? { units[unit] }

  /// What the reducers ask of a registered unit.
  public func summary(of unit: Symbol) -> UnitSummary? { summaries[unit] }

  /// What sort of unit a holder is; 0 for nobody and for a unit that is not registered.
  func holderClass(of unit: Symbol) -> UInt16 { summaries[unit]?.holderClass ?? 0 }

  /// Registered units, retired ones too.
  public var registered: [Symbol] { units.symbols }

  mutating func register(_ unit: Symbol, as entry: Unit, _ symbols: SymbolTable) {
    steps.register(unit, symbols.bytes(unit))
    set(unit, entry)
  }

  private mutating func set(_ unit: Symbol, _ entry: Unit) {
    units[unit] = entry
    summaries[unit] = UnitSummary(
      entry, holderClasses.admit(HolderClass(tier: entry.tier, kind: entry.kind)))
  }

  mutating func retire(_ unit: Symbol, successor: Symbol) {
    guard var entry = units[unit] else { return }
    entry.isRetired = true
    entry.successor = successor
    set(unit, entry)
  }

  /// The next unit on the path: the parent where one is named, else the longest registered prefix.
  private func above(_ unit: Symbol, _ symbols: SymbolTable) -> Symbol {
    if let parent = summaries[unit]?.parent, !parent.isNone { return parent }
    return steps.above(unit)
      ?? symbols.longestPrefix(of: unit) { summaries[$0] != nil }
  }

  /// The registered units from `unit` upward, itself included where it is registered.
  ///
  /// - Complexity: O(depth · length of the paths). A ring of parents is followed once around.
  public func path(from unit: Symbol, _ symbols: SymbolTable) -> [Symbol] {
    var result: [Symbol] = []
    var next = unit
    while !next.isNone, !result.contains(next) {
      if summaries[next] != nil { result.append(next) }
      let above = above(next, symbols)
      if above == next { break }
      next = above
    }
    return result
  }

  /// Whether a place is a registered unit or lies in one.
  public func isWithin(_ place: Symbol, _ symbols: SymbolTable) -> Bool {
    !first(from: place, symbols) { _, _ in true }.isNone
  }

  /// Whether `unit` is `other` or lies below it.
  ///
  /// - Complexity: O(depth · length of the paths).
  public func lies(_ unit: Symbol, within other: Symbol, _ symbols: SymbolTable) -> Bool {
    if unit.isNone || other.isNone { return false }
    return unit == other || first(from: unit, symbols, where: { unit, _ in unit == other }) == other
  }

  /// The nearest unit with that tier on the path of `unit`, or `.none`.
  public func ancestor(of unit: Symbol, at tier: Symbol, _ symbols: SymbolTable) -> Symbol {
    first(from: unit, symbols) { $1.tier == tier }
  }

  /// The tier of the nearest unit on the path of `place` that has one, or `.none`.
  public func tier(of place: Symbol, _ symbols: SymbolTable) -> Symbol {
    summaries[first(from: place, symbols) { !$1.tier.isNone }]?.tier ?? .none
  }

  /// The first registered unit of a path for which `isWanted` holds, without making the path.
  private func first(
    from unit: Symbol, _ symbols: SymbolTable, where isWanted: (Symbol, UnitSummary) -> Bool
  ) -> Symbol {
    var next = unit
    // In a ring of parents there are no more steps than units.
    var steps = symbols.count
    while !next.isNone, steps >= 0 {
      if let summary = summaries[next], isWanted(next, summary) { return next }
      let above = above(next, symbols)
      if above == next { break }
      next = above
      steps -= 1
    }
    return .none
  }
}
