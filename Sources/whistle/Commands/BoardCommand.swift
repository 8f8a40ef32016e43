import Basics
import Queries
import Reports

enum BoardCommand {
  static func run(_ context: Context) throws(Diagnostic) -> Int32 {
    let view = try context.load()
    let board = Board(view)
    context.print(board.json(view)) {
      BoardReport.text(board, view, context.words, context.style)
    }
    return 0
  }
}
