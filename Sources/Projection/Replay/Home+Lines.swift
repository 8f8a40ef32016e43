package import Basics
import CaseJournal
import CaseModel
package import EventBook
import FileStore

/// Stored lines, for whoever asks for more than the state that they lead to.
extension Home {
  /// The stored lines of one subject within a query, in the order of the book.
  ///
  /// - Parameter loaded: what `load` gave for the same query.
  /// - Complexity: O(events of the subject + tail) with a snapshot, else O(bytes).
  package func events(
    of name: String, _ query: TemporalQuery = .all, in loaded: Loaded
  ) throws(Diagnostic) -> [[UInt8]] {
    let name = Array(name.utf8)
    return try events(ofEach: [name], query, in: loaded)[name] ?? []
  }

  /// The same of several subjects.
  ///
  /// - Parameter names: as bytes, for texts that mean the same may be two names.
  /// - Complexity: O(events of the subjects + tail) for a few with a snapshot; with indexes O(events), else
  ///   O(bytes / jobs).
  package func events(
    ofEach names: Set<[UInt8]>, _ query: TemporalQuery = .all, in loaded: Loaded
  ) throws(Diagnostic) -> [[UInt8]: [[UInt8]]] {
    var lines: [[UInt8]: [[UInt8]]] = [:]
    var start = BookPosition()
    if let snapshot = loaded.snapshot, let earlier = events(ofEach: names, snapshot, loaded) {
      (lines, start) = (earlier, snapshot.header.position)
    }
    let found = try events(ofEach: names, query, in: loaded.segments, from: start)
    return lines.merging(found) { $0 + $1 }
  }

  /// The lines behind a place, the segments read by several threads.
  private func events(
    ofEach names: Set<[UInt8]>, _ query: TemporalQuery, in segments: [Book.Segment],
    from start: BookPosition
  ) throws(Diagnostic) -> [[UInt8]: [[UInt8]]] {
    let wanted = query.segments(segments, from: start)
    let indexes =
      usesIndexes ? self.indexes.ready(segments, wanted, codec, jobs: threads.jobs) : []
    let parts = Processors.map(Array(wanted), jobs: threads.jobs) {
      segment -> Result<[[UInt8]: [[UInt8]]], Diagnostic> in
      let first = BookPosition(
        segment: segment, offset: 0, line: 0, sequence: segments[segment].firstSequence - 1)
      return Result { () throws(Diagnostic) in
        try events(
          ofEach: names, query, in: segments, within: segment == start.segment ? start : first,
          segment < indexes.count ? indexes[segment] : nil)
      }
    }
    var lines: [[UInt8]: [[UInt8]]] = [:]
    for part in parts { lines.merge(try part.get()) { $0 + $1 } }
    return lines
  }

  /// The lines of one segment from a place on: by its index those that may be meant, else all are read.
  private func events(
    ofEach names: Set<[UInt8]>, _ query: TemporalQuery, in segments: [Book.Segment],
    within start: BookPosition, _ index: SegmentIndex?
  ) throws(Diagnostic) -> [[UInt8]: [[UInt8]]] {
    var lines: [[UInt8]: [[UInt8]]] = [:]
    func take(_ line: EventLine, _ stored: ByteView) {
      let subject = Array(line.text(line.subject).utf8)
      if names.contains(subject) { lines[subject, default: []].append(stored.array) }
    }
    guard let places = index?.places(of: names) else {
      try forEachLine(query, in: segments, from: start, through: start.segment) { line, _, stored in
        take(line, stored)
      }
      return lines
    }
    let stored = StoredLines(segments)
    var scanner = LineScanner()
    for place in places where place >= start.offset {
      let bytes = try stored.line(start.segment, at: place)
      bytes.withByteView { view in
        guard let line = try? scanner.scan(view, 0..<view.count),
          line.sequence <= query.toSequence ?? .max,
          query.admits(time: line.time, recorded: line.recorded)
        else { return }
        take(line, view)
      }
    }
    return lines
  }

