import Basics
import CaseModel
import CommandLineKit
import Projection
import Queries
import Reports

enum DutyCommand: Command {
  static let spec = CommandSpec(
    "duty",
    Phrase("Who is on duty, for a place from the lowest unit upward.", "值班安排：由低到高找到值班人。"),
    options: Options.temporal + [
      OptionSpec("place", value: "UNIT", "For requests from here.", "来自此处的诉求。"),
      OptionSpec("case", value: "ID", "For this case: from its holder upward.", "为该案件：从承办单位向上。"),
      OptionSpec(
        "role", value: "ROLE", "The role that counts as being on duty.", "视为值班的角色。",
        default: Phrase(stringLiteral: DutyRoster.usualRole)),
    ])

  static func run(_ context: Context) throws(Diagnostic) {
    if context.call.string("place") != nil && context.call.string("case") != nil {
      throw Diagnostic(
        CallCode.place, "--place and --case cannot be combined", "--place 与 --case 不能同时使用")
    }
    let view = try context.load(extent: .onDemand)
    var place = try context.unit("place", in: view)
    if let name = context.call.string("case") {
      let file = try CaseCommand.state(of: name, in: view)
      place = DutyRoster.beginning(holder: file.holder, place: file.place)
    }
    let rows = view.duty(context.call.string("role") ?? DutyRoster.usualRole, place: place)
    context.print(rows, as: DeliberationReports.duty(hasPlace: place != nil), of: view)
  }
}
