import Basics
import CommandLineKit
import Projection

/// The forms in which the command line prints rows.
package enum RowForm: String, CaseIterable, Sendable {
  /// For people.
  case table
  /// A JSON array over several lines, one row a line.
  case json
  /// A JSON object a line.
  case jsonl
  /// A row each under a row of keys, without JSON: what has members has a column for each.
  case csv
}

/// How rows are written, each by itself or some beside others on another thread.
///
/// Columns are looked at in their span: a copy of one, for each cell, would count a dozen references.
package struct RowPieces<Row>: Sendable {
  fileprivate let type: RowType<Row>
  fileprivate let form: RowForm
  fileprivate let context: RowContext
  private let noRows: TextTable

  /// Some rows that follow one another, as they are written behind others.
  package struct Piece: Sendable {
    fileprivate var bytes: [UInt8]
    fileprivate let table: TextTable
    fileprivate let isEmpty: Bool
  }

  fileprivate init(_ type: RowType<Row>, _ form: RowForm, _ context: RowContext, _ table: TextTable)
  {
    self.type = type
    self.form = form
    self.context = context
    noRows = table.emptied
  }

  fileprivate func cells(capacity: Int = 1 << 14) -> CellWriter {
    CellWriter(form == .csv ? .flat : .json, context.view.zone, capacity: capacity)
  }

  /// The rows of some items.
  package func piece<Item>(of items: some Sequence<Item>, _ rows: (Item) -> [Row]) -> Piece {
    var cells = cells(capacity: form == .table ? 0 : 1 << 18)
    var (table, isEmpty) = (noRows, true)
    for item in items {
      for row in rows(item) {
        add(row, to: &cells, &table)
        isEmpty = false
      }
    }
    return Piece(bytes: cells.text.take(), table: table, isEmpty: isEmpty)
  }

  /// Writes a row behind another.
  fileprivate func add(_ row: Row, to cells: inout CellWriter, _ table: inout TextTable) {
    switch form {
    case .table:
      let paint = type.paint(row)
      for index in type.shown.indices {
        table.append(cell: type.shown.span[index].text(row, context), paint)
      }
    case .json:
      cells.text.append(",\n" as StaticString)
      type.append(row, context, to: &cells)
    case .jsonl:
      type.append(row, context, to: &cells)
      cells.text.append(UInt8(ascii: "\n"))
    case .csv:
      let start = cells.text.count
      type.append(cells: row, context, to: &cells)
      CSV.end(rowOf: type.cells.count, isEmpty: cells.text.count == start, to: &cells.text)
    }
  }
}

extension RowContext {
  /// Some rows as JSON lines.
  package func lines<Row>(of rows: some Sequence<Row>, _ type: RowType<Row>) -> [UInt8] {
    var writer = RowWriter(type, .jsonl, self)
    for row in rows { writer.add(row) }
    return writer.finish()
  }
}

/// Writes rows in the form that was asked for, one by one: what it has written can be printed before
/// the next comes. A table alone is written at its end, since any row may widen its columns; until
/// then it holds what stands in its cells.
package struct RowWriter<Row>: ~Copyable {
  /// What writes rows beside this, for `append`.
  package let pieces: RowPieces<Row>
  private var table: TextTable
  private var cells: CellWriter
  private var isFirst = true
  private var written: [UInt8] = []

  /// - Parameter hasMark: whether CSV begins with the byte-order mark.
  package init(
    _ type: RowType<Row>, _ form: RowForm, _ context: RowContext, mark hasMark: Bool = false
  ) {
    table = TextTable(type.shown.map { $0.heading(context.words) })
    pieces = RowPieces(type, form, context, table)
    cells = pieces.cells()
    if form == .csv {
      if hasMark { written += CSV.byteOrderMark }
      CSV.append(row: type.cells.map { .text($0.key) }, to: &written)
    }
  }

  /// Makes room for so many rows of a table.
  package mutating func reserve(rows: Int) {
    if pieces.form == .table { table.reserve(rows: rows) }
  }

  package mutating func add(_ row: Row) {
    pieces.add(row, to: &cells, &table)
    if isFirst, pieces.form == .json { cells.text.replaceFirst(UInt8(ascii: "[")) }
    isFirst = false
  }

  /// Puts a piece behind what is there.
  package mutating func append(_ piece: consuming RowPieces<Row>.Piece) {
    if piece.isEmpty { return }
    table.append(rows: piece.table)
    if isFirst, pieces.form == .json { piece.bytes[0] = UInt8(ascii: "[") }
    isFirst = false
    if size == 0 { written = piece.bytes } else { written = take() + piece.bytes }
  }

  /// What was written since the last time.
  package mutating func take() -> [UInt8] {
    if cells.text.count > 0 { written += cells.text.take() }
    defer { written = [] }
    return written
  }

  /// How many bytes there are to take.
  package var size: Int { written.count + cells.text.count }

  /// The end of all, with what was not taken before.
  ///
  /// - Parameter head: stands before it.
  package mutating func finish(after head: [UInt8] = []) -> [UInt8] {
    var end = head
    end += take()
    switch pieces.form {
    case .table:
      let style = pieces.context.style
      let leftOut = table.titlesLeftOut(style)
      table.render(style, to: &end)
      end += pieces.context.remark(leftOut).utf8
    case .json: end += (isFirst ? "[]\n" : "\n]\n").utf8
    case .jsonl, .csv: break
    }
    return end
  }
}
