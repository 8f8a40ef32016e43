import Basics
package import CaseModel
package import Projection

/// What a board counts, case by case: of some cases as of all, and that of some and of others adds up.
package struct BoardTally: Sendable {
  package var counts = CaseCounts()
  package var overdue: [Timer: Int] = [:]
  package var dueSoon: [Timer: Int] = [:]
  /// Its cards stand among the counts.
  package var left = Board.Left()
  /// Units that were called by a whistle and are overdue.
  package var absent: Set<Symbol> = []

  package init() {}

  /// - Parameter unit: as `Board` has it.
  /// - Complexity: O(cases · runs).
  package init(_ view: CaseView, within unit: Symbol? = nil) {
    self.init(timersOf: view.state.table.states.indices, in: view, within: unit)
    counts = Self.counts(of: view, within: unit)
  }

  /// What the timers of some states add.
  ///
  /// - Complexity: O(their runs).
  package init(timersOf range: Range<Int>, in view: CaseView, within unit: Symbol?) {
    let soon = view.later(Board.soon) ?? view.now
    let (states, calculator) = (view.state.table.states.span, view.state.reference.calculator)
    for index in range where states[index].isRegistered && states[index].runs.mayRun {
      let isLeft = !states[index].status.isOpen
      // What has stopped is neither overdue nor due.
      calculator.forEachStanding(ofRunning: states[index], now: view.now) { timer, standing in
        if let unit, !view.lies(standing.unit, within: unit) { return }
        count(timer, standing, isLeft: isLeft, soon: soon)
      }
    }
  }

  /// What is counted without a look at any timer.
  ///
  /// - Complexity: O(cases).
  package static func counts(of view: CaseView, within unit: Symbol?) -> CaseCounts {
    unit.map { view.counts(within: $0) } ?? view.state.table.counts
  }

  private mutating func count(
    _ timer: Timer, _ standing: RunStanding, isLeft: Bool, soon: Timestamp
  ) {
    if standing.state == .overdue {
      overdue[timer, default: 0] += 1
      if isLeft { left.overdue[timer, default: 0] += 1 }
      if timer == .answer, !standing.unit.isNone { absent.insert(standing.unit) }
    } else if standing.state == .running, let due = standing.due, due <= soon {
      dueSoon[timer, default: 0] += 1
      if isLeft { left.dueSoon[timer, default: 0] += 1 }
    }
  }

  package static func + (one: BoardTally, other: BoardTally) -> BoardTally {
    var sum = one
    sum.counts = one.counts + other.counts
    sum.overdue.merge(other.overdue, uniquingKeysWith: +)
    sum.dueSoon.merge(other.dueSoon, uniquingKeysWith: +)
    sum.left.overdue.merge(other.left.overdue, uniquingKeysWith: +)
    sum.left.dueSoon.merge(other.left.dueSoon, uniquingKeysWith: +)
    sum.absent.formUnion(other.absent)
    return sum
  }
}

extension CaseView {
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
