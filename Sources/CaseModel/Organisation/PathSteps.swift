import Basics

/// The paths of registered units and those that they pass through, so that going upward from a unit looks
/// at no text. They have numbers of their own: the names of a book are counted by its lines alone.
struct PathSteps: Sendable {
  private var paths = SymbolTable()
  /// Of each path the one without its last step; `.none` for one of a single step.
  private var containers: [Symbol] = []
  /// The unit that is registered under each path.
  private var units: [Symbol] = []
  /// The path of each registered unit.
  private var places = SymbolMap<Symbol>()

  /// - Complexity: O(length), amortised.
  mutating func register(_ unit: Symbol, _ path: ArraySlice<UInt8>) {
    if places[unit] != nil { return }
    let place = admit(path)
    places[unit] = place
    units[place.index] = unit
  }

  private mutating func admit(_ path: ArraySlice<UInt8>) -> Symbol {
    let known = paths.count
    let place = Array(path).withByteView { paths.intern($0) }
    guard paths.count > known else { return place }
    containers.append(.none)
    units.append(.none)
    if let slash = path.lastIndex(of: UInt8(ascii: "/")), slash > path.startIndex {
      let container = admit(path[..<slash])
      containers[place.index] = container
    }
    return place
  }

  /// The registered unit with the longest path that a registered unit's begins with, whole steps only;
  /// `.none` where there is no such one, nil where `unit` is not registered.
  ///
  /// - Complexity: O(depth).
  func above(_ unit: Symbol) -> Symbol? {
    guard var place = places[unit] else { return nil }
    repeat { place = containers[place.index] } while !place.isNone && units[place.index].isNone
    return place.isNone ? Symbol.none : units[place.index]
  }
}
