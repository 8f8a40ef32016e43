import Basics
import CaseModel
import CommandLineKit
import Projection
import Queries
import Reports

enum UnitsCommand: Command {
  static let spec = CommandSpec(
    "units", Phrase("How many units there are of each kind and tier.", "各类各级单位数。"),
    options: Options.temporal + [
      OptionSpec("under", value: "UNIT", "Only this one and below.", "只看该单位及下级。"),
      OptionSpec("list", "Each unit with its name.", "逐一列出单位及名称。"),
    ])

  static func run(_ context: Context) throws(Diagnostic) {
    let view = try context.load(extent: .onDemand)
    let top = try context.unit("under", in: view)
    if context.call.flag("list") {
      return context.print(view.units(under: top), as: NamesReports.units, of: view)
    }
    context.print(view.unitCounts(under: top), as: DeliberationReports.units, of: view)
  }
}
