import Basics
import CaseModel
import CommandLineKit
import FileStore
import Projection
import Queries
import Reports

enum BoardCommand: Command {
  static let spec = CommandSpec(
    "board",
    Phrase(
      "An overview: cases, what is overdue, who has not reported in.", "总览：有哪些案件、哪些超期、哪些单位未报到。"),
    options: Options.query + [
      OptionSpec(
        "unit", value: "UNIT", "Only what this unit, or one below it, holds or owes.",
        "只看该单位及其下级承办或欠办的。"),
      OptionSpec(
        "watch", value: "SECONDS",
        "Stay, and paint the board anew when the book has changed, looked at every so many seconds.",
        "持续显示：每隔若干秒查看一次，台账有变化即刷新。", default: "\(BoardWatch.usualSeconds)",
        isValueOptional: true),
    ])

  static func run(_ context: Context) throws(Diagnostic) {
    if context.given("watch") != nil { return try BoardWatch(context).run(text) }
    let (view, board) = try board(context)
    context.print(board, as: BoardReport.type, of: view) { BoardReport.text(board, $0) }
  }

  private static func board(_ context: Context) throws(Diagnostic) -> (CaseView, Board) {
    // Of a unit even what is over is counted case by case.
    let isOfAll = context.given("unit") == nil
    let view = try context.load(
      extent: isOfAll ? .cases(.timers(now: context.query().now)) : .all)
    let unit = try context.askedUnit(in: view)
    return (view, Board(tally(view, within: unit, jobs: context.jobs), of: view, within: unit))
  }

  /// So many states are worth a thread.
  private static let share = 1 << 11

  /// What a board counts, the timers by several threads.
  private static func tally(_ view: CaseView, within unit: Symbol?, jobs: Int) -> BoardTally {
    let count = view.state.table.states.count
    let threads = max(1, min(jobs, count / share))
    let parts = (0..<threads).map { count * $0 / threads..<count * ($0 + 1) / threads }
    var tally = Processors.map(parts) { part in
      BoardTally(timersOf: part, in: view, within: unit)
    }.reduce(BoardTally(), +)
    tally.counts = BoardTally.counts(of: view, within: unit)
    return tally
  }

  /// As people see it.
  private static func text(_ context: Context) throws(Diagnostic) -> String {
    let (view, board) = try board(context)
    return context.heading(view) + BoardReport.text(board, context.reports(on: view))
  }
}
