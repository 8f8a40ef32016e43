import Basics
import CaseJournal
import CaseModel
import EventBook
import Interchange
import Projection
import Queries
import Reports

/// The tables that `export sql` and `export csv` write: the columns of Reports, joined to the rows of the
/// book.
struct ExportTables {
  private let view: CaseView
  private let names: PublicNames
  private let cases: [Subject]
  private let context: RowContext
  private let lines: Lines

  /// What is needed to go through the lines of the book.
  struct Lines {
    let home: Home
    let query: TemporalQuery
    let segments: [Book.Segment]
    /// Only lines behind this sequence.
    let since: Int
  }

  init(_ view: CaseView, _ lines: Lines, _ context: RowContext) {
    self.view = view
    self.lines = lines
    self.context = context
    names = PublicNames(view)
    cases = view.state.table.sortedCases
  }

  /// In the order in which they lead to one another.
  var zone: TimeZone { view.zone }

  var all: [TableRows] { [units, casesTable, legs, timers, cards, whistles, events] }

  private static let caseKey = "case"
  private static let toCase = [(column: caseKey, table: "cases")]

  /// A table with the rows that each case has.
  private func ofCases<Row: Sendable>(
    _ name: String, _ meaning: String, _ type: RowType<Row>, key: [String],
    _ rows: @escaping @Sendable (Subject) -> [Row]
  ) -> TableRows {
    TableRows(
      ExportTable(
        name, meaning, type.fields, key: key, references: key == [Self.caseKey] ? [] : Self.toCase),
      .items(cases.count) { [cases, context] index, writer in
        for row in rows(cases[index]) { writer.row { type.append(cells: row, context, to: &$0) } }
      })
  }

  private var units: TableRows {
    let rows = view.units(under: nil)
    let type = ExportReports.units
    return TableRows(
      ExportTable(
        "units", "units of the organisation, retired ones too", type.fields, key: ["unit"]),
      .items(rows.count) { [context] index, writer in
        writer.row { type.append(cells: rows[index], context, to: &$0) }
      })
  }

  private var casesTable: TableRows {
    ofCases("cases", "cases as they stand", ExportReports.cases, key: [Self.caseKey]) {
      [view, names] subject in
      [names.row(of: subject, in: view, hasTimers: false)]
    }
  }

  private var legs: TableRows {
    ofCases(
      "legs", "stays of a case with one unit: the run of the timers handle, and sign by dispatch",
      ExportReports.legs, key: ["case", "leg"]
    ) { [view, names] subject in
      let (state, name) = (view.state.table[subject], view.state.table.name(of: subject))
      let returned = Set(state.handbacks.map(\.leg))
      return state.runs.indices.filter { state.runs[$0].timer == .handle }.map { index in
        let run = state.runs[index]
        // A dispatched leg stands right behind its `sign`.
        let before = index > 0 ? state.runs[index - 1] : run
        return Leg(
          name, run, unit: names.unit(run.unit),
          dispatch: before.timer == .sign ? before.number : nil,
          isReturned: returned.contains(run.number))
      }
    }
  }

  private var timers: TableRows {
    ofCases(
      "timers", "timers of the cases under the rules that govern them, as they stand at now",
      ExportReports.timers, key: ["case", "timer", "run"]
    ) { [view, names] subject in
      let row = names.row(of: subject, in: view)
      return row.timers.map { (name: row.name, timer: $0) }
    }
  }

  private var cards: TableRows {
    ofCases(
      "cards", "notices and cards, in the order in which they were issued", ExportReports.cards,
      key: ["case", "card"]
    ) { [view, names] subject in view.cards(of: subject).map { $0.public(names) } }
  }

  private var whistles: TableRows {
    ofCases(
      "whistles", "units that were called by whistles, in the order of the calls",
      ExportReports.whistles, key: ["case", "call"]
    ) { [view, names] subject in view.calls(of: subject).map { $0.public(names) } }
  }

  private var events: TableRows {
    let type = ExportReports.events
    return TableRows(
      ExportTable(
        "events", "lines of the book, without what somebody wrote", type.fields, key: ["sequence"],
        references: Self.toCase, isLog: true),
      .lines { [view, names, context, lines] writer, body throws(Diagnostic) in
        var query = lines.query
        // Others may have written since it was replayed.
        query.toSequence = view.state.sequence
        let codec = lines.home.codec
        try lines.home.forEachPiece(query, in: lines.segments) {
          { piece in
            var rows = writer()
            var json = CellWriter(.json, view.zone, capacity: 1 << 10)
            piece.forEachLine { line, fields in
              guard line.sequence > lines.since, let kind = codec.type(of: line) else { return }
              PublicEvent.read(line, fields, as: kind, names, in: view.state.table, by: &json) {
                event in rows.row { type.append(cells: event, context, to: &$0) }
              }
            }
            return rows.takeRows()
          }
        } _: { rows throws(Diagnostic) in
          try body(rows)
        }
      })
  }
}
