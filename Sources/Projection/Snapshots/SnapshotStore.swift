public import Basics
public import CaseJournal
public import EventBook
import CaseModel
import FileStore

/// The snapshots of one home directory: `HOME/snapshots/`. Deleting them loses nothing but time.
public struct SnapshotStore: Sendable {
  public let directory: String

  public init(home: String) { directory = home == "." ? "snapshots" : home + "/snapshots" }

  /// One file, and whether it serves this book.
  public struct Entry: Sendable {
    public let path: String
    public let header: Snapshot.Header?
    /// Why it is not used; nil where it is.
    public let fault: String?
  }

  private func paths() throws(Diagnostic) -> [String] {
    guard try FileStatus.of(directory) != nil else { return [] }
    return try Directory.names(in: directory).filter { $0.hasSuffix(Snapshot.suffix) }
      .map { directory + "/" + $0 }
  }

  /// All files, the shortest part of the book first.
  public func entries(_ book: Book) throws(Diagnostic) -> [Entry] {
    let segments = try book.segments()
    var entries: [Entry] = []
    for path in try paths() {
      do throws(Snapshot.Unusable) {
        let snapshot = try Snapshot(path)
        let fits = (try? snapshot.fits(segments)) ?? false
        entries.append(
          Entry(
            path: path, header: snapshot.header,
            fault: fits ? nil : "the book does not begin with what it covers"))
      } catch {
        entries.append(Entry(path: path, header: nil, fault: error.reason))
      }
    }
    return entries
  }

  /// The snapshot that covers most of a reading; nil where none does, without a word.
  public func best(_ segments: [Book.Segment], for reading: Reading) -> Snapshot? {
    let paths = (try? paths()) ?? []
    for path in paths.reversed() {
      guard let snapshot = try? Snapshot(path), snapshot.serves(reading),
        (try? snapshot.fits(segments)) == true
      else { continue }
      return snapshot
    }
    return nil
  }

  /// Folds the whole book and writes its snapshot.
  public func create(
    _ book: Book, codec: EventCodec, progress: ((Int, Int) -> Void)? = nil
  ) throws(Diagnostic) -> Entry {
    let segments = try book.segments()
    guard !segments.isEmpty else {
      throw Diagnostic(
        "snapshot.empty", "the book has no events yet", at: .init(file: book.directory),
        hints: ["record or append events first"])
    }
    try Directory.make(directory)
    let part = directory + "/new" + Snapshot.suffix
    let writer = try SnapshotWriter(part)
    var watcher = Replay.Watcher()
    watcher.progress = progress
    watcher.stored = { line, stored, _, isRare in
      writer.note(line, stored: stored, isRare: isRare)
    }
    watcher.folded = { writer.chain($0, $1, $2) }
    var replay = Replay(
      cursor: BookCursor(segments: segments), codec: codec, watcher: watcher)
    try replay.run()
    let position = replay.position
    let state = replay.finish()
    try writer.finish(state, segments, position)
    let path = directory + "/" + Decimal.padded(state.sequence, 16) + Snapshot.suffix
    try Directory.rename(part, to: path)
    do throws(Snapshot.Unusable) {
      return Entry(path: path, header: try Snapshot(path).header, fault: nil)
    } catch {
      throw Diagnostic("snapshot.unreadable", error.reason, at: .init(file: path))
    }
  }

  /// Removes all but the newest usable snapshots, and all that are not usable.
  ///
  /// - Returns: the paths that were removed.
  public func prune(_ book: Book, keep: Int) throws(Diagnostic) -> [String] {
    let entries = try entries(book)
    guard !entries.isEmpty else { return [] }
    let kept = entries.filter { $0.fault == nil }.suffix(keep).map(\.path)
    let removed = entries.map(\.path).filter { !kept.contains($0) }
    let leftovers = try Directory.names(in: directory)
      .filter { $0.hasSuffix(".part") || $0 == "new" + Snapshot.suffix }
      .map { directory + "/" + $0 }
    for path in removed + leftovers { try Directory.remove(file: path) }
    return removed + leftovers
  }
}
