import Basics
import CommandLineKit
import Reports

enum RulesShowCommand: Command {
  static let spec = CommandSpec(
    "show", Phrase("Prints a ruleset; without a name, the one in force.", "打印规则；不写则为现行规则。"),
    arguments: [
      ArgumentSpec(
        "NAME|DIGEST", "A name, or the beginning of a digest.", "名称，或摘要的开头。", isOptional: true)
    ],
    options: [
      OptionSpec("at", value: "T", "In force at T.", "T 时的现行规则。", default: Phrase("now", "现在"))
    ] + Options.temporal)

  static func run(_ context: Context) throws(Diagnostic) {
    let source = RulesSource(context: context)
    let now = try context.query().now
    let document =
      if let name = context.call.argument("NAME|DIGEST") { try source.named(name) } else {
        try source.inForce(at: context.instant("at", date: .end) ?? now)
      }
    if context.format == .table { return context.page(Array(document.indented.utf8)) }
    context.print(context.format == .jsonl ? document.text + "\n" : document.indented)
  }
}
