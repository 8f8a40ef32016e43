import Basics
import CaseModel
import CommandLineKit
import EventBook
import Interchange
import Projection

extension Context {
  /// Behind which sequence `--since` wants events; 0 for all.
  var since: Int {
    get throws(Diagnostic) { try number(Options.since.name, in: 0...Int.max) ?? 0 }
  }

  /// The tables of exports for databases.
  func exportTables() throws(Diagnostic) -> ExportTables {
    let loaded = try loaded(extent: .all)
    let view = try view(loaded.state)
    return ExportTables(
      view,
      ExportTables.Lines(
        home: home, query: try query().query, segments: loaded.segments,
        since: given(Options.since.name) == nil ? 0 : try since),
      reports(on: view))
  }

  /// Says how many rows each table has.
  func say(_ counts: [(table: String, rows: Int)]) {
    say(
      counts.map { "\($0.table) \($0.rows)" }.joined(separator: ", "),
      counts.map { "\($0.table) \($0.rows) 行" }.joined(separator: "，"))
  }

  /// A state, and the lines that led to it, case by case.
  ///
  /// - Parameter since: only lines behind this sequence.
  func caseLines(since: Int) throws(Diagnostic) -> (view: CaseView, lines: CaseLines) {
    var places = SubjectLines()
    var last = 0
    var observer = Replay.Observer()
    observer.folded = { subject, sequence, position in
      // A snapshot behind which the book does not go on was tried before.
      if sequence <= last { places = SubjectLines() }
      last = sequence
      if sequence > since { places.note(subject, at: position) }
    }
    var loaded = try loaded(extent: .all, observer)
    if let snapshot = loaded.snapshot {
      do throws(Snapshot.Unusable) {
        try places.cover(snapshot, of: loaded.state.table, since: since)
      } catch {
        loaded = try replayed(from: observer)
      }
    }
    return (try view(loaded.state), try CaseLines(places, in: loaded.segments))
  }
}
