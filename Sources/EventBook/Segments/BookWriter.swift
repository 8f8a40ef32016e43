public import Basics
import FileStore
import Synchronization

/// The one writer of a book, for as long as it lives. Threads append one after the other.
public final class BookWriter: Sendable {
  /// Segments roll before they would grow beyond this, 64 MiB.
  public static let defaultSegmentLimit = 64 << 20

  private let lock: DirectoryLock
  private let end: Mutex<BookEnd>
  /// What was set aside or completed at the book's end.
  public let notes: [Diagnostic]

  /// Takes the book's lock, mends its end, and makes durable what an earlier writer left. Makes
  /// `events/` where it is missing.
  ///
  /// - Throws: `book.locked` when the wait was in vain, `file.*` where the directory refuses.
  public init(
    _ book: Book, waitMicroseconds: Int64, segmentLimit: Int = defaultSegmentLimit
  ) throws(Diagnostic) {
    try Directory.make(book.directory)
    lock = try DirectoryLock(book.directory, waitMicroseconds: waitMicroseconds)
    let recovery = try BookRecovery(book)
    notes = recovery.notes
    end = Mutex(try BookEnd(book, recovery, segmentLimit: segmentLimit))
  }

  /// Appends lines and makes them durable.
  ///
  /// All or nothing as far as the machine goes on: what a failed write left is cut off again. It
  /// returns only when the lines are durable. After a kill a prefix of the lines may stand.
  ///
  /// - Parameters:
  ///   - lines: in the order of their sequences.
  ///   - firstSequence: the sequence of the first of them.
  /// - Throws: `file.full`, `file.io` …; the book then stands as before. After `file.sync` nobody knows
  ///   what stands, nothing is taken back, and this writer writes no more.
  public func append(_ lines: LineBatch, firstSequence: Int) throws(Diagnostic) {
    if lines.isEmpty { return }
    try end.withLock { end throws(Diagnostic) in
      try end.append(lines, firstSequence: firstSequence)
    }
  }

  /// What a failed append says once it is undone.
  public static let nothingStands = Phrase(
    "nothing of this append is in the book", "本次追加未在台账中留下任何内容")
}
