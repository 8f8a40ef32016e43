import Basics
import CommandLineKit
import Interchange
import Projection

enum ExportSQLCommand: Command {
  static let spec = CommandSpec(
    "sql",
    Phrase(
      "Cases, legs, timers, cards, whistles, units and events as SQL, for PostgreSQL and SQLite alike.",
      "案件、各段承办、时限、督办、吹哨、单位和事件的 SQL 文本，PostgreSQL 与 SQLite 通用。"),
    arguments: [ExportFile.argument], options: Options.temporal + [Options.since, Options.jobs])

  static func run(_ context: Context) throws(Diagnostic) {
    let file = try ExportFile(context)
    let tables = try context.exportTables()
    let isUpdate = context.given(Options.since.name) != nil
    let export = SQLExport(tables.all, tables.zone, isUpdate: isUpdate, jobs: context.jobs)
    let counts = try export.write(to: file.write)
    try file.commit()
    context.say(counts)
  }
}
