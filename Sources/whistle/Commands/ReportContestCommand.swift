import Basics
import CaseModel
import CommandLineKit
import Projection
import Queries
import Reports

enum ReportContestCommand: Command {
  static let spec = CommandSpec(
    "contest", Phrase("The quarter's contest: commitments made and kept.", "季度擂台比武：承诺与践诺。"),
    options: Options.temporal + [Options.period])

  /// Who kept what they promised for a quarter.
  static func run(_ context: Context) throws(Diagnostic) {
    let period = try context.period()
    guard period.length == .quarter else {
      throw Diagnostic(
        CallCode.period, "the contest is held over a quarter, not \(period.name)",
        "擂台赛按季度举行，不是 \(period.name)", hint: "write 2026-Q2", "请写成 2026-Q2")
    }
    let view = try context.load(extent: context.cases(of: period))
    let community = view.symbols.find("community")
    context.print(view.contest(period, awaitedFrom: community), as: PeriodReports.contest, of: view)
  }
}
