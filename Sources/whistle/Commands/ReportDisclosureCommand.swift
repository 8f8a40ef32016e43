import Basics
import CaseModel
import CommandLineKit
import Projection
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
    let figures = view.figures(period, repeatDays: try repeatDays(context))
    let bounds = period.bounds(in: view.zone)
    let sections: [(key: String, title: Phrase, report: RowReport)] = [
      ("totals", Phrase("Cases", "办件"), PeriodReports.totals(view.totals(figures))),
      (
        "tiers", Phrase("Closed by tier", "办结层级"),
        PeriodReports.tiers(view.tierShares(figures))
      ),
      (
        "matters", Phrase("Matters", "事项"),
        PeriodReports.matters(view.matterCounts(figures), in: context.language)
      ),
      (
        "attendance", Phrase("Called by whistles", "吹哨报到"),
        SuperviseReports.attendance(view.attendance(calledIn: bounds).map { view.json($0) })
      ),
    ]
    var document: JSONObject = [
      "period": .string(period.name), "from": view.json(bounds.lowerBound),
      "to": view.json(bounds.upperBound), "now": view.json(view.now),
    ]
    for section in sections {
      document[section.key] = .array(section.report.rows.map { .object($0) })
    }
    context.print(document) {
      var out = context.style.paint(context.words.pick("Disclosure ", "公开 ") + period.name, .bold)
      out += "\n"
      for section in sections {
        out += "\n" + context.style.paint(context.words.text(section.title), .bold) + "\n"
        out += section.report.table(context.words, context.style)
      }
      return out
    }
  }

  private static func repeatDays(_ context: Context) throws(Diagnostic) -> Int {
    try context.number("repeat-days", in: 1...366) ?? 30
  }
}
