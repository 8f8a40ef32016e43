import Basics
import CaseModel
import CommandLineKit
import Reports

enum RulesCheckCommand: Command {
  static let spec = CommandSpec(
    "check", Phrase("Checks a document.", "检查规则文件。"),
    arguments: [ArgumentSpec("FILE", kind: .file, "The document.", "规则文件。")])

  static func run(_ context: Context) throws(Diagnostic) {
    let path = context.call.argument("FILE") ?? ""
    let ruleset = try RulesSource(context: context).checked(path)
    let document: JSONObject = [
      "name": .string(ruleset.name), "digest": .string(ruleset.digest.hex),
      "matters": .integer(ruleset.matters.count), "classes": .integer(ruleset.classes.count),
      "zone": .string(ruleset.zone.name),
    ]
    context.print(document) {
      context.words.pick("valid: ", "有效：") + "\(ruleset.name) \(ruleset.digest.hex)\n"
    }
  }
}
