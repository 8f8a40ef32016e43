import Basics
import CommandLineKit
import Projection
import Reports

enum SnapshotPruneCommand: Command {
  static let spec = CommandSpec(
    "prune", Phrase("Removes old and unusable snapshots.", "清除旧的和无用的快照。"),
    options: [
      OptionSpec("keep", value: "N", "How many of the newest to keep.", "保留最新的几个。", default: "1"),
      OptionSpec(
        "every", value: "N", "Keep also the last one in each N events.", "另外每 N 个事件保留最后一个。"),
    ])

  static func run(_ context: Context) throws(Diagnostic) {
    let keep = try context.number("keep", in: 0...1_000_000) ?? 1
    let every = try context.number("every", in: Options.snapshotDistance)
    let removed = try context.home.snapshots.prune(context.home.book, keep: keep, every: every)
    context.print(removed, as: BookReports.paths)
  }
}
