package import Basics
package import CaseModel
package import Projection

/// One timer of one case that is overdue, or will be due.
package struct DueItem: Sendable {
  package let subject: Subject
  package let row: TimerRow
  /// When the case was registered.
  package let registered: Timestamp
  /// nil where nobody looked it up, for it stands in the book alone.
  package var title: String?
}

/// Which timers are wanted; all where nothing is named.
package struct DueFilter: Sendable {
  package var timer: Timer?
  /// Timers of this unit, or of one below it.
  package var unit: Symbol?
  /// Cases that stand at this tier.
  package var tier: Symbol?
  /// Only cases that are still open: replies and follow-ups outlive them.
  package var isOpen: Bool

  package init(timer: Timer? = nil, isOpen: Bool = false) {
    self.timer = timer
    self.isOpen = isOpen
  }
}

/// In which order timers are listed; equals by case.
package enum DueOrder: String, CaseIterable, Sendable {
  /// By unit, of each the earliest due first.
  case unit
  /// The oldest case first.
  case age
  /// The earliest due first.
  case due
}

extension CaseView {
  /// All rows of all cases, cases by number, timers in the order of the table.
  ///
  /// - Complexity: O(cases · runs).
  package func forEachRow(_ body: (Subject, CaseState, TimerRow) -> Void) {
    for subject in state.table.sortedCases {
      let caseState = state.table[subject]
      for row in rows(of: caseState) { body(subject, caseState, row) }
    }
  }

  /// What is overdue.
  ///
  /// - Complexity: O(cases · runs).
  package func overdue(_ filter: DueFilter = DueFilter(), by order: DueOrder = .unit) -> [DueItem] {
    items(filter, order) { $0.state == .overdue }
  }

  /// What runs and falls due up to an instant.
  ///
  /// - Complexity: as `overdue`.
  package func due(
    through end: Timestamp, _ filter: DueFilter = DueFilter(), by order: DueOrder = .unit
  ) -> [DueItem] {
    items(filter, order) { row in
      row.state == .running && row.due.map { $0 <= end } ?? false
    }
  }

  /// - Parameter isIncluded: holds for rows of runs that are still running alone.
  private func items(
    _ filter: DueFilter, _ order: DueOrder, where isIncluded: (TimerRow) -> Bool
  ) -> [DueItem] {
    var items: [DueItem] = []
    for subject in state.table.sortedCases {
      let states = state.table.states.span
      let index = Int(subject.index)
      guard states[index].runs.mayRun, !filter.isOpen || states[index].status.isOpen,
        filter.tier == nil || states[index].tier == filter.tier
      else { continue }
      let registered = states[index].registered
      for row in rows(of: states[index], where: \.isRunning)
      where isIncluded(row) && admits(row, filter) {
        items.append(DueItem(subject: subject, row: row, registered: registered))
      }
    }
    // The order of the cases and timers is kept among equals.
    return items.enumerated().sorted { left, right in
      precedes(left.element, right.element, order) ?? (left.offset < right.offset)
    }.map(\.element)
  }

  private func admits(_ row: TimerRow, _ filter: DueFilter) -> Bool {
    (filter.timer == nil || row.timer == filter.timer)
      && (filter.unit.map { state.reference.organisation.lies(row.unit, within: $0, symbols) }
        ?? true)
  }

  /// nil for equals.
  private func precedes(_ left: DueItem, _ right: DueItem, _ order: DueOrder) -> Bool? {
    let (a, b) = (left.row, right.row)
    if order == .unit, a.unit != b.unit {
      if a.unit.isNone || b.unit.isNone { return b.unit.isNone }
      return symbols.precedes(a.unit, b.unit)
    }
    if order == .age, left.registered != right.registered {
      return left.registered < right.registered
    }
    let (dueA, dueB) = (a.due ?? .latest, b.due ?? .latest)
    return dueA == dueB ? nil : dueA < dueB
  }

  /// The instant so far after now, on the working clocks of the rules in force.
  package func later(_ span: Span) -> Timestamp? { state.reference.later(span, than: now) }
}
