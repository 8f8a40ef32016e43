import Basics
import CommandLineKit
import Projection
import Queries
import Reports

enum ReportTiersCommand: Command {
  static let spec = CommandSpec(
    "tiers", Phrase("At which tier cases were closed.", "办结层级。"),
    options: Options.temporal + [Options.period])

  static func run(_ context: Context) throws(Diagnostic) {
    let period = try context.period()
    let view = try context.load(extent: context.cases(of: period))
    context.print(
      view.tierShares(view.figures(period, repeatDays: 0)), as: PeriodReports.tiers, of: view)
  }
}
