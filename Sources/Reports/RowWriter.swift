import Basics
import CommandLineKit

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

/// Writes rows in the form that was asked for, one by one: what it has written can be printed before
/// the next comes. A table alone is written at its end, since any row may widen its columns; until
/// then it holds what stands in its cells.
///
/// Columns are looked at in their span: a copy of one, for each cell, would count a dozen references.
package struct RowWriter<Row>: Sendable {
  private let type: RowType<Row>
  private let form: RowForm
  private let context: RowContext
  private var table: TextTable
  private var isFirst = true
  private var written: [UInt8] = []

  /// - Parameter hasMark: whether CSV begins with the byte-order mark.
  package init(
    _ type: RowType<Row>, _ form: RowForm, _ context: RowContext, mark hasMark: Bool = false
  ) {
    self.type = type
    self.form = form
    self.context = context
    table = TextTable(type.shown.map { $0.heading(context.words) })
    if form == .csv {
      if hasMark { written += CSV.byteOrderMark }
      CSV.append(row: type.cells.map { .text($0.key) }, to: &written)
    }
  }

  package mutating func add(_ row: Row) {
    switch form {
    case .table:
      let paint = type.paint(row)
      for index in type.shown.indices {
        table.append(cell: type.shown.span[index].text(row, context), paint)
      }
    case .json:
      written += (isFirst ? "[\n" : ",\n").utf8
      type.append(row, context, to: &written)
    case .jsonl:
      type.append(row, context, to: &written)
      written.append(UInt8(ascii: "\n"))
    case .csv:
      CSV.append(row: type.cells.count, to: &written) { [type, context] index in
        type.cells.span[index].json(row, context).cell
      }
    }
    isFirst = false
  }

  /// The rows of some items, written by themselves beside other pieces, for `append`.
  package func piece<Item>(of items: some Sequence<Item>, _ rows: (Item) -> [Row]) -> RowWriter {
    var piece = self
    piece.table = table.emptied
    piece.written = []
    piece.isFirst = true
    for item in items { for row in rows(item) { piece.add(row) } }
    return piece
  }

  /// Puts a piece behind what is there.
  package mutating func append(_ piece: RowWriter) {
    if piece.isFirst { return }
    table.append(rows: piece.table)
    if form == .json, !isFirst {
      // Instead of the bracket with which it begins as the first.
      written.append(UInt8(ascii: ","))
      written += piece.written.dropFirst()
    } else {
      written += piece.written
    }
    isFirst = false
  }

  /// What was written since the last time.
  package mutating func take() -> [UInt8] {
    defer { written.removeAll(keepingCapacity: true) }
    return written
  }

  /// How many bytes there are to take.
  package var size: Int { written.count }

  /// The end of all, with what was not taken before.
  package mutating func finish() -> [UInt8] {
    switch form {
    case .table:
      let leftOut = table.titlesLeftOut(context.style)
      table.render(context.style, to: &written)
      written += context.remark(leftOut).utf8
    case .json: written += (isFirst ? "[]\n" : "\n]\n").utf8
    case .jsonl, .csv: break
    }
    return take()
  }
}
