import Basics
import CommandLineKit
import Projection
import Queries
import Reports

enum MembersCommand: Command {
  static let spec = CommandSpec(
    "members",
    Phrase("In-service members registered with communities, by month.", "在职党员到社区报到（双报到），按月。"),
    options: Options.temporal + [Options.optionalPeriod])

  static func run(_ context: Context) throws(Diagnostic) {
    let period = try context.optionalPeriod()
    let view = try context.load(extent: .onDemand)
    context.print(view.members(period), as: ServeReports.members, of: view)
  }
}
