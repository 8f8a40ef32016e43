package import Basics
package import CaseJournal
package import EventBook
import CaseModel
import FileStore

/// The snapshots of one home directory: `HOME/snapshots/`. Deleting them loses nothing but time.
package struct SnapshotStore: Sendable {
  package let directory: String

  /// How much a snapshot may hold.
  package var limits = SnapshotLimits.format

  package init(home: String) { directory = home == "." ? "snapshots" : home + "/snapshots" }

  /// One file, and whether it serves this book.
  package struct Entry: Sendable {
    package let path: String
    package let header: Snapshot.Header?
    /// Why it is not used; nil where it is.
    package let fault: String?

    var isUsable: Bool { fault == nil && header != nil }
    /// How many events it covers; 0 where nobody knows.
    var sequence: Int { header?.sequence ?? 0 }
  }

  /// The files that are named like snapshots, and whether each is one at all: what is no regular file
  /// is never opened, for it may lead elsewhere or let its readers wait.
  func files() throws(Diagnostic) -> [(path: String, isRegular: Bool)] {
    guard try FileStatus.of(directory) != nil else { return [] }
    var files: [(String, Bool)] = []
    for name in try Directory.names(in: directory) where name.hasSuffix(Snapshot.suffix) {
      let path = directory + "/" + name
      guard let status = try FileStatus.of(path, followingLinks: false) else { continue }
      files.append((path, status.isRegular))
    }
    return files
  }

  /// The paths of the snapshots.
  ///
  /// - Throws: `snapshot.foreign` where something else has the name of one.
  private func paths() throws(Diagnostic) -> [String] {
    let files = try files()
    if let foreign = files.first(where: { !$0.isRegular }) {
      throw Diagnostic(
        SnapshotCode.foreign, Self.foreign, "以快照命名，但不是普通文件", at: .init(file: foreign.path))
    }
    return files.map(\.path)
  }

  private static let foreign = "named like a snapshot, but not a regular file"

  /// All files, the shortest part of the book first.
  package func entries(_ book: Book) throws(Diagnostic) -> [Entry] {
    let segments = try book.segments()
    var entries: [Entry] = []
    for (path, isRegular) in try files() {
      guard isRegular else {
        entries.append(Entry(path: path, header: nil, fault: Self.foreign))
        continue
      }
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

  /// The snapshot that covers most of a query; nil where none does, without a word.
  ///
  /// What it costs to know that a file cannot serve is its header: many may stand beside one another.
  ///
  /// - Parameters:
  ///   - extent: how much of it will be used, and is checked.
  ///   - known: one of which it is known that it fits.
  ///   - jobs: number of threads, from 1.
  /// - Throws: `snapshot.foreign`; a directory that cannot be read has no snapshots.
  package func best(
    _ segments: [Book.Segment], for query: TemporalQuery, checking extent: Home.Extent = .all,
    known: FittingSnapshot? = nil, jobs: Int = 1
  ) throws(Diagnostic) -> Snapshot? {
    for path in try readablePaths().reversed() {
      guard let snapshot = fitting(path, segments, query, known, jobs: jobs),
        (try? snapshot.check(extent, jobs: jobs)) != nil
      else { continue }
      return snapshot
    }
    return nil
  }

  /// The snapshot that covers most of the book, by its header alone; nil where none does.
  ///
  /// - Throws: `snapshot.foreign`.
  func fitting(_ segments: [Book.Segment], jobs: Int) throws(Diagnostic) -> FittingSnapshot? {
    for path in try readablePaths().reversed() {
      guard let snapshot = fitting(path, segments, .all, nil, jobs: jobs) else { continue }
      return FittingSnapshot(snapshot: snapshot, segments: segments)
    }
    return nil
  }

  /// The snapshot of that path, where it serves a query and the book begins with what it covers.
  private func fitting(
    _ path: String, _ segments: [Book.Segment], _ query: TemporalQuery, _ known: FittingSnapshot?,
    jobs: Int
  ) -> Snapshot? {
    if let known, known.snapshot.path == path, known.segments == segments {
      return known.snapshot.serves(query) ? known.snapshot : nil
    }
    guard let snapshot = try? Snapshot(headerOf: path), snapshot.serves(query),
      (try? snapshot.fits(segments, jobs: jobs)) == true
    else { return nil }
    return snapshot
  }

  /// How many events the longest snapshot covers, by its header; 0 where none can be read. Whether it fits
  /// the book is not asked: that reads the open segment, after every write.
  func coveredSequence() throws(Diagnostic) -> Int {
    for path in try readablePaths().reversed() {
      if let snapshot = try? Snapshot(headerOf: path) { return snapshot.header.sequence }
    }
    return 0
  }

  private func readablePaths() throws(Diagnostic) -> [String] {
    do throws(Diagnostic) { return try paths() } catch {
      guard error.is(SnapshotCode.foreign) else { return [] }
      throw error
    }
  }

  /// Folds the whole book once and writes its snapshot, and with `every` one at each multiple of so
  /// many events, but for those that stand there already and serve.
  ///
  /// - Parameters:
  ///   - every: from 1.
  ///   - isRenewal: whether it is one that a writer leaves behind, and bears such a name.
  /// - Returns: what was written, the shortest part of the book first.
  /// - Throws: `snapshot.empty`, `snapshot.foreign`, `snapshot.too-large`, `book.*` for damage, `file.*`.
  /// - Complexity: O(bytes of the book + bytes written).
  package func create(
    _ book: Book, codec: EventCodec, every: Int? = nil, isRenewal: Bool = false,
    progress: ((Int, Int) -> Void)? = nil
  ) throws(Diagnostic) -> [Entry] {
    let segments = try book.segments()
    guard !segments.isEmpty else {
      throw Diagnostic(
        SnapshotCode.empty, "the book has no events yet", "台账中还没有事件",
        at: .init(file: book.directory))
    }
    try Directory.make(directory)
    _ = try paths()
    var done = every == nil ? [] : Set(try entries(book).filter(\.isUsable).map(\.sequence))
    let content = SnapshotContent(places: try ScratchFile(in: directory), limits: limits)
    var observer = content.observer
    observer.progress = progress
    var replay = Replay(cursor: BookCursor(segments: segments), codec: codec, observer: observer)
    var written: [Entry] = []
    var next = every ?? .max
    while true {
      try replay.run(to: next)
      let sequence = replay.state.sequence
      if done.insert(sequence).inserted {
        let path = directory + "/" + Snapshot.name(of: sequence, isRenewal: isRenewal)
        try SnapshotWriter.write(content, of: replay.state, to: path, segments, replay.position)
        written.append(try entry(path))
      }
      guard let every, sequence == next else { return written }
      next += every
    }
  }

  /// What was just written.
  private func entry(_ path: String) throws(Diagnostic) -> Entry {
    do throws(Snapshot.Unusable) {
      return Entry(path: path, header: try Snapshot(headerOf: path).header, fault: nil)
    } catch {
      throw Diagnostic(SnapshotCode.unreadable, Phrase(error.reason), at: .init(file: path))
    }
  }

  /// Removes all but the newest usable snapshots, all that are not usable, the indexes that are of no
  /// segment as it stands, and what writers left behind that did not live to finish.
  ///
  /// - Parameter every: the last one in each stretch of so many events stays as well; from 1.
  /// - Returns: the paths that were removed.
  /// - Throws: `snapshot.foreign`, before anything is removed.
  package func prune(_ book: Book, keep: Int, every: Int? = nil) throws(Diagnostic) -> [String] {
    _ = try paths()
    let entries = try entries(book)
    guard try FileStatus.of(directory) != nil else { return [] }
    let usable = entries.filter(\.isUsable)
    var kept = Set(usable.suffix(keep).map(\.path))
    if let every {
      let lastOfStretch = Dictionary(
        usable.map { (($0.sequence - 1) / every, $0.path) }, uniquingKeysWith: { $1 })
      kept.formUnion(lastOfStretch.values)
    }
    var removed = entries.map(\.path).filter { !kept.contains($0) }
    for path in removed { try Directory.remove(file: path) }
    removed += try IndexStore(directory).prune(try book.segments())
    removed += try UnfinishedFile.removeAbandoned(in: directory)
    return removed
  }
}
