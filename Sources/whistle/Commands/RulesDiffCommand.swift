import Basics
import CaseModel
import CommandLineKit
import Reports

enum RulesDiffCommand: Command {
  static let spec = CommandSpec(
    "diff", Phrase("Lists the clauses in which two rulesets differ.", "两份规则的条款差异。"),
    arguments: [
      ArgumentSpec("A", kind: .file, "A file, a name, a digest, or now.", "文件、名称、摘要或 now。"),
      ArgumentSpec("B", kind: .file, "The same.", "同上。"),
    ])

  /// Exit status 1 where the documents differ.
  static func run(_ context: Context) throws(Diagnostic) {
    let source = RulesSource(context: context)
    let old = try source.any(context.call.argument("A") ?? "")
    let new = try source.any(context.call.argument("B") ?? "")
    let differences = RulesetComparison.differences(old, new)
    Output.settle(hasFindings: !differences.isEmpty)
    context.print(differences, as: RulesReports.differences)
  }
}
