import Basics
import CaseModel
import CommandLineKit
import Reports

enum RulesCheckCommand: Command {
  static let spec = CommandSpec(
    "check", Phrase("Checks a ruleset.", "检查规则文件。"),
    arguments: [ArgumentSpec("FILE", kind: .file, "The document.", "规则文件。")])

  static func run(_ context: Context) throws(Diagnostic) {
    let path = context.call.argument("FILE") ?? ""
    let ruleset = try RulesSource(context: context).checked(path)
    // What is suspicious was said on standard error.
    context.print(ruleset, as: RulesReports.check) {
      $0.words.pick("valid: ", "有效：") + "\(ruleset.name) \(ruleset.digest.hex)\n"
    }
  }
}
