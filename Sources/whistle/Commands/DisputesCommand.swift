import Basics
import CommandLineKit
import Queries
import Reports

enum DisputesCommand: Command {
  static let spec = CommandSpec(
    "disputes",
    Phrase("Disputes by class and matter, their shares and slips.", "纠纷：分类、占比、四单进度。"),
    options: Options.temporal + [
      OptionSpec(
        "period", value: "P", "Registered in a month, quarter or year: 2026-10, 2026-Q4, 2026.",
        "登记于该月、季或年：2026-10、2026-Q4、2026。", default: Phrase("all of them", "全部"))
    ])

  static func run(_ context: Context) throws(Diagnostic) {
    let period = try context.optionalPeriod()
    let view = try context.load()
    context.print(view.disputes(period).rows, as: DeliberationReports.disputes, of: view)
  }
}
