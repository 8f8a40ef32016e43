import Basics
import CaseModel
import CommandLineKit
import Projection
import Queries
import Reports

enum CaseCommand: Command {
  static let spec = CommandSpec(
    "case", Phrase("One case: state, timers, history.", "单件：状态、时限、经过。"),
    arguments: [
      ArgumentSpec(
        "ID", "The case: its number, or any ending that identifies only this case.",
        "案件：编号，或其结尾几位（须唯一）。")
    ],
    options: Options.query + [
      OptionSpec(
        "explain", "Explain each due time by its events and its clause.", "说明每个到期时间由哪些事件、哪条规则得出。")
    ])

  static func run(_ context: Context) throws(Diagnostic) {
    let (query, now) = try context.query()
    let loaded = try context.loaded(extent: .onDemand)
    let view = CaseView(loaded.state, now: now)
    let name = try NameFinder(loaded.state.reference, CaseNumbers(loaded), now: now)
      .name(context.call.argument("ID") ?? "")
    let state = try state(of: name, in: view)
    let lines = try context.home.events(of: name, query, in: loaded)
    let explanations =
      context.call.flag("explain")
      ? Explanation(lines, view: view, codec: context.home.codec).rows(of: state) : nil
    let report = try report(of: name, in: view, lines: lines, explanations)
    context.print(report, as: report.type, of: view) { report.text($0) }
  }

  /// All of a case.
  ///
  /// - Parameter lines: its events as they are stored.
  /// - Throws: `case.unknown`.
  static func report(
    of name: String, in view: CaseView, lines: [[UInt8]], _ explanations: [DueExplanation]? = nil
  ) throws(Diagnostic) -> CaseReport {
    CaseReport(
      view.row(name, try state(of: name, in: view)), lines: lines, explanations: explanations)
  }

  static func state(of name: String, in view: CaseView) throws(Diagnostic) -> CaseState {
    guard let state = view.state.table.find(name), state.isRegistered else {
      throw Diagnostic(
        ProgramCode.caseUnknown, "there is no case '\(name)' among the events that this query sees",
        "本次查询所见的台账中没有案件“\(name)”")
    }
    return state
  }
}
