import Basics
import CaseModel
import CommandLineKit
import Queries
import Reports

enum AppealsCommand: Command {
  static let spec = CommandSpec(
    "appeals", Phrase("What units said against what was published.", "申诉及其处理。"),
    options: Options.temporal + [
      OptionSpec("period", value: "P", "Only of this period.", "只看该时段。")
    ])

  static func run(_ context: Context) throws(Diagnostic) {
    let period = try context.call.string("period").map { _ throws(Diagnostic) in
      try context.period().name
    }
    let rows = try context.load().appeals().filter { row in
      period == nil || row["period"]?.string == period
    }
    context.print(AssessReports.appeals(rows))
  }
}
