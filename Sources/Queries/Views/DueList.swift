package import Basics
package import CaseModel
package import Projection

/// One timer of one case that is overdue, or will be due.
package struct DueItem: Sendable {
  package let subject: Subject
  package let row: TimerRow
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

  /// What is overdue, by unit, the longest first.
  package func overdue(_ timer: Timer? = nil) -> [DueItem] {
    items { $0.state == .overdue && (timer == nil || $0.timer == timer) }
  }

  /// What runs and falls due up to an instant, by unit, the nearest first.
  package func due(through end: Timestamp, _ timer: Timer? = nil) -> [DueItem] {
    items { row in
      row.state == .running && row.due.map { $0 <= end } ?? false
        && (timer == nil || row.timer == timer)
    }
  }

  /// - Parameter isIncluded: holds for rows of runs that are still running alone.
  private func items(where isIncluded: (TimerRow) -> Bool) -> [DueItem] {
    var items: [DueItem] = []
    for subject in state.table.sortedCases {
      let states = state.table.states.span
      guard states[Int(subject.index)].runs.mayRun else { continue }
      for row in rows(of: states[Int(subject.index)]) where isIncluded(row) {
        items.append(DueItem(subject: subject, row: row))
      }
    }
    // The order of the cases and timers is kept among equals.
    return items.enumerated().sorted { left, right in
      let (a, b) = (left.element.row, right.element.row)
      if a.unit != b.unit {
        if a.unit.isNone || b.unit.isNone { return b.unit.isNone }
        return symbols.precedes(a.unit, b.unit)
      }
      let (dueA, dueB) = (a.due ?? .latest, b.due ?? .latest)
      return (dueA, left.offset) < (dueB, right.offset)
    }.map(\.element)
  }

  /// The instant so far after now, on the working clocks of the rules in force.
  package func later(_ span: Span) -> Timestamp? { state.reference.later(span, than: now) }
}

/// The supervisor's first look: what is there, what is late, who is missing.
package struct Board: Sendable {
  package let cases: Int
  package let byStatus: [Status: Int]
  /// In the order of the ladder, tiers that it lacks behind, none last.
  package var byTier: [(tier: Symbol, count: Int)] = []
  package var overdue: [Timer: Int] = [:]
  package var dueSoon: [Timer: Int] = [:]
  package let cards: [CardLevel: Int]
  /// Of these, what is left on cases that are no longer open: replies, follow-ups, cards.
  package var left = Left()

  package struct Left: Sendable {
    package var overdue: [Timer: Int] = [:]
    package var dueSoon: [Timer: Int] = [:]
    package var cards: [CardLevel: Int] = [:]
  }
  /// Units that were called by a whistle and are overdue, by path.
  package var absent: [Symbol] = []

  /// What counts as soon (decision 56).
  package static let soon = Span(24, .hours)

  package let now: Timestamp
  /// The latest time of an event, wherever it stands; nil in an empty book.
  package let last: Timestamp?
  package let sequence: Int

  package init(_ view: CaseView) {
    let soon = view.later(Board.soon) ?? view.now
    now = view.now
    last = view.state.events > 0 ? view.state.lastTime : nil
    sequence = view.state.sequence
    let counts = view.state.table.counts
    (cases, byStatus, cards) = (counts.cases, counts.byStatus, counts.cards)
    left.cards = counts.cardsOnOver
    let tiers = counts.byTier
    var missing: Set<Symbol> = []
    let (states, calculator) = (view.state.table.states.span, view.state.reference.calculator)
    for index in states.indices where states[index].isRegistered && states[index].runs.mayRun {
      let isLeft = !states[index].status.isOpen
      for row in calculator.rows(of: states[index], now: view.now) {
        if row.state == .overdue {
          overdue[row.timer, default: 0] += 1
          if isLeft { left.overdue[row.timer, default: 0] += 1 }
          if row.timer == .answer { missing.insert(row.unit) }
        } else if row.state == .running, let due = row.due, due <= soon {
          dueSoon[row.timer, default: 0] += 1
          if isLeft { left.dueSoon[row.timer, default: 0] += 1 }
        }
      }
    }
    let ladder = view.state.reference.ladder(at: view.now)
    let others = tiers.keys.filter { !ladder.contains($0) && !$0.isNone }
      .sorted { view.symbols.precedes($0, $1) }
    byTier = (ladder + others + [.none]).compactMap { tier in tiers[tier].map { (tier, $0) } }
    absent = missing.filter { !$0.isNone }.sorted { view.symbols.precedes($0, $1) }
  }
}
