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
    let loaded = try replayed(from: Replay.Observer())
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
    var observer = Replay.Observer()
    observer.folded = { subject, sequence, position in
      if sequence > since { places.note(subject, at: position) }
    }
    let loaded = try replayed(from: observer)
    return (try view(loaded.state), try CaseLines(places, in: loaded.segments))
  }
}
