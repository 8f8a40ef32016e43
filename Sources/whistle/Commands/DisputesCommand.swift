import Basics
import CommandLineKit
import Queries
import Reports

enum DisputesCommand {
  static func run(_ context: Context) throws(Diagnostic) -> Int32 {
    let period = context.call.string("period") == nil ? nil : try context.period()
    let view = try context.load()
    let table = view.disputes(period)
    context.print(
      DeliberationReports.disputes(table.rows.map { view.json($0, of: table.total) }))
    return 0
  }
}
