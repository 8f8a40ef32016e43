import Basics
import CaseModel
import CommandLineKit
import Projection
import Queries
import Reports

enum ReportChangeCommand: Command {
  static let spec = CommandSpec(
    "change", Phrase("Registrations against the year before.", "登记量同比。"),
    options: Options.temporal + [
      Options.period,
      OptionSpec("channel", value: "CHANNEL", "Only this channel.", "哪个渠道。", default: "hotline"),
    ])

  /// The change to the year before, by default of the hotline's cases (12345 诉求同比).
  static func run(_ context: Context) throws(Diagnostic) {
    let period = try context.period()
    let channel = context.call.string("channel") ?? "hotline"
    let view = try context.load()
    if period.bounds(in: view.zone).upperBound > view.now, let before = period.yearBefore {
      context.say(
        Diagnostic(
          ProgramCode.reportUnfinished,
          "\(period.name) is not over yet, and stands beside the whole of \(before.name)",
          "\(period.name) 尚未结束，而与 \(before.name) 全期相比"))
    }
    let change = view.channelChange(period, channel: view.symbols.find(channel))
    context.print([change], as: PeriodReports.change, of: view)
  }
}
