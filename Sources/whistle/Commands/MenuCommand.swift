import Basics
import CaseModel
import CommandLineKit
import Projection
import Queries
import Reports

enum MenuCommand: Command {
  static let spec = CommandSpec(
    "menu",
    Phrase(
      "What can be ordered, where an order starts, who takes it and is on duty.",
      "点菜式服务菜单：可点事项、起始单位、接办单位与值班人。"),
    options: Options.temporal + [
      OptionSpec("place", value: "UNIT", "For orders from here.", "从此处点单。")
    ])

  static func run(_ context: Context) throws(Diagnostic) {
    let view = try context.load()
    let place = try context.unit("place", in: view)
    let rows = view.menu(place: place)
    if rows.isEmpty {
      context.say(
        "nothing can be ordered: no rules in force have a matter of kind order (see 'whistle rules show')",
        "没有可点事项：没有现行规则列出 kind 为 order 的事项（见“whistle rules show”）")
    }
    context.print(rows, as: ServeReports.menu(context.words), of: view)
  }
}
