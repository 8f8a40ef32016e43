import Basics
import CaseModel
import CommandLineKit
import Projection
import Queries
import Reports

enum DutyCommand {
  static func run(_ context: Context) throws(Diagnostic) -> Int32 {
    if context.call.string("place") != nil && context.call.string("case") != nil {
      throw Diagnostic(
        "usage.place",
        Phrase("--place and --case cannot be combined", "--place 与 --case 不能同时使用"),
        hints: [Phrase("give one of them", "请只写其一")])
    }
    let view = try context.load(extent: .onDemand)
    var place = try context.unit("place", in: view.state.scene)
    if let name = context.call.string("case") {
      let file = try CaseCommand.state(of: name, in: view)
      place = DutyRoster.beginning(holder: file.holder, place: file.place)
    }
    let rows = view.duty(context.call.string("role") ?? DutyRoster.usualRole, place: place)
    context.print(DeliberationReports.duty(rows))
    return 0
  }
}
