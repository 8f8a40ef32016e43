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
      OptionSpec("published", "The published figures beside today's.", "已公布的数据与现在对照。"),
    ])

  /// What is made public each month (每月公开): totals, tiers, matters, and who did not report in.
  static func run(_ context: Context) throws(Diagnostic) {
    let period = try context.period()
    let repeatDays =
      try context.number("repeat-days", in: 1...366) ?? Disclosure.publishedRepeatDays
    let view = try context.load(
      extent: context.cases(
        of: period, daysBefore: max(repeatDays, Disclosure.publishedRepeatDays)))
    if context.call.flag("published") { return try published(context, period, view) }
    let disclosure = Disclosure(view, period, repeatDays: repeatDays)
    context.print(disclosure, as: PeriodReports.disclosure, of: view) {
      PeriodReports.text(disclosure, $0)
    }
  }

  private static func published(
    _ context: Context, _ period: Period, _ current: CaseView
  ) throws(Diagnostic) {
    let (publication, frozen) = try context.publication(.disclosure, of: period, in: current)
    let comparison = DisclosureComparison(
      publication, period: period, frozen: frozen, current: current)
    context.say(publication, isDerived: comparison.isDerived)
    context.print(comparison.rows, as: PeriodReports.published, of: current)
    // What is published is the whole report, and the table is of its totals.
    let isSame =
      PeriodReports.digest(comparison.now, current)
      == PeriodReports.digest(comparison.published, frozen)
    if comparison.rows.allSatisfy(\.isSame), !isSame {
      context.say(
        "the totals are the same; tiers, matters or attendance are not", "合计一致；层级、事项或报到情况不同")
    }
    if context.call.flag("repeat-days") {
      context.say(
        "what is published counts repetitions within \(Disclosure.publishedRepeatDays) days: "
          + "--repeat-days does not change it",
        "公布的数据按 \(Disclosure.publishedRepeatDays) 天计重复诉求，--repeat-days 不影响它")
    }
  }
}
