package import Basics
package import CaseModel
package import CaseTestSupport
package import Projection
import Queries
package import Reports

extension BookState {
  /// All that can be asked of the state at an instant, as one text.
  package func everything(at now: Timestamp) -> String {
    let view = CaseView(self, now: now)
    let cases = table.sortedCases.map { subject in
      view.json(view.row(table.name(of: subject), table[subject]), as: CaseReports.caseLines)
    }
    var board = view.json(Board(view), as: BoardReport.type)
    board["sequence"] = nil
    return (cases + [board]).map { JSONValue.object($0).text }.joined(separator: "\n")
      + "\n\(events) \(anomalies)"
  }

  package var digest: String { StateDigest.digest(self).hex }
}

extension CaseView {
  /// A row as programs read it.
  package func json<Row>(_ row: Row, as type: RowType<Row>) -> JSONObject {
    type.json(row, RowContext(self))
  }

  /// Rows as programs read them, one a line.
  package func texts<Row>(_ rows: some Sequence<Row>, as type: RowType<Row>) -> String {
    rows.map { JSONValue.object(json($0, as: type)).text }.joined(separator: "\n")
  }
}

extension CaseBook {
  package func view(now: String) -> CaseView { CaseView(state, now: instant(now)) }
}
