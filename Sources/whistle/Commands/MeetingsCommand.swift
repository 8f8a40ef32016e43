import Basics
import CaseModel
import CommandLineKit
import Projection
import Queries
import Reports

enum MeetingsCommand: Command {
  static let spec = CommandSpec(
    "meetings",
    Phrase(
      "Cases before the meetings of the tiers: step, session, raised.", "五会议事：步骤、下次会议、是否提请上级。"),
    options: Options.temporal + [
      Options.tier(isRepeatable: true),
      OptionSpec(
        "raised", "Only those raised to the tier above that have not gone there yet.",
        "只看已提请上级会议、案件尚未上报的。"),
    ])

  static func run(_ context: Context) throws(Diagnostic) {
    let view = try context.load()
    let tiers = try context.tiers("tier", in: view)
    let isRaised = context.call.flag("raised")
    let items = view.meetings().filter { item in
      (tiers.isEmpty || tiers.contains(item.tier)) && (!isRaised || item.isRaised)
    }
    context.print(items, as: DeliberationReports.meetings, of: view)
  }
}
