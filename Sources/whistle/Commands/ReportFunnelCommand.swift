import Basics
import CommandLineKit
import Projection
import Queries
import Reports

enum ReportFunnelCommand: Command {
  static let spec = CommandSpec(
    "funnel",
    Phrase(
      "How far the cases registered in a period have come: the four stages.", "一期登记的案件办到哪一步：四个阶段。"),
    options: Options.query + [Options.period])

  static func run(_ context: Context) throws(Diagnostic) {
    let period = try context.period()
    let view = try context.load()
    context.print(view.stageFunnel(period), as: PeriodReports.stages, of: view)
  }
}
