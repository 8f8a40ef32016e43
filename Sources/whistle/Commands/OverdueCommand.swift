import Basics
import Queries
import Reports

enum OverdueCommand {
  static func run(_ context: Context) throws(Diagnostic) -> Int32 {
    let timer = try context.timer("timer")
    let view = try context.load()
    context.print(CaseReports.due(view.overdue(timer).map { view.json($0) }))
    return 0
  }
}
