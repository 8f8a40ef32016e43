import Basics
import CaseModel
import CommandLineKit
import Reports

enum RulesDiffCommand {
  /// Exit status 1 where the documents differ.
  static func run(_ context: Context) throws(Diagnostic) -> Int32 {
    let source = RulesSource(context: context)
    let old = try source.any(context.call.argument("A") ?? "")
    let new = try source.any(context.call.argument("B") ?? "")
    let differences = RulesetComparison.differences(old, new)
    Output.settle(status: differences.isEmpty ? 0 : 1)
    context.print(RulesReports.differences(differences))
    return differences.isEmpty ? 0 : 1
  }
}
