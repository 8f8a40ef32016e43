import Basics
import CaseModel
import CommandLineKit
import Projection
import Queries
import Reports

enum CalendarShowCommand: Command {
  static let spec = CommandSpec(
    "show", Phrase("Lists the calendars in the book, and the missing years.", "台账中的日历，以及尚缺的年份。"),
    arguments: [
      ArgumentSpec("YEAR", "Only this year, with its days.", "只看该年，并列出各日。", isOptional: true)
    ],
    options: Options.temporal)

  static func run(_ context: Context) throws(Diagnostic) {
    let year = try context.call.argument("YEAR").map { text throws(Diagnostic) in
      guard let year = Int(text), (0...9999).contains(year) else {
        throw Diagnostic(CallCode.period, "'\(text)' is not a year", "“\(text)”不是年份")
      }
      return year
    }
    let view = try context.load()
    let rows = view.calendarYears().filter { year == nil || $0.year == year }
    if year != nil, context.format == .table {
      context.print(
        context.heading(view) + CalendarReport.days(of: rows, context.reports(on: view)))
    } else {
      context.print(rows, as: CalendarReport.rows, of: view)
    }
    for row in rows where row.state == .missing {
      let name = view.symbols.text(row.calendar)
      context.say(
        "not adopted yet: '\(name)' of \(row.year); open timers that are provisional for it: "
          + "\(row.timers) (whistle calendar import FILE --name \(name) --by ACTOR)",
        "尚未采用：“\(name)”\(row.year) 年；因此暂定的在计时限：\(row.timers) 个"
          + "（whistle calendar import FILE --name \(name) --by ACTOR）")
    }
    if rows.isEmpty {
      context.say("no calendar of it is adopted, and none is needed", "没有采用，也不需要")
    }
  }
}
