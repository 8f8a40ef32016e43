import Basics
import CaseModel
import CommandLineKit
import Projection
import Reports

enum ReplayCommand: Command {
  static let spec = CommandSpec(
    "replay", Phrase("Replays the book from its first line.", "从第一行起重放台账。"),
    options: Options.query + [
      OptionSpec(
        "index", "Read of sealed segments their indexes in place of their lines.",
        "已封存的分卷改读其索引，不读各行。")
    ])

  static func run(_ context: Context) throws(Diagnostic) {
    let jobs = context.jobs
    let state = try context.replayed()
    let replayed = BookReports.Replayed(state, StateDigest.digest(state, jobs: jobs))
    Output.settle(hasFindings: state.anomalies > 0)
    context.print(replayed, as: BookReports.replayed, of: try context.view(state)) {
      BookReports.text(replayed, $0)
    }
    if state.anomalies > 0 && context.format == .table {
      context.say("'whistle audit' lists the anomalies", "“whistle audit”列出异常")
    }
  }
}