  /// The titles of some cases: of a few with a snapshot without reading the whole book.
  ///
  /// - Parameter names: by their bytes, as those of all.
  /// - Complexity: as `events(ofEach:)`.
  package func titles(
    of names: Set<[UInt8]>, _ query: TemporalQuery, in loaded: Loaded
  ) throws(Diagnostic) -> [[UInt8]: String] {
    if names.isEmpty { return [:] }
    guard loaded.snapshot != nil else {
      let titles = try titles(query, in: loaded)
      let found = names.map { name in
        (name, name.withByteView { loaded.state.table.subject(named: $0) }.flatMap { titles[$0] })
      }
      return Dictionary(uniqueKeysWithValues: found).compactMapValues(\.self)
    }
    return try events(ofEach: names, query, in: loaded).compactMapValues { Self.title(in: $0) }
  }

  /// The title under which a case was registered first, by its lines.
  package static func title(in lines: [[UInt8]]) -> String? {
    lines.lazy.compactMap { Envelope(storedLine: $0) }
      .first { $0.type == EventType.caseRegistered.name }?.data[.title]?.string
  }

  /// Every line that a query admits, with the members of its `data` and its stored bytes, in the order of
  /// the book.
  ///
  /// - Parameter last: index of the last segment that is gone through.
  /// - Complexity: O(bytes).
  package func forEachLine(
    _ query: TemporalQuery, in segments: [Book.Segment], from start: BookPosition = BookPosition(),
    through last: Int = .max,
    _ body: (EventLine, [DataField], ByteView) throws(Diagnostic) -> Void
  ) throws(Diagnostic) {
    var cursor = BookCursor(segments: segments, from: start)
    while let line = try cursor.next(), line.sequence <= query.toSequence ?? .max,
      !query.isOver(at: line.recorded), cursor.lineStart.segment <= last
    {
      if query.admits(time: line.time, recorded: line.recorded) {
        try body(line, cursor.fields, cursor.storedLine)
      }
    }
  }

  /// A line that is looked up costs some ten times one that is read in its order, and a case has some ten.
  private static let mostChains = 100

  /// The lines that a snapshot covers; nil where it is quicker to read all, or a chain does not fit.
  private func events(
    ofEach names: Set<[UInt8]>, _ snapshot: Snapshot, _ loaded: Loaded
  ) -> [[UInt8]: [[UInt8]]]? {
    guard names.count <= max(1, snapshot.header.sequence / Self.mostChains) else { return nil }
    let stored = StoredLines(loaded.segments)
    var lines: [[UInt8]: [[UInt8]]] = [:]
    for name in names {
      guard let own = events(of: name, snapshot, stored, segments: loaded.segments.count) else {
        return nil
      }
      lines[name] = own
    }
    return lines
  }

  /// Follows the chain of a subject's events backward; nil where the lines do not fit it.
  func events(
    of name: [UInt8], _ snapshot: Snapshot, _ stored: StoredLines, segments: Int
  ) -> [[UInt8]]? {
    let found: Snapshot.Record?
    do throws(Snapshot.Unusable) {
      found = try name.withByteView { view throws(Snapshot.Unusable) in
        try snapshot.record(named: view, symbols: 0)
      }
    } catch { return nil }
    guard let record = found else { return [] }
    var chain: [(sequence: Int, place: Snapshot.Place)] = []
    var sequence = record.lastSequence
    while sequence > 0 {
      guard let place = snapshot.place(of: sequence) else { return nil }
      chain.append((sequence, place))
      sequence = place.previous
    }
    var lines: [[UInt8]] = []
    for (sequence, place) in chain.reversed() {
      guard place.segment < segments, let line = try? stored.line(place.segment, at: place.offset)
      else { return nil }
      var scanner = LineScanner()
      let isMeant = line.withByteView { view in
        guard let found = try? scanner.scan(view, 0..<view.count) else { return false }
        return found.sequence == sequence && found.text(found.subject).utf8.elementsEqual(name)
          && found.caseSequence == lines.count + 1
      }
      guard isMeant else { return nil }
      lines.append(line)
    }
    return lines.count == record.version ? lines : nil
  }
}
