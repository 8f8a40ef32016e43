package import Basics
package import CaseModel
package import Projection

/// What fell due on one local day, and how much of it was broken.
package struct BreachDay: Sendable {
  package let date: CivilDate
  /// Timers due on it whose verdict is known: met, late or overdue.
  package fileprivate(set) var due = 0
  /// Of these, late or overdue.
  package fileprivate(set) var breaches = 0
}

extension CaseView {
  /// Every day of a period with the timers of all cases that fell due on it. What is not decided at
  /// *now*, and what was cut off in time, counts nowhere.
  ///
  /// - Complexity: O(cases · runs).
  package func breachDays(_ period: Period) -> [BreachDay] {
    let first = period.firstDate.dayNumber
    let bounds = period.bounds(in: zone)
    var days = (first..<period.endDate.dayNumber).map { BreachDay(date: CivilDate(dayNumber: $0)) }
    let (states, calculator) = (state.table.states.span, state.reference.calculator)
    for index in states.indices
    where states[index].isRegistered && states[index].registered < bounds.upperBound {
      for row in calculator.rows(of: states[index], now: now) where row.state.isDecided {
        guard let due = row.due, bounds.contains(due) else { continue }
        let day = zone.local(due).date.dayNumber - first
        days[day].due += 1
        if row.state.isLate { days[day].breaches += 1 }
      }
    }
    return days
  }
}
