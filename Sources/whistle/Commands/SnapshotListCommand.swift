import Basics
import CommandLineKit
import Projection

enum SnapshotListCommand: Command {
  static let spec = CommandSpec("list", Phrase("Lists them, and whether they serve.", "列出快照及是否可用。"))

  static func run(_ context: Context) throws(Diagnostic) {
    context.print(SnapshotRows.report(try context.home.snapshots.entries(context.home.book)))
  }
}
