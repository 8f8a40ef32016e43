import Basics
import CaseModel
import CommandLineKit
import Projection
import Queries
import Reports

enum ActorsCommand: Command {
  static let spec = CommandSpec(
    "actors",
    Phrase(
      "Who records, of which unit, in which roles; last the members of communities, under references.",
      "记录人员及其单位、角色；报到党员以代号列在最后。"),
    options: Options.temporal + [
      OptionSpec("unit", value: "UNIT", "Only this unit, and those below it.", "只看该单位及其下级。")
    ])

  static func run(_ context: Context) throws(Diagnostic) {
    let view = try context.load(extent: .onDemand)
    let unit = try context.askedUnit(in: view)
    context.print(view.actors(under: unit), as: NamesReports.actors, of: view)
  }
}
