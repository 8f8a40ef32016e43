package import Basics
package import CaseModel
package import Queries

/// One stay of a case with one unit.
package struct Leg: Sendable {
  package let name: String
  package let run: TimerRun
  package let unit: Symbol
  /// The number of the dispatch that began it; nil for one that began otherwise.
  package let dispatch: Int32?
  package let isReturned: Bool

  package init(
    _ name: String, _ run: TimerRun, unit: Symbol, dispatch: Int32?, isReturned: Bool
  ) {
    self.name = name
    self.run = run
    self.unit = unit
    self.dispatch = dispatch
    self.isReturned = isReturned
  }
}

/// The rows that exports for databases have: the columns that the tables of commands have, without what
/// somebody wrote, and what a scoreboard is computed from.
package enum ExportReports {
  /// What the table of cases has and an export has not, or elsewhere.
  private static let replaced: Set = ["title", "receiver", "timers"]

  package static let cases = RowType<CaseRow>(
    CaseReports.columns.filter { !replaced.contains($0.key) }
      + CaseReports.columns.filter { $0.key == "receiver" } + [
        .init("channel", \.state.channel), .init("excluded", \.state.isExcluded),
        .init("reached") { $0.state.lastFollowUp?.reached },
        .init("solved") { $0.state.lastFollowUp?.solved },
        .init("satisfied") { $0.state.lastFollowUp?.satisfied },
        .init("resolved") { $0.state.resolutions.last },
        .init("closed") { $0.state.status == .closed ? $0.state.closed : nil },
      ])

  package static let legs = RowType<Leg>([
    .init("case", \.name), .init("leg") { Int($0.run.number) }, .init("unit", \.unit),
    .init("start", \.run.start), .init("stop", \.run.stop),
    .init("dispatch") { $0.dispatch.map { Int($0) } }, .init("returned", \.isReturned),
  ])

  package static let timers = CaseReports.caseTimers

  package static let cards = numbered("card", SuperviseReports.cards, \.number)

  package static let whistles = numbered("call", SuperviseReports.whistles, \.number)

  package static let units = NamesReports.units

  package static let events = RowType<PublicEvent>([
    .init("sequence", \.sequence), .init("case", \.subject), .init("type", \.type.name),
    .init("time", \.time), .init("recorded", \.recorded), .init("unit", \.unit),
    .init("actor", \.actor), .init("data", \.data),
  ])

  /// The same rows with the number that each has in its case.
  private static func numbered<Row>(
    _ key: String, _ type: RowType<Row>, _ number: @escaping @Sendable (Row) -> Int
  ) -> RowType<Row> {
    RowType([type.columns[0], .init(key, number)] + type.columns.dropFirst())
  }
}

extension RowType {
  /// What its cells are, for programs that ask for types.
  package var fields: [(key: String, kind: ColumnKind)] { cells.map { ($0.key, $0.kind) } }
}

extension PublicEvent.Members: Cell {
  package static var kind: ColumnKind { .json }
  package func write(_ context: RowContext, to out: inout CellWriter) { write(to: &out) }
}
