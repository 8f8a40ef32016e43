import Basics
import CaseModel
import CommandLineKit
import Interchange
import Projection

enum ExportOCELCommand: Command {
  static let spec = CommandSpec(
    "ocel",
    Phrase(
      "The book as an object-centric event log (OCEL 2.0): cases, units, whistles, actors, tasks.",
      "以对象为中心的事件日志（OCEL 2.0）：案件、单位、吹哨、人员、任务。"),
    arguments: [ExportFile.argument],
    options: Options.temporal + [
      OptionSpec(
        "as", value: "FORM", kind: .choice(of: OCELExport.Form.self),
        "json, or sql: a text for SQLite by the relational schema of the standard.",
        "json，或 sql：按标准的关系模式写给 SQLite 的文本。", default: "json"),
      Options.since, Options.jobs,
    ])

  static func run(_ context: Context) throws(Diagnostic) {
    let file = try ExportFile(context)
    let form = context.given("as").flatMap(OCELExport.Form.init(rawValue:)) ?? .json
    var changes = CaseChanges()
    var observer = Replay.Observer()
    observer.evolved = { event, state in changes.note(event, in: state) }
    let loaded = try context.replayed(from: observer)
    let view = try context.view(loaded.state)
    let progress = context.progress("exporting", "导出")
    let counts = try OCELExport(view, changes, loaded.segments, of: context.home).write(
      as: form, context.query().query, since: context.since, to: file.write
    ) { progress.update(done: $0, total: loaded.state.sequence) }
    try file.commit()
    progress.finish()
    context.say(
      "objects \(counts.objects), events \(counts.events)",
      "\(counts.objects) 个对象，\(counts.events) 个事件")
  }
}
