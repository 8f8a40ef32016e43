import Basics
package import CaseModel
package import Projection

/// How old something is, in days of 24 h: at least so many, and fewer than the next.
package struct AgeBand: Sendable {
  /// In full days; the last band has no end.
  package let from: Int
  package let to: Int?
  /// Open cases of that age.
  package fileprivate(set) var cases = 0
  /// Of these, cases with a timer that is overdue.
  package fileprivate(set) var overdue = 0

  private static let starts = [0, 1, 3, 7, 14, 30, 90, 180]

  fileprivate static let all = starts.enumerated().map { index, start in
    AgeBand(from: start, to: index + 1 < starts.count ? starts[index + 1] : nil)
  }

  /// The place of an age among the bands; what is registered after *now* is in the first.
  fileprivate static func place(of days: Int) -> Int { starts.lastIndex { $0 <= days } ?? 0 }
}

extension CaseView {
  /// The open cases by the time since their registration, those with an overdue timer once more.
  ///
  /// - Returns: every band, the youngest first.
  /// - Complexity: O(cases + runs of those that are open).
  package func openAges() -> [AgeBand] {
    var bands = AgeBand.all
    let states = state.table.states.span
    for index in states.indices where states[index].isRegistered && states[index].status.isOpen {
      let age = now.microseconds - states[index].registered.microseconds
      let place = AgeBand.place(of: Int(age / Timestamp.microsecondsPerDay))
      bands[place].cases += 1
      if hasOverdue(states[index]) { bands[place].overdue += 1 }
    }
    return bands
  }

  private func hasOverdue(_ caseState: CaseState) -> Bool {
    var isOverdue = false
    state.reference.calculator.forEachStanding(ofRunning: caseState, now: now) { _, standing in
      if standing.state == .overdue { isOverdue = true }
    }
    return isOverdue
  }

  /// The case that shows best what is wrong: of the open ones with an overdue timer the one that was
  /// registered first; where there is none, of the open ones; where none is open, of all.
  ///
  /// - Complexity: O(cases + runs of those that are open).
  package func eldestCase() -> Subject? {
    if let item = overdue(DueFilter(isOpen: true), by: .age).first { return item.subject }
    let (states, cases) = (state.table.states, state.table.sortedCases)
    func eldest(_ subjects: [Subject]) -> Subject? {
      subjects.min { states[Int($0.index)].registered < states[Int($1.index)].registered }
    }
    return eldest(cases.filter { states[Int($0.index)].status.isOpen }) ?? eldest(cases)
  }
}
