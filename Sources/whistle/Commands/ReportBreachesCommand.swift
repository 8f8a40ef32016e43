import Basics
import CommandLineKit
import Projection
import Queries
import Reports

enum ReportBreachesCommand: Command {
  static let spec = CommandSpec(
    "breaches",
    Phrase(
      "What fell due on each day of a period, and how much of it was broken.", "一期内每日到期的时限及其中逾期的。"),
    options: Options.query + [Options.period])

  static func run(_ context: Context) throws(Diagnostic) {
    let period = try context.period()
    let view = try context.load()
    context.print(view.breachDays(period), as: PeriodReports.breaches, of: view)
  }
}
