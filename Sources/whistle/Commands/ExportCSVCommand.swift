import Basics
import CommandLineKit
import Interchange
import Projection

enum ExportCSVCommand: Command {
  static let spec = CommandSpec(
    "csv",
    Phrase(
      "The same tables as files of comma-separated values, with a description (datapackage.json).",
      "同样的表，每表一个 CSV 文件，附说明（datapackage.json）。"),
    arguments: [
      ArgumentSpec("DIR", kind: .directory, "Where to.", "导出目录。")
    ], options: Options.temporal + [Options.since, Options.jobs])

  static func run(_ context: Context) throws(Diagnostic) {
    let directory = context.call.argument("DIR") ?? "."
    let tables = try context.exportTables()
    let export = CSVExport(tables.all, tables.zone, jobs: context.jobs)
    let files = try ExportFiles(export.names, in: directory, context)
    let counts = try export.write { name, bytes throws(Diagnostic) in
      try files.write(bytes, to: name)
    }
    try files.commit()
    context.say(counts)
  }
}
