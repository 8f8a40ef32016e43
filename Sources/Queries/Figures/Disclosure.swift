package import Basics
package import CaseModel
package import Projection

/// What is made public each month (每月公开): totals, tiers, matters, and who did not report in.
package struct Disclosure: Sendable {
  package let period: Period
  package let bounds: Range<Timestamp>
  package let now: Timestamp
  package let totals: [FigureCount]
  package let tiers: [TierShare]
  package let matters: [MatterCount]
  package let attendance: [Attendance]

  /// How many days before it another registration makes one repeated, in what is published.
  package static let publishedRepeatDays = 30

  /// - Parameter repeatDays: how many days before it another registration makes one repeated.
  package init(_ view: CaseView, _ period: Period, repeatDays: Int = publishedRepeatDays) {
    self.period = period
    bounds = period.bounds(in: view.zone)
    now = view.now
    let figures = view.figures(period, repeatDays: repeatDays)
    totals = view.totals(figures)
    tiers = view.tierShares(figures)
    matters = view.matterCounts(figures)
    attendance = view.attendance(calledIn: bounds)
  }
}
