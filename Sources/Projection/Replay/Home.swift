public import Basics
public import CaseJournal
import CaseModel
public import EventBook
public import FileStore

/// A home directory: its book, its snapshots, and how states come from them.
public struct Home: Sendable {
  public let book: Book
  public let snapshots: SnapshotStore
  public private(set) var codec: EventCodec
  /// Off where every byte must be read: `replay`, `audit`, `snapshot verify`.
  public var usesSnapshots = true
  /// Rules under which the whole book is read instead of its own; see `Scene.suppose`.
  public var supposed: Supposition?

  /// - Parameter zones: where the zones that rulesets name come from.
  public init(_ path: String, zones: ZoneDatabase = ZoneDatabase()) {
    book = Book(home: path)
    snapshots = SnapshotStore(home: path)
    codec = EventCodec { try? zones.zone(named: $0) }
  }

  /// The same where a zone that this machine lacks counts as UTC: enough to list what breaks the
  /// table, and not for any due time.
  public var withoutZones: Home {
    var home = self
    let zones = codec.zones
    home.codec = EventCodec { zones($0) ?? .utc }
    home.usesSnapshots = false
    return home
  }

  /// How much of a snapshot's state is taken over.
  public enum Extent: Sendable {
    case all
    /// Only the subjects that are asked for, as they are asked for.
    case onDemand
  }

  /// A state, and what is needed to find events again.
  public struct Loaded: Sendable {
    public var state: BookState
    public let snapshot: Snapshot?
    public let segments: [Book.Segment]
    /// Where the next line would stand.
    public let position: BookPosition
    /// An unterminated tail that was passed over.
    public let note: Diagnostic?
  }

  /// The state of a reading: from the best snapshot that serves it and the tail behind, else from
  /// the first line. A snapshot that does not fit is passed over without a word.
  ///
  /// - Throws: `book.missing`, `book.*` for damage.
  public func load(
    _ reading: Reading = .all, extent: Extent = .all, watcher: Replay.Watcher = .init()
  ) throws(Diagnostic) -> Loaded {
    let segments = try book.segments()
    let snapshot = usesSnapshots && supposed == nil ? snapshots.best(segments, for: reading) : nil
    if let snapshot, let state = restored(snapshot, extent) {
      return try fold(state, segments, snapshot, reading, watcher)
    }
    return try fold(beginning(), segments, nil, reading, watcher)
  }

  /// The state before the first line.
  func beginning() throws(Diagnostic) -> BookState {
    var state = BookState()
    if let supposed { try state.scene.suppose(supposed, codec) }
    return state
  }

  private func fold(
    _ state: BookState, _ segments: [Book.Segment], _ snapshot: Snapshot?, _ reading: Reading,
    _ watcher: Replay.Watcher
  ) throws(Diagnostic) -> Loaded {
    let cursor = BookCursor(
      segments: segments, from: snapshot?.header.position ?? BookPosition())
    var replay = Replay(
      from: state, cursor: cursor, codec: codec, reading: reading, watcher: watcher)
    try replay.run()
    let (position, note) = (replay.position, replay.note)
    return Loaded(
      state: replay.finish(), snapshot: snapshot, segments: segments, position: position,
      note: note)
  }

  // MARK: From a snapshot

  /// nil where the snapshot's bytes are not those that were written.
  func restored(_ snapshot: Snapshot, _ extent: Extent = .all) -> BookState? {
    guard let (scene, registers) = restoreRare(snapshot) else { return nil }
    var state: BookState
    switch extent {
    case .onDemand:
      state = BookState(table: CaseTable { snapshot.record(named: $0)?.state })
    case .all:
      guard let table = restoreTable(snapshot) else { return nil }
      state = BookState(table: table)
    }
    let header = snapshot.header
    state.scene = scene
    state.registers = registers
    state.events = header.events
    state.anomalies = header.anomalies
    state.sequence = header.sequence
    state.lastTime = header.lastTime
    state.lastRecorded = header.lastRecorded
    state.lastEventTime = header.lastEventTime
    return state
  }

  /// The names by their numbers, then the events of the scene and the registers once more.
  private func restoreRare(_ snapshot: Snapshot) -> (Scene, Registers)? {
    var scene = Scene()
    var registers = Registers()
    var names = ByteReader(snapshot.section("symbols"))
    while names.cursor < names.view.count { _ = scene.symbols.intern(names.text()) }
    let lines = snapshot.section("rare")
    var scanner = LineScanner()
    var start = 0
    while let end = lines.firstIndex(of: 0x0A, from: start) {
      guard let line = try? scanner.scan(lines, start..<end),
        let decoded = try? codec.decode(
          line, scanner.fields, subject: Subject(index: 0), symbols: &scene.symbols)
      else { return nil }
      switch decoded {
      case .scene(let fact, let event):
        scene.evolve(fact, time: event.time, sequence: event.sequence)
      case .register(let fact, let event): registers.evolve(fact, time: event.time)
      case .event: return nil
      }
      start = end + 1
    }
    return (scene, registers)
  }

