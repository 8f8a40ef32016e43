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
  /// Rules under which the whole book is read instead of its own; see `ReferenceData.overrideRules`.
  package var rulesOverride: RulesOverride?

  /// - Parameter zones: where the zones that rulesets name come from.
  package init(_ path: String, zones: ZoneDatabase = ZoneDatabase()) {
    book = Book(home: path)
    snapshots = SnapshotStore(home: path)
    codec = EventCodec { try? zones.zone(named: $0) }
  }

  /// The same where a zone that this machine lacks counts as UTC: enough to list what breaks the
  /// table, and not for any due time (decision 36).
  package var withoutZones: Home {
    var home = self
    let zones = codec.zones
    home.codec = EventCodec { zones($0) ?? .utc }
    home.usesSnapshots = false
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
  /// - Throws: `book.missing`, `book.*` for damage, `snapshot.foreign`.
  package func load(
    _ query: TemporalQuery = .all, extent: Extent = .all, observer: Replay.Observer = .init()
  ) throws(Diagnostic) -> Loaded {
    let segments = try book.segments()
    if usesSnapshots, rulesOverride == nil,
      let snapshot = try snapshots.best(segments, for: query, extent),
      let loaded = resumed(snapshot, segments, query, extent, observer)
    {
      return loaded
    }
    return try fold(beginning(), segments, nil, query, observer)
  }

  /// What a snapshot and the tail behind it lead to; nil where they lead to nothing that holds.
  private func resumed(
    _ snapshot: Snapshot, _ segments: [Book.Segment], _ query: TemporalQuery, _ extent: Extent,
    _ observer: Replay.Observer
  ) -> Loaded? {
    guard let state = restored(snapshot, extent),
      let loaded = try? fold(state, segments, snapshot, query, observer),
      !loaded.state.table.isEarlierUnreadable
    else { return nil }
    guard case .cases(let selection) = extent else { return loaded }
    if selection.holds(behind: snapshot.header, in: loaded.state.reference) { return loaded }
    return (try? snapshot.check()) == nil
      ? nil : resumed(snapshot, segments, query, .all, observer)
  }

  /// The state before the first line.
  package func beginning() throws(Diagnostic) -> BookState {
    var state = BookState()
    if let rulesOverride { try state.reference.overrideRules(rulesOverride, codec) }
    return state
  }

  private func fold(
    _ state: BookState, _ segments: [Book.Segment], _ snapshot: Snapshot?, _ query: TemporalQuery,
    _ observer: Replay.Observer
  ) throws(Diagnostic) -> Loaded {
    let cursor = BookCursor(
      segments: segments, from: snapshot?.header.position ?? BookPosition(),
      lastRecorded: snapshot?.header.lastRecorded ?? .earliest)
    var replay = Replay(
      from: state, cursor: cursor, codec: codec, query: query, observer: observer)
    try replay.run()
    let (position, note) = (replay.position, replay.note)
    return Loaded(
      state: replay.finish(), snapshot: snapshot, segments: segments, position: position,
      note: note)
  }

  // MARK: From a snapshot

  /// nil where the snapshot's bytes are none that can be meant.
  func restored(_ snapshot: Snapshot, _ extent: Extent = .all) -> BookState? {
    var state = BookState()
    guard restoreSymbols(snapshot, &state.reference),
      case let symbols = state.reference.symbols.count,
      restoreRare(snapshot, &state),
      snapshot.header.has(adoptionsOf: state.reference)
    else { return nil }
    switch extent {
    case .onDemand:
      state.table = earlierTable(snapshot, symbols: symbols)
    case .all:
      guard let table = restoreTable(snapshot, symbols: symbols) else { return nil }
      state.table = table
    case .cases(let selection):
      guard let table = restoreTable(snapshot, symbols: symbols, selection) else { return nil }
      state.table = table
    }
    let header = snapshot.header
    state.events = header.events
    state.anomalies = header.anomalies
    state.sequence = header.sequence
    state.lastTime = header.lastTime
    state.lastRecorded = header.lastRecorded
    state.lastEventTime = header.lastEventTime
    return state
  }

  /// The names, each by its own number; those that all the reference data has come first.
  private func restoreSymbols(_ snapshot: Snapshot, _ reference: inout ReferenceData) -> Bool {
    var names = ByteReader(snapshot.section(.symbols))
    var count = 0
    while !names.isAtEnd {
      guard case let name = names.text(), !names.isBroken,
        reference.symbols.intern(name).index == count
      else { return false }
      count += 1
    }
    return reference.symbols.count == count
  }

  /// The events of the reference data and the registers once more.
  private func restoreRare(_ snapshot: Snapshot, _ state: inout BookState) -> Bool {
    let lines = snapshot.section(.rare)
    var scanner = LineScanner()
    var start = 0
    while let end = lines.firstIndex(of: 0x0A, from: start) {
      guard let line = try? scanner.scan(lines, start..<end),
        let event = try? codec.decode(
          line, scanner.fields, subject: Subject(index: 0), symbols: &state.reference.symbols),
        state.restore(event)
      else { return false }
      start = end + 1
    }
    return start == lines.count
  }

  /// A table into which states come from the snapshot as they are asked for.
  private func earlierTable(_ snapshot: Snapshot, symbols: Int) -> CaseTable {
    CaseTable { name throws(CaseTable.Unreadable) in
      do throws(Snapshot.Unusable) {
        guard let record = try snapshot.record(named: name, symbols: symbols) else { return nil }
        if let state = record.state { return state }
      } catch {}
      throw CaseTable.Unreadable()
    }
  }

  private func restoreTable(_ snapshot: Snapshot, symbols: Int) -> CaseTable? {
    var table = CaseTable()
    var offset = 0
    let length = snapshot.section(.states).count
    while offset < length {
      guard let (record, next) = snapshot.record(at: offset, symbols: symbols),
        let state = record.state, table.restore(record.name, state)
      else { return nil }
      offset = next
    }
    return table
  }

  /// The cases of a selection; the others are counted by their rows in the index.
  private func restoreTable(
    _ snapshot: Snapshot, symbols: Int, _ selection: CaseSelection
  ) -> CaseTable? {
    var table = earlierTable(snapshot, symbols: symbols)
    let index = snapshot.section(.index)
    guard index.count.isMultiple(of: IndexRow.size) else { return nil }
    for start in stride(from: 0, to: index.count, by: IndexRow.size) {
      guard let row = IndexRow(index[start..<start + IndexRow.size], symbols: symbols) else {
        return nil
      }
      guard selection.includes(row) else {
        if row.isCase { table.leave(row.summary) }
        continue
      }
      guard let (record, _) = snapshot.record(at: row.offset, symbols: symbols),
        let state = record.state, table.restore(record.name, state)
      else { return nil }
    }
    return table
  }

  // MARK: Events of one subject

  /// The stored lines of one subject within a query, in the order of the book.
  ///
  /// - Parameter loaded: what `load` gave for the same query.
  /// - Complexity: O(events of the subject + tail) with a snapshot, else O(bytes).
  package func events(
    of name: String, _ query: TemporalQuery = .all, in loaded: Loaded
  ) throws(Diagnostic) -> [[UInt8]] {
    let (segments, snapshot) = (loaded.segments, loaded.snapshot)
    var lines: [[UInt8]] = []
    if let snapshot, let earlier = events(of: name, snapshot, segments) {
      lines = earlier
    }
    let isUsed = !lines.isEmpty || snapshot.map { $0.record(named: name) == nil } ?? false
    let start = isUsed ? snapshot?.header.position ?? BookPosition() : BookPosition()
    try forEachLine(query, in: loaded.segments, from: start) { line, _, stored in
      if line.text(line.subject).utf8.elementsEqual(name.utf8) { lines.append(stored.array) }
    }
    return lines
  }

  /// The stored lines of several subjects within a query, in one pass over the book.
  ///
  /// - Parameter names: as bytes, for texts that mean the same may be two names.
  /// - Complexity: O(bytes).
  package func events(
    ofEach names: Set<[UInt8]>, _ query: TemporalQuery = .all, in loaded: Loaded
  ) throws(Diagnostic) -> [[UInt8]: [[UInt8]]] {
    var lines: [[UInt8]: [[UInt8]]] = [:]
    try forEachLine(query, in: loaded.segments) { line, _, stored in
      let subject = Array(line.text(line.subject).utf8)
      if names.contains(subject) { lines[subject, default: []].append(stored.array) }
    }
    return lines
  }

  /// The titles under which cases were registered first, by the bytes of their numbers: texts that mean
  /// the same may be two names.
  ///
  /// - Complexity: O(bytes).
  package func titles(
    _ query: TemporalQuery, in loaded: Loaded
  ) throws(Diagnostic) -> [[UInt8]: String] {
    let parts = Processors.map(
      Array(loaded.segments.indices), jobs: Processors.count
    ) { segment -> Result<[[UInt8]: String], Diagnostic> in
      Result { () throws(Diagnostic) in try self.titles(query, in: loaded.segments, within: segment)
      }
    }
    var titles: [[UInt8]: String] = [:]
    for part in parts { titles.merge(try part.get()) { first, _ in first } }
    return titles
  }

  private func titles(
    _ query: TemporalQuery, in segments: [Book.Segment], within segment: Int
  ) throws(Diagnostic) -> [[UInt8]: String] {
    var titles: [[UInt8]: String] = [:]
    let registration = Array(EventType.caseRegistered.name.utf8)
    let key = FieldKey(.title)
    let start = BookPosition(
      segment: segment, offset: 0, line: 0, sequence: segments[segment].firstSequence - 1)
    try registration.withByteView { registration throws(Diagnostic) in
      try forEachLine(query, in: segments, from: start, through: segment) { line, fields, _ in
        guard line.bytes[line.type.range] == registration else { return }
        let name = Array(line.text(line.subject).utf8)
        guard titles[name] == nil else { return }
        titles[name] = line.text(of: fields.first(key, in: line.bytes))
      }
    }
    return titles
  }

  /// Every line that a query admits, with the members of its `data` and its stored bytes, in the order of
  /// the book.
  ///
  /// - Parameter last: index of the last segment that is gone through.
  /// - Complexity: O(bytes).
  package func forEachLine(
    _ query: TemporalQuery, in segments: [Book.Segment], from start: BookPosition = BookPosition(),
    through last: Int = .max,
    _ body: (EventLine, [DataField], ByteView) -> Void
  ) throws(Diagnostic) {
    var cursor = BookCursor(segments: segments, from: start)
    while let line = try cursor.next(), line.sequence <= query.toSequence ?? .max,
      !query.isOver(at: line.recorded), cursor.lineStart.segment <= last
    {
      if query.admits(time: line.time, recorded: line.recorded) {
        body(line, cursor.fields, cursor.storedLine)
      }
    }
  }

  /// Follows the chain of a subject's events backward; nil where the lines do not fit it.
  private func events(
    of name: String, _ snapshot: Snapshot, _ segments: [Book.Segment]
  ) -> [[UInt8]]? {
    guard let record = snapshot.record(named: name) else { return [] }
    var chain: [(sequence: Int, place: Snapshot.Place)] = []
    var sequence = record.lastSequence
    while sequence > 0 {
      guard let place = snapshot.place(of: sequence) else { return nil }
      chain.append((sequence, place))
      sequence = place.previous
    }
    let stored = StoredLines(segments)
    var lines: [[UInt8]] = []
    for (sequence, place) in chain.reversed() {
      guard place.segment < segments.count,
        let line = try? stored.line(place.segment, at: place.offset)
      else { return nil }
      var scanner = LineScanner()
      let isMeant = line.withByteView { view in
        guard let found = try? scanner.scan(view, 0..<view.count) else { return false }
        return found.sequence == sequence && found.text(found.subject).utf8.elementsEqual(name.utf8)
          && found.caseSequence == lines.count + 1
      }
      guard isMeant else { return nil }
      lines.append(line)
    }
    return lines.count == record.version ? lines : nil
  }
}

extension Snapshot {
  /// The record of a subject; its state is of no concern here.
  fileprivate func record(named name: String) -> Record? {
    Array(name.utf8).withByteView { try? record(named: $0, symbols: 0) }
  }
}
