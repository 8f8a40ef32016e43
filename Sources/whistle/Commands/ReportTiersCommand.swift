import Basics
import Queries
import Reports

enum ReportTiersCommand {
  static func run(_ context: Context) throws(Diagnostic) -> Int32 {
    let period = try context.period()
    let view = try context.load()
    context.print(PeriodReports.tiers(view.tierShares(view.figures(period, repeatDays: 30))))
    return 0
  }
}
