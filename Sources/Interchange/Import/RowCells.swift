import Basics

/// One row of a file as the templates see it: texts by the slot of their column.
struct RowCells: Sendable {
  let row: any Row
  /// Texts that mean that there is none.
  let empty: [String]
  let file: String

  func text(_ slot: Int) -> String {
    let text = row.text(slot)
    if empty.isEmpty { return text }
    return empty.contains { $0.hasBytes(of: text) } ? "" : text
  }

  /// Where the text of a slot stands, the row itself where there is none.
  func place(_ slot: Int?) -> Diagnostic.Place {
    let (line, column) = row.place(slot)
    return Diagnostic.Place(file: file, line: line, column: column)
  }
}
