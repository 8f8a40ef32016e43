package import Basics
package import CaseJournal
package import EventBook
import FileStore

extension SnapshotStore {
  /// How many events a book grows by until its writer leaves a snapshot behind.
  package static let renewalDistance = 150_000

  private static let renewalsKept = 2

  /// Leaves a snapshot behind where the book has grown far enough since the longest, and
  /// keeps the last two of those that were made so. Those that `create` made stay as they are.
  ///
  /// - Parameter distance: in events, from 1.
  /// - Throws: as `create`, and `file.*` where nothing can be written here.
  /// - Complexity: O(headers); where one is due, O(bytes of the book).
  package func renew(
    _ book: Book, codec: EventCodec, distance: Int = renewalDistance,
    progress: ((Int, Int) -> Void)? = nil
  ) throws(Diagnostic) {
    let segments = try book.segments()
    let growth = try Book.lastSequence(of: segments) - coveredSequence()
    guard growth >= distance else { return }
    _ = try create(book, codec: codec, isRenewal: true, progress: progress)
    let renewals = try files().map(\.path).filter { $0.hasSuffix(Snapshot.renewalSuffix) }
    for path in renewals.dropLast(Self.renewalsKept) { try Directory.remove(file: path) }
  }
}
