import Basics
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
    let findings = ServeReports.findings(view.findings(staffing))
    let document = view.json(staffing)
    switch context.format {
    case .table:
      context.print(ServeReports.staffing(document, context.words) + "\n")
      context.print(findings)
    case .json: context.print(JSONValue.object(document).text + "\n")
    case .jsonl, .csv: context.print(findings)
    }
  }
}
