package import Basics
import CommandLineKit

/// One column of rows: its key in JSON and CSV, what stands in it, and how it looks in a table.
package struct Column<Row>: Sendable {
  let key: String
  /// How a table heads it. Its title is the key of a word; another one where the column's own key means
  /// something else in other tables.
  let head: TextTable.Column
  /// Whether the key is left out where there is no value.
  let isOmittedWhereNull: Bool
  let json: @Sendable (Row, RowContext) -> JSONValue
  /// Appends the JSON of rows within; nil where `json` is as quick.
  private(set) var append: (@Sendable (Row, RowContext, inout [UInt8]) -> Void)?
  let text: @Sendable (Row, RowContext) -> String
  /// The cells in CSV: one, or where the value is a row of its own those of that row, behind a dot.
  let cells: [FlatCell]

  struct FlatCell: Sendable {
    let key: String
    let kind: ColumnKind
    let json: @Sendable (Row, RowContext) -> JSONValue
  }

  /// - Parameters:
  ///   - alignment: that of the kind of value where it is not given.
  ///   - width: in terminal columns; longer cells are cut.
  ///   - rank: which columns a narrow window leaves out first: those of the lowest.
  ///   - least: to how many terminal columns a narrow window may cut it; where it is not given, only
  ///     names and texts are cut.
  ///   - none: what a table shows where there is no value.
  ///   - word: which words a name is shown by.
  ///   - show: how a value is shown, where its kind does not say.
  init<Value: Cell>(
    _ key: String, with value: @escaping @Sendable (Row, RowContext) -> Value,
    _ alignment: Alignment? = nil, width: Int? = nil, rank: Int = 0, least: Int? = nil,
    titled title: String? = nil,
    none: Phrase = Phrase("", ""), omitted isOmittedWhereNull: Bool = false,
    named word: (@Sendable (Words) -> (String) -> String)? = nil,
    show: (@Sendable (Value, RowContext) -> String)? = nil
  ) {
    self.key = key
    head = TextTable.Column(
      title ?? key, alignment ?? (Value.kind.isNumber ? .right : .left), maximumWidth: width,
      rank: rank, minimumWidth: least ?? (Value.mayBeCut ? Self.readable : nil))
    self.isOmittedWhereNull = isOmittedWhereNull
    let json: @Sendable (Row, RowContext) -> JSONValue = { row, context in
      value(row, context).json(context)
    }
    self.json = json
    cells = [FlatCell(key: key, kind: Value.kind, json: json)]
    text = { row, context in
      if let show { return show(value(row, context), context) }
      guard let text = value(row, context).text(context) else { return context.words.text(none) }
      return word.map { $0(context.words)(text) } ?? text
    }
  }

  init<Value: Cell>(
    _ key: String, _ value: @escaping @Sendable (Row) -> Value, _ alignment: Alignment? = nil,
    width: Int? = nil, rank: Int = 0, least: Int? = nil, titled title: String? = nil,
    none: Phrase = Phrase("", ""), omitted: Bool = false,
    named word: (@Sendable (Words) -> (String) -> String)? = nil,
    show: (@Sendable (Value, RowContext) -> String)? = nil
  ) {
    self.init(
      key, with: { row, _ in value(row) }, alignment, width: width, rank: rank, least: least,
      titled: title, none: none, omitted: omitted, named: word, show: show)
  }

  /// Rows within the row.
  init<Inner>(
    _ key: String, _ rows: @escaping @Sendable (Row) -> [Inner], of type: RowType<Inner>
  ) {
    self.init(
      key,
      with: { row, context in
        JSONValue.array(rows(row).map { .object(type.json($0, context)) })
      })
    append = { row, context, out in
      out.append(UInt8(ascii: "["))
      for (index, inner) in rows(row).enumerated() {
        if index > 0 { out.append(UInt8(ascii: ",")) }
        type.append(inner, context, to: &out)
      }
      out.append(UInt8(ascii: "]"))
    }
  }

  /// One row within the row.
  ///
  /// - Parameter show: what a table shows of it.
  init<Inner>(
    _ key: String, _ inner: @escaping @Sendable (Row) -> Inner?, as type: RowType<Inner>,
    omitted isOmittedWhereNull: Bool = false,
    show: (@Sendable (Row, RowContext) -> String)? = nil
  ) {
    self.key = key
    head = TextTable.Column(key)
    self.isOmittedWhereNull = isOmittedWhereNull
    let json: @Sendable (Row, RowContext) -> JSONValue = { row, context in
      inner(row).map { JSONValue.object(type.json($0, context)) } ?? .null
    }
    self.json = json
    text = { row, context in
      if let show { return show(row, context) }
      return json(row, context).plain
    }
    cells = type.columns.flatMap(\.cells).map { cell in
      FlatCell(key: key + "." + cell.key, kind: cell.kind) { row, context in
        inner(row).map { cell.json($0, context) } ?? .null
      }
    }
  }

  /// So much of a name or a text tells what it is.
  private static var readable: Int { 12 }

  /// The same column of rows that have such a row within.
  func over<Outer>(_ inner: @escaping @Sendable (Outer) -> Row) -> Column<Outer> {
    Column<Outer>(self, inner)
  }

  private init<Inner>(_ column: Column<Inner>, _ inner: @escaping @Sendable (Row) -> Inner) {
    key = column.key
    head = column.head
    isOmittedWhereNull = column.isOmittedWhereNull
    json = { row, context in column.json(inner(row), context) }
    text = { row, context in column.text(inner(row), context) }
    cells = column.cells.map { cell in
      FlatCell(key: cell.key, kind: cell.kind) { row, context in cell.json(inner(row), context) }
    }
  }

  func heading(_ words: Words) -> TextTable.Column {
    var heading = head
    heading.title = words.title(head.title)
    return heading
  }
}

