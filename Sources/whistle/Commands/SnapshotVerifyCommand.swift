import Basics
import CommandLineKit
import Projection
import Reports

enum SnapshotVerifyCommand: Command {
  static let spec = CommandSpec("verify", Phrase("Replays the book and compares.", "重放并比对。"))

  /// Folds the book from its first line, once, and compares all of each snapshot where it ends.
  static func run(_ context: Context) throws(Diagnostic) {
    let entries = try context.home.snapshots.entries(context.home.book)
    let progress = context.progress("folding", "重放")
    let faults = try context.home.faults(of: entries, progress: progress.update)
    progress.finish()
    Output.settle(hasFindings: faults.contains { $0 != nil })
    context.print(zip(entries, faults).map { ($0, $1) }, as: BookReports.snapshots)
  }
}
