package import Basics
package import CaseModel
package import Projection

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

  /// What waits for somebody's word, in the order of `Decision.Kind`.
  package let decisions: [Decision]

  /// - Parameter unit: only what this unit, or one below it, holds or owes.
  /// - Complexity: O(cases · runs).
  package init(_ view: CaseView, within unit: Symbol? = nil) {
    let soon = view.later(Board.soon) ?? view.now
    decisions = Decision.all(in: view, within: unit)
    now = view.now
    last = view.state.events > 0 ? view.state.lastTime : nil
    sequence = view.state.sequence
    let counts = unit.map { view.counts(within: $0) } ?? view.state.table.counts
    (cases, byStatus, cards) = (counts.cases, counts.byStatus, counts.cards)
    left.cards = counts.cardsOnOver
    let tiers = counts.byTier
    var missing: Set<Symbol> = []
    let (states, calculator) = (view.state.table.states.span, view.state.reference.calculator)
    for index in states.indices where states[index].isRegistered && states[index].runs.mayRun {
      let isLeft = !states[index].status.isOpen
      for row in calculator.rows(of: states[index], now: view.now) {
        if let unit, !view.lies(row.unit, within: unit) { continue }
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

extension CaseView {
  func lies(_ unit: Symbol, within other: Symbol) -> Bool {
    state.reference.organisation.lies(unit, within: other, symbols)
  }

  /// What an overview counts of the cases that a unit, or one below it, holds, and of the cards that
  /// stand against such units.
  fileprivate func counts(within unit: Symbol) -> CaseCounts {
    var counts = CaseCounts()
    for file in state.table.states where file.isRegistered && lies(file.holder, within: unit) {
      counts.add(CaseSummary(file))
    }
    return counts
  }
}
