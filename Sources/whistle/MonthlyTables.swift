import Basics
import CaseModel
import EventBook
import Projection
import Queries
import Reports

/// Publishes each month's table in a simulated book, as its county would: on the fifth of the month
/// after it, at ten.
struct MonthlyTables {
  private static let day = 5
  private static let hour = 10
  private let zone: TimeZone
  /// The next month to be published; nil until the first event.
  private var month: Period?

  init(zone: TimeZone) { self.zone = zone }

  /// The publication that comes before the event recorded at an instant, if one is due by then.
  ///
  /// - Parameter state: what the book holds up to that event.
  mutating func publication(before recorded: Timestamp, _ state: BookState) -> Envelope? {
    guard let month else {
      month = Period(String(zone.local(recorded).date.text.prefix(7)))
      return nil
    }
    let (year, next, _) = month.endDate.components
    let date = CivilDate(unchecked: year, next, MonthlyTables.day)
    let time = zone.instant(LocalTime(date: date, hour: MonthlyTables.hour, minute: 0))
    guard time <= recorded else { return nil }
    self.month = Period(String(date.text.prefix(7)))
    return envelope(month, at: time, state)
  }

  private func envelope(_ month: Period, at time: Timestamp, _ state: BookState) -> Envelope? {
    let view = CaseView(state, now: time)
    let assessment = view.assessment(month)
    let reference = state.reference
    guard let ruleset = assessment.ruleset, let unit = top(state, ruleset),
      let actor = reference.actors.symbols.first(where: { reference.actors[$0]?.unit == unit })
    else { return nil }
    var envelope = Envelope(
      id: "published/\(month.name)", source: "/" + reference.symbols.text(unit),
      type: EventType.assessmentPublished.name, subject: "period/\(month.name)",
      time: zone.format(time), authType: "user", authID: reference.symbols.text(actor),
      data: [
        "period": .string(month.name), "rules": .string(ruleset.digest.hex),
        "sequence": .integer(state.sequence),
        "table": .string(AssessReports.digest(view.scoreboard(assessment), view).hex),
      ])
    envelope.recorded = time.rfc3339()
    return envelope
  }

  /// A unit of the highest tier.
  private func top(_ state: BookState, _ ruleset: Ruleset) -> Symbol? {
    let organisation = state.reference.organisation
    return organisation.registered.first {
      organisation.summary(of: $0)?.tier == ruleset.ladder.last
    }
  }
}
