import Basics
import CaseModel
import Projection
import Queries
import Reports

extension AssessCommand {
  /// The last published table of a period against the same question today.
  static func published(_ context: Context, _ period: Period) throws(Diagnostic) {
    let current = try context.load(extent: context.cases(of: period))
    let (publication, frozen) = try context.publication(.scoreboard, of: period, in: current)
    let comparison = PublicationComparison(
      publication, period: period, frozen: frozen, current: current)
    context.say(publication, isDerived: comparison.isDerived)
    context.print(comparison.rows, as: AssessReports.publication, of: current)
  }
}
