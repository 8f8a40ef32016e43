package import CaseModel

/// How many timers of each sort a unit has overdue.
package struct UnitOverdue: Sendable {
  package let unit: Symbol
  private var counts: [Int]

  package subscript(timer: Timer) -> Int {
    Timer.allCases.firstIndex(of: timer).map { counts[$0] } ?? 0
  }
  package var total: Int { counts.reduce(0, +) }

  /// The units that have any, those with most first, equals by path.
  ///
  /// - Complexity: O(items + units · log units).
  package static func counting(_ items: [DueItem], _ symbols: SymbolTable) -> [UnitOverdue] {
    var rows: [Symbol: UnitOverdue] = [:]
    for item in items {
      rows[item.row.unit, default: UnitOverdue(item.row.unit)].add(item.row.timer)
    }
    return rows.values.sorted { left, right in
      let (a, b) = (left.total, right.total)
      return a == b ? symbols.precedes(left.unit, right.unit) : a > b
    }
  }

  private init(_ unit: Symbol) {
    self.unit = unit
    counts = Timer.allCases.map { _ in 0 }
  }

  private mutating func add(_ timer: Timer) {
    if let index = Timer.allCases.firstIndex(of: timer) { counts[index] += 1 }
  }
}
