import Basics
import Projection
import Queries
import Reports

enum ListsCommand {
  static func run(_ context: Context) throws(Diagnostic) -> Int32 {
    let period = try context.optionalPeriod()
    let view = try context.load(extent: .onDemand)
    context.print(ServeReports.lists(view.lists(period)))
    return 0
  }
}
