import Basics
import CaseModel
import CommandLineKit
import Projection
import Queries
import Reports

enum StaffingCommand: Command {
  static let spec = CommandSpec(
    "staffing",
    Phrase("Grids against what they should be: posts, sizes, sums.", "网格核对：一格四员、规模、合计。"),
    options: Options.temporal)

  static func run(_ context: Context) throws(Diagnostic) {
    let view = try context.load(extent: .onDemand)
    let staffing = view.staffing
    switch context.format {
    case .table:
      context.show(context.heading(view) + ServeReports.text(staffing, context.words) + "\n")
      context.print(staffing.findings, as: ServeReports.findings, of: view, isHeaded: false)
    case .json:
      context.print(staffing, as: ServeReports.staffing, of: view) { _ in "" }
    case .jsonl, .csv: context.print(staffing.findings, as: ServeReports.findings, of: view)
    }
  }
}
