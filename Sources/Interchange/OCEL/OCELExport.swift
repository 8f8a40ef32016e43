package import Basics
import CaseModel
package import EventBook
import FileStore
package import Projection
import Queries

/// A book as an object-centric event log (OCEL 2.0): cases, whistles, units, actors and tasks as objects, with
/// what cases became and when; the events about them in the order of the book.
package struct OCELExport {
  /// The forms of the standard.
  package enum Form: String, CaseIterable, Sendable {
    case json
    /// A text for SQLite.
    case sql
  }

  private let view: CaseView
  private let names: PublicNames
  private let changes: CaseChanges
  private let segments: [Book.Segment]
  private let home: Home

  /// What was written.
  package struct Counts: Sendable {
    package var objects = 0
    package var events = 0
  }

  package init(
    _ view: CaseView, _ changes: CaseChanges, _ segments: [Book.Segment], of home: Home
  ) {
    self.view = view
    self.changes = changes
    self.segments = segments
    self.home = home
    names = PublicNames(view)
  }

  /// - Parameters:
  ///   - since: only events behind this sequence; objects are as they are now.
  ///   - progress: told how many events are written.
  /// - Complexity: O(bytes), on as many threads as the home has.
  package func write(
    as form: Form, _ query: TemporalQuery, since sequence: Int = 0,
    to sink: ([UInt8]) throws(Diagnostic) -> Void, progress: (Int) -> Void = { _ in }
  ) throws(Diagnostic) -> Counts {
    switch form {
    case .json: try write(OCELJSON(view.zone), query, sequence, sink, progress)
    case .sql: try write(OCELSQL(view.zone), query, sequence, sink, progress)
    }
  }

  /// Some objects, or events, that follow one another.
  private struct Piece: Sendable {
    var bytes: [UInt8] = []
    var count = 0
    /// The sequence of the last event.
    var last = 0
  }

  private func write<Document: OCELDocument>(
    _ document: Document, _ query: TemporalQuery, _ since: Int,
    _ sink: ([UInt8]) throws(Diagnostic) -> Void, _ progress: (Int) -> Void
  ) throws(Diagnostic) -> Counts {
    var counts = Counts()
    func hand(_ piece: Piece, _ count: inout Int) throws(Diagnostic) {
      if piece.count == 0 { return }
      // Each begins with what parts it from the one before.
      let isFirst = count == 0
      try sink(
        isFirst ? Array(piece.bytes[Document.separator.utf8CodeUnitCount...]) : piece.bytes)
      count += piece.count
    }
    try sink(document.begin(objects: OCELType.objects, events: OCELType.events))
    try forEachPieceOfObjects(document) { piece throws(Diagnostic) in
      try hand(piece, &counts.objects)
    }
    try sink(document.beginEvents())
    try forEachPieceOfEvents(document, query, since) { piece throws(Diagnostic) in
      try hand(piece, &counts.events)
      if piece.count > 0 { progress(piece.last) }
    }
    try sink(document.end())
    return counts
  }

  /// So many cases are written at once.
  private static let batch = 256

  private func forEachPieceOfObjects<Document: OCELDocument>(
    _ document: Document, _ body: (Piece) throws(Diagnostic) -> Void
  ) throws(Diagnostic) {
    let objects = OCELObjects(view: view, names: names, changes: changes)
    let cases = view.state.table.sortedCases
    let parts = OrderedParts(
      (cases.count + Self.batch - 1) / Self.batch, jobs: home.threads.jobs
    ) {
      { part -> Piece in
        var writer = PieceWriter<Document>(document)
        var row = OCELRow()
        let start = part * Self.batch
        for subject in cases[start..<min(start + Self.batch, cases.count)] {
          objects.forEach(of: subject, in: &row) { writer.add(object: $0) }
        }
        return writer.take()
      }
    }
    while let piece = parts.next() { try body(piece) }
    var writer = PieceWriter<Document>(document)
    objects.forEachOther { writer.add(object: $0) }
    try body(writer.take())
  }

  private func forEachPieceOfEvents<Document: OCELDocument>(
    _ document: Document, _ query: TemporalQuery, _ since: Int,
    _ body: (Piece) throws(Diagnostic) -> Void
  ) throws(Diagnostic) {
    var query = query
    // Others may have written since it was replayed.
    query.toSequence = view.state.sequence
    let whistles = OCELWhistles(changes)
    try home.forEachPiece(query, in: segments) { [view, names, codec = home.codec] in
      { lines -> Piece in
        let events = OCELEvents(view, names, whistles, codec)
        var row = OCELRow()
        var writer = PieceWriter<Document>(document)
        lines.forEachLine { line, fields in
          guard line.sequence > since, events.fill(&row, line, fields) else { return }
          writer.add(event: row, line.sequence)
        }
        return writer.take()
      }
    } _: { piece throws(Diagnostic) in
      try body(piece)
    }
  }

  private struct PieceWriter<Document: OCELDocument>: ~Copyable {
    private var document: Document
    private var out = TextBuffer(capacity: 1 << 18)
    private var piece = Piece()

    init(_ document: Document) { self.document = document }

    mutating func add(object: borrowing OCELRow) {
      out.append(Document.separator)
      document.append(object: object, to: &out)
      piece.count += 1
    }

    mutating func add(event: borrowing OCELRow, _ sequence: Int) {
      out.append(Document.separator)
      document.append(event: event, to: &out)
      piece.count += 1
      piece.last = sequence
    }

    mutating func take() -> Piece {
      piece.bytes = out.take()
      return piece
    }
  }
}
