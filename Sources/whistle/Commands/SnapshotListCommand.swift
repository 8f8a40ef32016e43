import Basics
import Projection

enum SnapshotListCommand {
  static func run(_ context: Context) throws(Diagnostic) -> Int32 {
    context.print(SnapshotRows.report(try context.home.snapshots.entries(context.home.book)))
    return 0
  }
}
