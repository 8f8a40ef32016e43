import Basics
import CommandLineKit
import Projection
import Reports

enum SnapshotListCommand: Command {
  static let spec = CommandSpec(
    "list", Phrase("Lists the snapshots, and whether they can be used.", "列出快照及是否可用。"))

  static func run(_ context: Context) throws(Diagnostic) {
    let entries = try context.home.snapshots.entries(context.home.book)
    context.print(entries.map { ($0, $0.fault) }, as: BookReports.snapshots)
  }
}
