package import Basics

/// What came of the three lists: needs listed, matched, finished; resources offered.
package struct ListFunnel: Sendable {
  package struct Row: Sendable {
    /// `.none` in the last row, which is the sum of all.
    package let list: Symbol
    package fileprivate(set) var counts: [ListFact.Step: Int] = [:]

    package subscript(step: ListFact.Step) -> Int { counts[step] ?? 0 }

    fileprivate mutating func count(_ step: ListFact.Step) { counts[step, default: 0] += 1 }
  }

  /// By the lists' names in byte order, and last the sum.
  package let rows: [Row]

  /// - Parameter bounds: only entries within; all where it is nil.
  package init(_ lists: ServiceLists, within bounds: Range<Timestamp>?, _ symbols: SymbolTable) {
    var rows: [Symbol: Row] = [:]
    var sum = Row(list: .none)
    for entry in lists.entries where bounds?.contains(entry.time) ?? true {
      rows[entry.fact.list, default: Row(list: entry.fact.list)].count(entry.fact.step)
      sum.count(entry.fact.step)
    }
    self.rows = rows.values.sorted { symbols.precedes($0.list, $1.list) } + [sum]
  }
}
