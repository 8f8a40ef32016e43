package import Basics

/// Writes rows of one table, one behind the other.
package struct TableWriter: ~Copyable {
  private let table: ExportTable
  private let form: any TableForm
  private(set) var cells: CellWriter
  /// How many rows were written.
  private(set) var rows = 0
  /// How many of them are to be written as one with those that follow.
  private(set) var waiting = 0

  init(_ table: ExportTable, as form: any TableForm, _ zone: TimeZone) {
    self.table = table
    self.form = form
    cells = CellWriter(form.cells, zone, capacity: 1 << 17)
  }

  /// - Parameter write: writes the cells, a comma between them.
  package mutating func row(_ write: (inout CellWriter) -> Void) {
    form.beginRow(isFirst: waiting == 0, of: table, to: &cells.text)
    let start = cells.text.count
    write(&cells)
    form.endRow(isEmpty: cells.text.count == start, of: table, to: &cells.text)
    waiting += 1
    rows += 1
  }

  /// Ends the rows that are written as one.
  mutating func end() {
    if waiting > 0 { form.endRows(of: table, to: &cells.text) }
    waiting = 0
  }

  /// What was written since the last time.
  mutating func take() -> [UInt8] { cells.text.take() }
}
