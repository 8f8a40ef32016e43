package import Basics
import Rulesets

/// A place and a stretch of time to simulate.
package struct Preset: Sendable {
  /// By which the command line names it.
  package let name: String
  /// The zone in which its people live; the simulator is given that zone.
  package let zoneName = "Asia/Shanghai"
  /// Day of the first arrivals; the reference data is set in the week before.
  package let firstDay = CivilDate(unchecked: 2026, 1, 5)
  /// Last day of a book of ordinary size; a very large one goes on longer.
  package let lastDay = CivilDate(unchecked: 2026, 7, 24)

  /// What a case number begins with: `LS` in `LS-2026-000123`.
  let caseStem: String
  let layout: Layout
  let adoptions: [Adoption]
  /// Days of the year before of which the hotline's cases are taken over; nil for none.
  var takenOver: ClosedRange<CivilDate>?
  /// Holidays over which works stand still: Spring Festival and Labour Day.
  let longHolidays = [
    (first: CivilDate(unchecked: 2026, 2, 15), last: CivilDate(unchecked: 2026, 2, 23)),
    (first: CivilDate(unchecked: 2026, 5, 1), last: CivilDate(unchecked: 2026, 5, 5)),
  ]
  /// The path of a department that is dissolved on a day, and of the one that takes over.
  let retiredUnit = "dept/appearance"
  let retiredOn = CivilDate(unchecked: 2026, 4, 1)
  let successor = "dept/urban"

  /// An adoption of rules.
  struct Adoption: Sendable {
    let rules: ShippedRuleset
    /// In the morning of this day.
    let adopted: CivilDate
    /// From midnight.
    let effective: CivilDate
    let scope: String
  }
}
