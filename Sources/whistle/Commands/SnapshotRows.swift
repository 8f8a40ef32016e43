import Basics
import CommandLineKit
import Projection
import Reports

/// What the commands of snapshots share: their rows, and the progress of folding.
enum SnapshotRows {
  static let everyRange = 1...1_000_000_000

  static func folding(_ context: Context) -> Progress {
    Progress(context.words.pick("folding", "重放"), context.environment)
  }
}
