import Basics
import Projection

enum SnapshotCreateCommand {
  static func run(_ context: Context) throws(Diagnostic) -> Int32 {
    let every = try context.number("every", in: SnapshotRows.everyRange)
    let progress = SnapshotRows.folding(context)
    let entries = try context.home.snapshots.create(
      context.home.book, codec: context.home.codec, every: every, progress: progress.update)
    progress.finish()
    context.print(SnapshotRows.report(entries))
    return 0
  }
}
