import Basics

/// One row of a file as the templates see it: cells by the slot of their column.
struct RowCells {
  let row: CSVRow
  /// Where the column of each slot stands in the row, from 0.
  let positions: [Int]
  let file: String

  func text(_ slot: Int) -> String { row.text(positions[slot]) }

  /// A diagnostic at the first cell of a template, at the row's first where it names none.
  func refusal(
    _ code: String, _ message: Phrase, at template: Template, hints: [Phrase] = []
  ) -> Diagnostic {
    refusal(code, message, slot: template.slots.first, hints: hints)
  }

  /// A diagnostic at the cell of a slot.
  func refusal(
    _ code: String, _ message: Phrase, slot: Int?, hints: [Phrase] = []
  ) -> Diagnostic {
    let (line, column) = row.place(slot.map { positions[$0] } ?? 0)
    return Diagnostic(
      code, message, at: Diagnostic.Place(file: file, line: line, column: column), hints: hints)
  }
}
