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
  /// Of rows that others put together: where each ends.
  private var ends: [Int] = []
  private let isOfParts: Bool

  /// - Parameter isOfParts: whether others put the rows together, so that none is the first.
  init(_ table: ExportTable, as form: any TableForm, _ zone: TimeZone, isOfParts: Bool = false) {
    self.table = table
    self.form = form
    self.isOfParts = isOfParts
    cells = CellWriter(form.cells, zone, capacity: 1 << 19)
  }

  /// - Parameter write: writes the cells, a comma between them.
  package mutating func row(_ write: (inout CellWriter) -> Void) {
    form.beginRow(isFirst: waiting == 0 && !isOfParts, of: table, to: &cells.text)
    let start = cells.text.count
    write(&cells)
    form.endRow(isEmpty: cells.text.count == start, of: table, to: &cells.text)
    if isOfParts { ends.append(cells.text.count) }
    waiting += 1
    rows += 1
  }

  /// Puts rows that were written by another in their place, `batch` of them as one.
  mutating func append(_ written: WrittenRows, batch: Int) {
    let separator = separator
    var next = 0
    while next < written.ends.count {
      var start = next == 0 ? 0 : written.ends[next - 1]
      if waiting == 0 {
        form.beginRow(isFirst: true, of: table, to: &cells.text)
        start += separator
      }
      let count = min(batch - waiting, written.ends.count - next)
      next += count
      cells.text.append(written.bytes, start..<written.ends[next - 1])
      waiting += count
      rows += count
      if waiting == batch { end() }
    }
  }

  /// The length of what stands between two rows.
  private var separator: Int {
    var text = TextBuffer(capacity: 16)
    form.beginRow(isFirst: false, of: table, to: &text)
    return text.count
  }

  /// Ends the rows that are written as one.
  mutating func end() {
    if waiting > 0 { form.endRows(of: table, to: &cells.text) }
    waiting = 0
  }

  /// What was written since the last time.
  mutating func take() -> [UInt8] { cells.text.take() }

  /// The same of rows that others put together.
  package mutating func takeRows() -> WrittenRows {
    defer { ends.removeAll(keepingCapacity: true) }
    return WrittenRows(bytes: take(), ends: ends)
  }
}
