import Basics
import CommandLineKit
import Projection
import Queries
import Reports

enum OverdueCommand: Command {
  static let spec = CommandSpec(
    "overdue", Phrase("What is overdue, by unit.", "已超期，按单位。"),
    options: Options.query + [Options.timer])

  static func run(_ context: Context) throws(Diagnostic) {
    let timer = try context.timer("timer")
    let view = try context.load(extent: .cases(.timers))
    context.print(view.overdue(timer), as: CaseReports.due, of: view)
  }
}
