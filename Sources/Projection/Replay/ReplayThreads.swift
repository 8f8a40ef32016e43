import FileStore

/// Among how many threads the reading of a book is spread, and what is worth one. The result is the same.
package struct ReplayThreads: Hashable, Sendable {
  /// Number of threads, the one that folds among them; from 1.
  package var jobs: Int
  /// A stretch of fewer bytes is read by the one that folds alone.
  package var least: Int
  /// Bytes that a thread reads at a time, about: they are in the cache yet when the fold comes to them.
  package var piece: Int

  package init(jobs: Int = Processors.count, least: Int = 1 << 23, piece: Int = 1 << 16) {
    self.jobs = jobs
    self.least = least
    self.piece = piece
  }
}
