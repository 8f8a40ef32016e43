import Basics
import Projection
import Reports

enum SnapshotPruneCommand {
  static func run(_ context: Context) throws(Diagnostic) -> Int32 {
    let keep = try context.number("keep", in: 0...1_000_000) ?? 1
    let every = try context.number("every", in: SnapshotRows.everyRange)
    let removed = try context.home.snapshots.prune(context.home.book, keep: keep, every: every)
    context.print(
      RowReport([.init("path")], rows: removed.map { ["path": .string($0)] }))
    return 0
  }
}
