import Basics
import CommandLineKit
import Projection
import Queries
import Reports

enum MattersCommand: Command {
  static let spec = CommandSpec(
    "matters", Phrase("What a case may be about, by the rules in force.", "现行规则的事项清单。"),
    options: Options.query)

  static func run(_ context: Context) throws(Diagnostic) {
    let view = try context.load(extent: .onDemand)
    context.print(view.matters, as: NamesReports.matters, of: view)
  }
}
