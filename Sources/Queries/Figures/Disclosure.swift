public import Basics
public import CaseModel
public import Projection

/// What is made public each month (每月公开): totals, tiers, matters, and who did not report in.
public struct Disclosure: Sendable {
  public let period: Period
  public let bounds: Range<Timestamp>
  public let now: Timestamp
  public let totals: [FigureCount]
  public let tiers: [TierShare]
  public let matters: [MatterCount]
  public let attendance: [Attendance]

  /// How many days before it another registration makes one repeated, in what is published.
  public static let publishedRepeatDays = 30

  /// - Parameter repeatDays: how many days before it another registration makes one repeated.
  public init(_ view: CaseView, _ period: Period, repeatDays: Int = publishedRepeatDays) {
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
