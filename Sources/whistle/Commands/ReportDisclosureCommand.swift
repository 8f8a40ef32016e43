import Basics
import CommandLineKit
import Queries
import Reports

enum ReportDisclosureCommand: Command {
  static let spec = CommandSpec(
    "disclosure",
    Phrase("What is made public: cases, tiers, matters, absences.", "公开：办件、层级、事项、未报到。"),
    options: Options.temporal + [
      Options.period,
      OptionSpec(
        "repeat-days", value: "N",
        "A request is repeated if the same place and matter came up within N days before.",
        "同一地点同一事项 N 天内再次登记即为重复诉求。", default: "30"),
    ])

  /// What is made public each month (每月公开): totals, tiers, matters, and who did not report in.
  static func run(_ context: Context) throws(Diagnostic) {
    let period = try context.period()
    let view = try context.load()
    let disclosure = Disclosure(
      view, period, repeatDays: try context.number("repeat-days", in: 1...366) ?? 30)
    context.print(disclosure, as: PeriodReports.disclosure, of: view) {
      PeriodReports.text(disclosure, $0)
    }
  }
}
