import Basics
import CaseModel
import CommandLineKit
import Projection
import Reports
import RuleImpact

/// Which clauses of the rules the cases of a book make use of.
enum RulesCoverageCommand: Command {
  static let spec = CommandSpec(
    "coverage",
    Phrase(
      "Counts what each clause governed, and lists those that governed nothing.",
      "统计各条款适用了多少次，列出没有适用过的条款。"),
    options: Options.query)

  static func run(_ context: Context) throws(Diagnostic) {
    let view = try context.load()
    guard !view.state.reference.rulebook.adoptions.isEmpty else {
      throw Diagnostic(ProgramCode.rulesNone, "the book has no rules", "台账没有施行过规则")
    }
    let rows = ClauseCoverage(view).rows
    guard context.format == .table else {
      return context.print(rows, as: CoverageReport.type, of: view)
    }
    context.show(context.heading(view) + CoverageReport.text(rows, context.reports(on: view)))
  }
}
