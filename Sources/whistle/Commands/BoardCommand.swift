import Basics
import CaseModel
import CommandLineKit
import Projection
import Queries
import Reports

enum BoardCommand: Command {
  static let spec = CommandSpec(
    "board",
    Phrase("An overview: cases, what is overdue, who has not reported in.", "总览：有什么、什么超期、谁未报到。"),
    options: Options.query + [
      OptionSpec(
        "unit", value: "UNIT", "Only what this unit, or one below it, holds or owes.",
        "只看该单位及其下级承办或欠办的。")
    ])

  static func run(_ context: Context) throws(Diagnostic) {
    // Of a unit even what is over is counted case by case.
    let view = try context.load(extent: context.given("unit") == nil ? .cases(.timers) : .all)
    let board = Board(view, within: try context.askedUnit(in: view.state.reference))
    context.print(board, as: BoardReport.type, of: view) { BoardReport.text(board, $0) }
  }
}