extension Phrase {
  static let dash = Phrase("–", "–")
}

/// Rows of one kind: the one list of columns from which JSON, CSV and the table come.
package struct RowType<Row>: Sendable {
  /// In the order of JSON.
  let columns: [Column<Row>]
  /// In the order of CSV.
  let cells: [Column<Row>.FlatCell]
  /// Those of the table, in its order.
  let shown: [Column<Row>]
  /// The row's colour in a table.
  let paint: @Sendable (Row) -> Style.Paint?

  /// - Parameters:
  ///   - extra: columns that only the table has.
  ///   - table: keys of the columns that the table shows; all where they are not given.
  ///   - csv: the columns of CSV, where it has others than JSON.
  /// - Precondition: each of the keys is that of a column.
  init(
    _ columns: [Column<Row>], extra: [Column<Row>] = [], table keys: [String]? = nil,
    csv: [Column<Row>]? = nil,
    paint: @escaping @Sendable (Row) -> Style.Paint? = { _ in nil }
  ) {
    self.columns = columns
    cells = (csv ?? columns).flatMap(\.cells)
    self.paint = paint
    shown =
      keys?.map { key in
        guard let column = (columns + extra).first(where: { $0.key == key }) else {
          preconditionFailure("no column is called '\(key)'")
        }
        return column
      } ?? columns
  }

  package func json(_ row: Row, _ context: RowContext) -> JSONObject {
    JSONObject(
      columns.compactMap { column in
        let value = column.json(row, context)
        return column.isOmittedWhereNull && value == .null ? nil : (column.key, value)
      })
  }

  /// Appends what `json` is, without making it.
  func append(_ row: Row, _ context: RowContext, to out: inout [UInt8]) {
    let columns = columns.span
    out.append(UInt8(ascii: "{"))
    for index in columns.indices {
      if let append = columns[index].append {
        JSONText.key(columns[index].key, to: &out)
        append(row, context, &out)
        continue
      }
      let value = columns[index].json(row, context)
      if columns[index].isOmittedWhereNull && value == .null { continue }
      JSONText.key(columns[index].key, to: &out)
      value.append(to: &out)
    }
    out.append(UInt8(ascii: "}"))
  }

  package func table(_ rows: some Sequence<Row>, _ context: RowContext) -> String {
    var writer = RowWriter(self, .table, context)
    for row in rows { writer.add(row) }
    return String(decoding: writer.finish(), as: UTF8.self)
  }
}
