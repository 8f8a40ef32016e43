import Basics
import CommandLineKit
import Projection
import Reports

enum SnapshotCreateCommand: Command {
  static let spec = CommandSpec(
    "create", Phrase("Writes a snapshot of the whole book.", "为整本台账生成快照。"),
    options: [
      OptionSpec(
        "every", value: "N", "Also one at each N events, unless there is one already.",
        "另在每满 N 个事件处各生成一个，已有可用的不重写。")
    ])

  static func run(_ context: Context) throws(Diagnostic) {
    let every = try context.number("every", in: Options.snapshotDistance)
    let progress = context.progress("folding", "重放")
    let entries = try context.home.snapshots.create(
      context.home.book, codec: context.home.codec, every: every, progress: progress.update)
    try context.home.indexes.renew(
      context.home.book, codec: context.home.codec, jobs: context.jobs)
    progress.finish()
    context.print(entries.map { ($0, $0.fault) }, as: BookReports.snapshots)
  }
}
