import Basics
import CaseModel
import CommandLineKit
import Projection
import Reports

enum AppealsCommand: Command {
  static let spec = CommandSpec(
    "appeals", Phrase("Appeals of units against cases and published tables.", "申诉及其处理。"),
    options: Options.temporal + [
      OptionSpec("period", value: "P", "Only of this period.", "只看该时段。")
    ])

  static func run(_ context: Context) throws(Diagnostic) {
    let period = try context.optionalPeriod()
    let view = try context.load()
    let appeals = view.state.registers.assessments.appeals.filter {
      period == nil || $0.period == period
    }
    context.print(appeals, as: AssessReports.appeals, of: view)
  }
}
