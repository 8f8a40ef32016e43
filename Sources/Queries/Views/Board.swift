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
    self.init(BoardTally(view, within: unit), of: view, within: unit)
  }

  /// The same of what was counted in the view's cases.
  ///
  /// - Complexity: O(cases).
  package init(_ tally: BoardTally, of view: CaseView, within unit: Symbol?) {
    let end = view.state.events > 0 ? view.state.lastTime : nil
    self.init(
      tally, Decision.all(in: view, within: unit), in: view.state.reference, now: view.now,
      last: end, sequence: view.state.sequence)
  }

  /// The board of what was counted.
  ///
  /// - Parameters:
  ///   - last: the latest time of an event; nil in an empty book.
  ///   - sequence: that of the last event.
  package init(
    _ tally: BoardTally, _ decisions: [Decision], in reference: ReferenceData, now: Timestamp,
    last: Timestamp?, sequence: Int
  ) {
    self.decisions = decisions
    self.now = now
    self.last = last
    self.sequence = sequence
    let counts = tally.counts
    (cases, byStatus, cards) = (counts.cases, counts.byStatus, counts.cards)
    (overdue, dueSoon, left) = (tally.overdue, tally.dueSoon, tally.left)
    left.cards = counts.cardsOnOver
    let tiers = counts.byTier
    let ladder = reference.ladder(at: now)
    let others = tiers.keys.filter { !ladder.contains($0) && !$0.isNone }
      .sorted { reference.symbols.precedes($0, $1) }
    byTier = (ladder + others + [.none]).compactMap { tier in tiers[tier].map { (tier, $0) } }
    absent = tally.absent.sorted { reference.symbols.precedes($0, $1) }
  }
}

extension CaseView {
  func lies(_ unit: Symbol, within other: Symbol) -> Bool {
    state.reference.organisation.lies(unit, within: other, symbols)
  }
}
