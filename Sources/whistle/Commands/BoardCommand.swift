import Basics
import CommandLineKit
import Projection
import Queries
import Reports

enum BoardCommand: Command {
  static let spec = CommandSpec(
    "board",
    Phrase("An overview: cases, what is overdue, who has not reported in.", "总览：有什么、什么超期、谁未报到。"),
    options: Options.query)

  static func run(_ context: Context) throws(Diagnostic) {
    let view = try context.load(extent: .cases(.timers))
    let board = Board(view)
    context.print(board, as: BoardReport.type, of: view) { BoardReport.text(board, $0) }
  }
}
