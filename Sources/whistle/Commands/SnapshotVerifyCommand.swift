import Basics
import CommandLineKit
import Projection
import Reports

enum SnapshotVerifyCommand: Command {
  static let spec = CommandSpec("verify", Phrase("Replays the book and compares.", "重放并比对。"))

  /// Folds the book from its first line, once, and compares all of each snapshot where it ends; then the
  /// indexes of segments with their lines.
  static func run(_ context: Context) throws(Diagnostic) {
    let entries = try context.home.snapshots.entries(context.home.book)
    let progress = context.progress("folding", "重放")
    let faults = try context.home.faults(of: entries, progress: progress.update)
    let all = zip(entries, faults).map { ($0, $1) } + (try context.home.indexFaults())
    progress.finish()
    Output.settle(hasFindings: all.contains { $0.1 != nil })
    context.print(all, as: BookReports.snapshots)
  }
}
