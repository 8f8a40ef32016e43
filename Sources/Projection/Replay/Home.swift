package import Basics
package import CaseJournal
package import CaseModel
package import EventBook
package import FileStore

/// A home directory: its book, its snapshots, and how states come from them.
package struct Home: Sendable {
  package let book: Book
  package let snapshots: SnapshotStore
  package private(set) var codec: EventCodec
  /// Off where every byte must be read: `replay`, `audit`, `snapshot verify`.
  package var usesSnapshots = true
  /// The same of the indexes of segments: what they hold is read in place of the lines.
  package var usesIndexes = true
  package var indexes: IndexStore
  package var threads = ReplayThreads()
  /// A snapshot that was looked at before, to which the next reading need not come anew.
  var fitting: FittingSnapshot?
  /// Rules under which the whole book is read instead of its own; see `ReferenceData.overrideRules`.
  package var rulesOverride: RulesOverride?

  /// - Parameter zones: where the zones that rulesets name come from.
  package init(_ path: String, zones: ZoneDatabase = ZoneDatabase()) {
    book = Book(home: path)
    snapshots = SnapshotStore(home: path)
    indexes = IndexStore(snapshots.directory)
    codec = EventCodec { try? zones.zone(named: $0) }
  }

  /// The same where a zone that this machine lacks counts as UTC: enough to list what breaks the
  /// table, and not for any due time (decision 36).
  package var withoutZones: Home {
    var home = self
    let zones = codec.zones
    home.codec = EventCodec { zones($0) ?? .utc }
    home.usesSnapshots = false
    home.usesIndexes = false
    return home
  }

  /// How much of a snapshot's state is taken over.
  package enum Extent: Sendable {
    case all
    /// Only the subjects that are asked for, as they are asked for.
    case onDemand
    /// Only the cases that a question is about; the others are counted, and come as they are asked for.
    case cases(CaseSelection)
  }

  /// A state, and what is needed to find events again.
  package struct Loaded: Sendable {
    package var state: BookState
    package let snapshot: Snapshot?
    package let segments: [Book.Segment]
    /// Where the next line would stand.
    package let position: BookPosition
    /// An unterminated tail that was passed over.
    package let note: Diagnostic?
  }

  /// The state of a query: from the best snapshot that serves it and the tail behind, else from
  /// the first line. A snapshot that does not hold is passed over without a word: so is one behind which
  /// the book does not go on, for whether the book is damaged or the snapshot misleads, only the first
  /// line can tell. The observer is called once more then.
  ///
  /// - Parameters:
  ///   - segments: of the book, where only some of what stands there is to be seen.
  ///   - isForWriting: whether cases and identities will be asked for that the extent leaves in the
  ///     snapshot: then all of it must be as it was written.
  /// - Throws: `book.missing`, `book.*` for damage, `snapshot.foreign`.
  package func load(
    _ query: TemporalQuery = .all, of segments: [Book.Segment]? = nil, extent: Extent = .all,
    isForWriting: Bool = false, observer: Replay.Observer = .init()
  ) throws(Diagnostic) -> Loaded {
    let segments = if let segments { segments } else { try book.segments() }
    if usesSnapshots, rulesOverride == nil,
      let snapshot = try snapshots.best(
        segments, for: query, checking: isForWriting ? .all : extent, known: fitting,
        jobs: threads.jobs),
      let loaded = resumed(snapshot, segments, query, extent, isForWriting, observer)
    {
      return loaded
    }
    return try fold(beginning(), segments, nil, query, isForWriting, observer)
  }

  /// What a snapshot and the tail behind it lead to; nil where they lead to nothing that holds.
  private func resumed(
    _ snapshot: Snapshot, _ segments: [Book.Segment], _ query: TemporalQuery, _ extent: Extent,
    _ isForWriting: Bool, _ observer: Replay.Observer
  ) -> Loaded? {
    guard let state = restored(snapshot, extent, isForWriting: isForWriting),
      let loaded = try? fold(consume state, segments, snapshot, query, isForWriting, observer),
      !loaded.state.table.isEarlierUnreadable
    else { return nil }
    guard case .cases(let selection) = extent else { return loaded }
    if selection.holds(behind: snapshot.header, in: loaded.state.reference) { return loaded }
    if let wider = selection.wider {
      return resumed(snapshot, segments, query, .cases(wider), isForWriting, observer)
    }
    return (try? snapshot.check(jobs: threads.jobs)) == nil
      ? nil : resumed(snapshot, segments, query, .all, isForWriting, observer)
  }

  /// The state before the first line.
  package func beginning() throws(Diagnostic) -> BookState {
    var state = BookState()
    if let rulesOverride { try state.reference.overrideRules(rulesOverride, codec) }
    return state
  }

  /// - Parameter state: held by nobody else, for it is changed in place: a copy would be one of all cases.
  private func fold(
    _ state: consuming BookState, _ segments: [Book.Segment], _ snapshot: Snapshot?,
    _ query: TemporalQuery, _ isForWriting: Bool, _ observer: Replay.Observer
  ) throws(Diagnostic) -> Loaded {
    let start = snapshot?.header.position ?? BookPosition()
    // What is written is judged by the book itself.
    let indexes =
      usesIndexes && !isForWriting && !observer.isOfLines
      ? self.indexes.ready(
        segments, query.segments(segments, from: start), codec, jobs: threads.jobs)
      : []
    let cursor = BookCursor(
      segments: segments, from: start,
      lastRecorded: snapshot?.header.lastRecorded ?? .earliest,
      isSparse: indexes.contains { $0 != nil })
    var replay = Replay(
      from: state, cursor: cursor, codec: codec, query: query, observer: observer,
      threads: threads, indexes: indexes)
    try replay.run()
    let (position, note) = (replay.position, replay.note)
    return Loaded(
      state: replay.finish(), snapshot: snapshot, segments: segments, position: position,
      note: note)
  }
}
