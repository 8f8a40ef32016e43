import Basics
import CommandLineKit
import Projection
import Queries
import Reports

enum ReportAgesCommand: Command {
  static let spec = CommandSpec(
    "ages", Phrase("How old the open cases are, and which are overdue.", "在办案件的案龄及超期情况。"),
    options: Options.query)

  static func run(_ context: Context) throws(Diagnostic) {
    let view = try context.load()
    context.print(view.openAges(), as: PeriodReports.ages, of: view)
  }
}