  private func restoreTable(_ snapshot: Snapshot) -> CaseTable? {
    var table = CaseTable()
    var offset = 0
    let length = snapshot.section("states").count
    while offset < length {
      guard let (record, next) = snapshot.record(at: offset) else { return nil }
      table.restore(record.name, record.state)
      offset = next
    }
    return table
  }

  // MARK: Events of one subject

  /// The stored lines of one subject within a reading, in the order of the book.
  ///
  /// - Parameter loaded: what `load` gave for the same reading.
  /// - Complexity: O(events of the subject + tail) with a snapshot, else O(bytes).
  public func events(
    of name: String, _ reading: Reading = .all, in loaded: Loaded
  ) throws(Diagnostic) -> [[UInt8]] {
    let (segments, snapshot) = (loaded.segments, loaded.snapshot)
    var lines: [[UInt8]] = []
    if let snapshot, let earlier = try events(of: name, snapshot, segments) {
      lines = earlier
    }
    let isUsed = !lines.isEmpty || snapshot.map { $0.record(named: name) == nil } ?? false
    let start = isUsed ? snapshot?.header.position ?? BookPosition() : BookPosition()
    try forEachLine(reading, in: loaded, from: start) { line, stored in
      if line.text(line.subject).utf8.elementsEqual(name.utf8) { lines.append(stored.array) }
    }
    return lines
  }

  /// The stored lines of several subjects within a reading, in one pass over the book.
  ///
  /// - Parameter names: as bytes, for texts that mean the same may be two names.
  /// - Complexity: O(bytes).
  public func events(
    ofEach names: Set<[UInt8]>, _ reading: Reading = .all, in loaded: Loaded
  ) throws(Diagnostic) -> [[UInt8]: [[UInt8]]] {
    var lines: [[UInt8]: [[UInt8]]] = [:]
    try forEachLine(reading, in: loaded) { line, stored in
      let subject = Array(line.text(line.subject).utf8)
      if names.contains(subject) { lines[subject, default: []].append(stored.array) }
    }
    return lines
  }

  /// Every line that a reading admits, with its stored bytes, in the order of the book.
  ///
  /// - Complexity: O(bytes).
  func forEachLine(
    _ reading: Reading, in loaded: Loaded, from start: BookPosition = BookPosition(),
    _ body: (EventLine, ByteView) -> Void
  ) throws(Diagnostic) {
    var cursor = BookCursor(segments: loaded.segments, from: start)
    while let line = try cursor.next(), line.sequence <= reading.toSequence ?? .max,
      !reading.isOver(at: line.recorded)
    {
      if reading.admits(time: line.time, recorded: line.recorded) {
        body(line, cursor.storedLine)
      }
    }
  }

  /// The same where nothing is loaded yet.
  public func events(of name: String, _ reading: Reading = .all) throws(Diagnostic) -> [[UInt8]] {
    try events(of: name, reading, in: load(reading, extent: .onDemand))
  }

  /// Follows the chain of a subject's events backward; nil where the lines do not fit it.
  private func events(
    of name: String, _ snapshot: Snapshot, _ segments: [Book.Segment]
  ) throws(Diagnostic) -> [[UInt8]]? {
    guard let record = snapshot.record(named: name) else { return [] }
    var lines: [[UInt8]] = []
    var sequence = record.lastSequence
    while sequence > 0 {
      guard let (segment, offset, previous) = snapshot.place(of: sequence), previous < sequence,
        segment < segments.count
      else { return nil }
      let line = try book.storedLine(segments[segment], at: offset)
      var scanner = LineScanner()
      let scanned = line.withByteView { view in
        (try? scanner.scan(view, 0..<view.count)).map {
          ($0.sequence, $0.text($0.subject), $0.caseSequence)
        }
      }
      guard let (found, subject, version) = scanned, found == sequence,
        subject.utf8.elementsEqual(name.utf8),
        version == Int(record.state.version) - lines.count
      else { return nil }
      lines.append(line)
      sequence = previous
    }
    return lines.reversed()
  }
}

extension Snapshot {
  func record(named name: String) -> Record? {
    Array(name.utf8).withByteView { record(named: $0) }
  }
}
