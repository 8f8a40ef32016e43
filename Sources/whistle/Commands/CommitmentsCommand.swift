import Basics
import CaseModel
import CommandLineKit
import Projection
import Queries
import Reports

enum CommitmentsCommand: Command {
  static let spec = CommandSpec(
    "commitments",
    Phrase("What was promised for a quarter, kept, or not promised.", "季度亮承诺、兑现与未承诺。"),
    options: Options.temporal + [
      Options.period,
      OptionSpec(
        "tier", value: "TIER", "Units of this tier that promised nothing are listed too.",
        "该层级未亮承诺的单位也列出。", default: "community"),
    ])

  static func run(_ context: Context) throws(Diagnostic) {
    let period = try context.period()
    guard period.length != .month else {
      throw Diagnostic(
        CallCode.period, "commitments are made for a quarter, '\(period.name)' is a month",
        "承诺按季度作出，“\(period.name)”是月份", hint: "write 2026-Q4 or 2026", "请写成 2026-Q4 或 2026")
    }
    let view = try context.load(extent: .onDemand)
    let tier = try context.tiers("tier", in: view).last ?? view.symbols.find("community")
    context.print(
      view.commitments(period, awaitedFrom: tier), as: ServeReports.commitments, of: view)
  }
}
