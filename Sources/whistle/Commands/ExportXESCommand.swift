import Basics
import CaseModel
import CommandLineKit
import Interchange
import Projection

enum ExportXESCommand: Command {
  static let spec = CommandSpec(
    "xes",
    Phrase(
      "The cases as traces of events, for process mining (IEEE 1849 XES).",
      "案件历程，供流程挖掘（IEEE 1849 XES）。"),
    arguments: [ExportFile.argument],
    options: Options.temporal + [Options.since, Options.activities, Options.jobs])

  static func run(_ context: Context) throws(Diagnostic) {
    let file = try ExportFile(context)
    let (view, lines) = try context.caseLines(since: context.since)
    let total = view.state.table.caseCount
    let progress = context.progress("exporting", "导出")
    let counts = try XESExport(
      view, lines, context.home.codec, jobs: context.jobs,
      namesActivities: context.call.flag(Options.activities.name)
    ).write(
      to: file.write
    ) { progress.update(done: $0, total: total) }
    try file.commit()
    progress.finish()
    context.say(
      "cases \(counts.traces), events \(counts.events), variants \(counts.variants)",
      "\(counts.traces) 件案件，\(counts.events) 个事件，\(counts.variants) 种流程变体")
  }
}
