import Basics
import CommandLineKit
import Projection
import Queries
import Reports

enum ListsCommand: Command {
  static let spec = CommandSpec(
    "lists", Phrase("Needs, resources, projects: what came of them.", "需求、资源、项目三张清单及其转化。"),
    options: Options.temporal + [Options.optionalPeriod])

  static func run(_ context: Context) throws(Diagnostic) {
    let period = try context.optionalPeriod()
    let view = try context.load(extent: .onDemand)
    context.print(view.lists(period), as: ServeReports.lists, of: view)
  }
}
