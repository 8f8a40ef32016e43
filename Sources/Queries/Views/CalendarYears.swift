package import Basics
package import CaseModel
package import Projection

/// A year of a calendar: as it was adopted, or as it is missing.
package struct CalendarYearRow: Sendable {
  package enum State: String, Sendable {
    case current
    /// By a later adoption of the year.
    case replaced
    /// Its time lies after now.
    case coming
    /// Not adopted yet, and needed: the present year, or one that an open timer reaches.
    case missing
  }

  package let calendar: Symbol
  package let year: Int
  package let state: State
  /// nil where it is missing.
  package let entry: Calendars.Entry?
  /// Open timers that are provisional for want of it.
  package let timers: Int

  package var holidays: [CivilDate] { (entry?.year.holidays ?? []).sorted() }
  package var workdays: [CivilDate] { (entry?.year.workdays ?? []).sorted() }
  /// Half days: what is worked on them.
  package var hours: [(date: CivilDate, stretches: [String])] {
    (entry?.year.hours ?? [:]).sorted { $0.key < $1.key }.map { date, stretches in
      (date, stretches.map { DayHours.text($0) })
    }
  }
}

extension CaseView {
  /// Every adoption of a calendar, and the years that are missing: by calendar, by year, in the order
  /// in which they hold.
  ///
  /// - Complexity: O(timers + adoptions²).
  package func calendarYears() -> [CalendarYearRow] {
    let entries = state.reference.calendars.entries
    let rows = entries.enumerated().map { index, entry in
      let later = entries[(index + 1)...].contains {
        $0.name == entry.name && $0.year.year == entry.year.year && $0.time <= now
      }
      return CalendarYearRow(
        calendar: entry.name, year: entry.year.year,
        state: entry.time > now ? .coming : later ? .replaced : .current, entry: entry, timers: 0)
    }
    return (rows + missingYears(rows)).sortedStably {
      (symbols.text($0.calendar), $0.year) < (symbols.text($1.calendar), $1.year)
    }
  }

  private struct Year: Hashable {
    let calendar: Symbol
    let year: Int
  }

  private func missingYears(_ rows: [CalendarYearRow]) -> [CalendarYearRow] {
    let known = Set(
      rows.lazy.filter { $0.state != .coming }.map { Year(calendar: $0.calendar, year: $0.year) })
    var needed: [Year: Int] = [:]
    if let ruleset = state.reference.ruleset(at: now) {
      let year = ruleset.zone.local(now).date.year
      needed[Year(calendar: ruleset.calendar.name, year: year)] = 0
    }
    for caseState in state.table.states {
      for row in state.reference.calculator.rows(of: caseState, now: now) where row.stop == nil {
        for year in years(of: row) where !known.contains(year) {
          needed[year, default: 0] += 1
        }
      }
    }
    return needed.filter { !known.contains($0.key) }.map { year, timers in
      CalendarYearRow(
        calendar: year.calendar, year: year.year, state: .missing, entry: nil, timers: timers)
    }
  }

  /// The years through which a provisional timer runs, to the last of its instants.
  private func years(of row: TimerRow) -> [Year] {
    guard row.isProvisional, let adoption = row.adoption else { return [] }
    let ruleset = state.reference.rulebook.adoptions[adoption].ruleset
    let end = [row.due, row.remind, row.red].compactMap(\.self).max() ?? row.start
    let (first, last) = (ruleset.zone.local(row.start).date.year, ruleset.zone.local(end).date.year)
    return (first...max(first, last)).map { Year(calendar: ruleset.calendar.name, year: $0) }
  }
}
