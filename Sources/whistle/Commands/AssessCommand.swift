import Basics
import CaseModel
import CommandLineKit
import Projection
import Reports

enum AssessCommand {
  static func run(_ context: Context) throws(Diagnostic) -> Int32 {
    let period = try context.period()
    if context.call.flag("published") { return try PublicationCommand.compare(context, period) }
    let kinds = Set(context.call.strings("kind").compactMap(Unit.Kind.init))
    let (reading, now) = try context.reading()
    let loaded = try context.loaded(extent: .all)
    let view = CaseView(loaded.state, now: now)
    let assessment = view.assessment(period)
    let scoreboard = view.scoreboard(assessment, kinds: kinds)
    guard let name = context.call.string("explain") else {
      context.print(AssessReports.scoreboard(scoreboard.rows.map { view.json($0) }))
      return 0
    }
    // A unit that was never registered can have been dispatched to all the same.
    let listed = scoreboard.rows.first { view.symbols.text($0.unit) == name }?.unit
    let unit =
      if let listed { listed } else {
        try context.unit("explain", in: view.state.scene) ?? .none
      }
    let row =
      scoreboard.rows.first { $0.unit == unit }
      ?? Scoreboard.Row(unit: unit, tally: Tally(), score: nil, rank: nil)
    let explanation = ScoreExplanation(unit, assessment, view: view)
    let names = explanation.subjects.map { Array(view.state.table.name(of: $0).utf8) }
    let lines = try context.home.events(ofEach: Set(names), reading, in: loaded)
    let document = explanation.json(row, lines: lines, codec: context.home.codec)
    context.print(document) {
      AssessReports.explanation(document, context.words, context.style)
    }
    return 0
  }
}
