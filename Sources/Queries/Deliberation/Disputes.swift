package import CaseModel
package import Projection

/// The disputes of a period: how many of each matter and class, how far their slips have come.
///
/// Which kinds of dispute a place singles out (六类) is said by its ruleset in the class of the
/// matter; nothing here knows their names.
package struct DisputeTable: Sendable {
  package struct Row: Sendable {
    /// `.none` in the sum of all.
    package let serviceClass: Symbol
    /// `.none` in a sum.
    package let matter: Symbol
    package fileprivate(set) var cases = 0
    /// Of these, the ones whose slips in their current round have come at least so far.
    package fileprivate(set) var reached: [Slip: Int] = [:]
    /// Of these, the ones that stand resolved or closed.
    package fileprivate(set) var settled = 0
    /// In percent of all disputes; nil where there are none.
    package fileprivate(set) var share: Fraction?

    fileprivate init(_ serviceClass: Symbol, _ matter: Symbol) {
      self.serviceClass = serviceClass
      self.matter = matter
    }

    fileprivate mutating func count(_ state: CaseState) {
      cases += 1
      if let furthest = state.deliberation.slip {
        for slip in Slip.allCases where slip <= furthest { reached[slip, default: 0] += 1 }
      }
      if state.status == .resolved || state.status == .closed { settled += 1 }
    }

    fileprivate static func + (left: Row, right: Row) -> Row {
      var sum = left
      sum.cases += right.cases
      sum.settled += right.settled
      sum.reached.merge(right.reached, uniquingKeysWith: +)
      return sum
    }
  }

  /// Class by class in the order of the rules, a row for each matter and then the sum of the class;
  /// last the sum of all.
  package let rows: [Row]
}

extension CaseView {
  /// A case is a dispute by the rules in force when it was registered. Matters of the rules in force
  /// now stand in the table even where they have no case.
  ///
  /// - Parameter period: of registration; nil for all of them.
  /// - Complexity: O(cases).
  package func disputes(_ period: Period?) -> DisputeTable {
    let bounds = period?.bounds(in: zone)
    var rows: [DisputeTable.Row] = []
    func index(_ matter: Ruleset.Matter) -> Int {
      let found = rows.firstIndex {
        $0.matter == matter.code && $0.serviceClass == matter.serviceClass
      }
      if let found { return found }
      rows.append(DisputeTable.Row(matter.serviceClass, matter.code))
      return rows.count - 1
    }
    for matter in state.reference.ruleset(at: now)?.matters ?? [] where matter.kind == .dispute {
      _ = index(matter)
    }
    for caseState in state.table.states where caseState.isRegistered {
      guard bounds?.contains(caseState.registered) ?? true,
        let matter = state.reference.ruleset(at: caseState.registered)?.matter(caseState.matter),
        matter.kind == .dispute
      else { continue }
      rows[index(matter)].count(caseState)
    }
    return DisputeTable(rows: CaseView.withSums(rows))
  }

  private static func withSums(_ rows: [DisputeTable.Row]) -> [DisputeTable.Row] {
    var classes: [Symbol] = []
    for row in rows where !classes.contains(row.serviceClass) { classes.append(row.serviceClass) }
    let groups = classes.map { name in
      let group = rows.filter { $0.serviceClass == name }
      return group + [group.reduce(DisputeTable.Row(name, .none), +)]
    }
    let total = rows.reduce(DisputeTable.Row(.none, .none), +)
    return (groups.flatMap(\.self) + [total]).map { row in
      var row = row
      row.share = Queries.share(row.cases, of: total.cases)
      return row
    }
  }
}
