import Basics
import CaseModel
import CommandLineKit
import Projection
import Queries
import Reports

enum AbsentCommand: Command {
  static let spec = CommandSpec(
    "absent", Phrase("Who was called in a month, and who did not report in.", "一月内吹哨未报到的单位。"),
    options: Options.query + [
      OptionSpec(
        "month", value: "MONTH", "The month, such as 2026-10.", "月份，如 2026-10。",
        default: Phrase("the month of now", "现在所在的月"))
    ])

  /// Who was called in a month, and did not come; the month of *now* unless one is named.
  static func run(_ context: Context) throws(Diagnostic) {
    let text = context.call.string("month")
    let view = try context.load(extent: .cases(.calls))
    let current = String(view.zone.local(view.now).date.text.prefix(7))
    guard let month = Period(text ?? current), month.length == .month else {
      throw Diagnostic(
        CallCode.period, "'\(text ?? "")' for --month is not a month",
        "--month 的“\(text ?? "")”不是月份",
        hint: "write 2026-10", "请写成 2026-10")
    }
    let rows = view.attendance(calledIn: month.bounds(in: view.zone))
    context.print(rows, as: SuperviseReports.attendance, of: view)
  }
}
