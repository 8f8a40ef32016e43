import Basics
import CaseModel
import CommandLineKit
import Projection
import Queries
import Reports

enum AbsentCommand {
  /// Who was called in a month, and did not come; the month of *now* unless one is named.
  static func run(_ context: Context) throws(Diagnostic) -> Int32 {
    let text = context.call.string("month")
    let view = try context.load()
    let current = String(view.zone.local(view.now).date.text.prefix(7))
    guard let month = Period(text ?? current), month.length == .month else {
      throw Diagnostic(
        "usage.period",
        Phrase("'\(text ?? "")' for --month is no month", "--month 的“\(text ?? "")”不是月份"),
        hints: [Phrase("write 2026-10", "请写成 2026-10")])
    }
    let rows = view.attendance(calledIn: month.bounds(in: view.zone))
    context.print(SuperviseReports.attendance(rows.map { view.json($0) }))
    return 0
  }
}
