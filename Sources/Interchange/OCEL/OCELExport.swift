package import Basics
import CaseModel
package import EventBook
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
  /// - Complexity: O(bytes).
  package func write(
    as form: Form, _ query: TemporalQuery, since sequence: Int = 0,
    to sink: ([UInt8]) throws(Diagnostic) -> Void, progress: (Int) -> Void = { _ in }
  ) throws(Diagnostic) -> Counts {
    switch form {
    case .json: try write(OCELJSON(view.zone), query, sequence, sink, progress)
    case .sql: try write(OCELSQL(view.zone), query, sequence, sink, progress)
    }
  }

  /// So many bytes are handed on at once.
  private static let piece = 1 << 18

  private func write(
    _ document: some OCELDocument, _ query: TemporalQuery, _ since: Int,
    _ sink: ([UInt8]) throws(Diagnostic) -> Void, _ progress: (Int) -> Void
  ) throws(Diagnostic) -> Counts {
    var (document, counts) = (document, Counts())
    document.begin(objects: OCELType.objects, events: OCELType.events)
    try OCELObjects(view: view, names: names, changes: changes).forEach {
      row throws(Diagnostic) in
      document.add(object: row)
      counts.objects += 1
      if document.size > Self.piece { try sink(document.take()) }
    }
    document.beginEvents()
    var events = OCELEvents(view, names, changes, home.codec)
    var query = query
    // Others may have written since it was replayed.
    query.toSequence = view.state.sequence
    try home.forEachLine(query, in: segments) { line, fields, _ throws(Diagnostic) in
      guard events.fill(line, fields), line.sequence > since else { return }
      document.add(event: events.row)
      counts.events += 1
      if document.size > Self.piece {
        try sink(document.take())
        progress(line.sequence)
      }
    }
    document.end()
    try sink(document.take())
    return counts
  }
}
