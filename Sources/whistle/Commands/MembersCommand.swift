import Basics
import Projection
import Queries
import Reports

enum MembersCommand {
  static func run(_ context: Context) throws(Diagnostic) -> Int32 {
    let period = try context.optionalPeriod()
    let view = try context.load(extent: .onDemand)
    context.print(ServeReports.members(view.members(period)))
    return 0
  }
}
