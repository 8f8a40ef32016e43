import Basics
import CaseModel
import CommandLineKit
import Projection
import Reports

enum ReplayCommand: Command {
  static let spec = CommandSpec(
    "replay", Phrase("Folds the book from its first line.", "从第一行起重放台账。"), options: Options.query)

  static func run(_ context: Context) throws(Diagnostic) {
    let (state, _) = try WholeReplay.fold(context, keeping: false)
    let document: JSONObject = [
      "events": .integer(state.events), "cases": .integer(state.table.caseCount),
      "anomalies": .integer(state.anomalies),
      "digest": .string(StateDigest.digest(state).hex),
    ]
    Output.settle(hasFindings: state.anomalies > 0)
    context.print(document) {
      let words = context.words
      let rows = [
        (words.pick("events", "事件"), "\(state.events)"),
        (words.pick("cases", "案件"), "\(state.table.caseCount)"),
        (words.pick("anomalies", "异常"), "\(state.anomalies)"),
        (words.pick("digest", "摘要"), RowReport.plain(document["digest"] ?? .null)),
      ]
      let width = rows.map { DisplayWidth.of($0.0) }.max() ?? 0
      return rows.map { $0.0.padded(to: width + 2) + $0.1 + "\n" }.joined()
    }
    if state.anomalies > 0 && context.format == .table {
      context.say("'whistle audit' lists the anomalies", "“whistle audit”列出异常")
    }
  }
}
