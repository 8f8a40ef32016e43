import Basics

/// One row of a file as the templates see it: cells by the slot of their column.
struct RowCells: Sendable {
  let row: CSVRow
  /// Where the column of each slot stands in the row, from 0.
  let positions: [Int]
  /// Texts that mean that there is none.
  let empty: [String]
  let file: String

  func text(_ slot: Int) -> String {
    let text = row.text(positions[slot])
    return empty.contains { $0.hasBytes(of: text) } ? "" : text
  }

  /// Where the cell of a slot stands, the row's first where there is none.
  func place(_ slot: Int?) -> Diagnostic.Place {
    let (line, column) = row.place(slot.map { positions[$0] } ?? 0)
    return Diagnostic.Place(file: file, line: line, column: column)
  }
}
