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
  /// Writes the value.
  let write: @Sendable (Row, RowContext, inout CellWriter) -> Void
  let text: @Sendable (Row, RowContext) -> String
  /// The cells in CSV: one, or where the value is a row of its own those of that row, behind a dot.
  let cells: [FlatCell]

  struct FlatCell: Sendable {
    let key: String
    let kind: ColumnKind
    let write: @Sendable (Row, RowContext, inout CellWriter) -> Void

    func json(_ row: Row, _ context: RowContext) -> JSONValue {
      context.value { write(row, context, &$0) }
    }
  }

  func json(_ row: Row, _ context: RowContext) -> JSONValue {
    context.value { write(row, context, &$0) }
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
    write = { row, context, out in value(row, context).write(context, to: &out) }
    cells = [FlatCell(key: key, kind: Value.kind, write: write)]
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
    self.init(key, .json) { row, context, out in
      out.list(rows(row)) { type.append($0, context, to: &$1) }
    }
  }

  /// A column without anything of its own.
  private init(
    _ key: String, _ kind: ColumnKind,
    _ write: @escaping @Sendable (Row, RowContext, inout CellWriter) -> Void
  ) {
    self.key = key
    head = TextTable.Column(key)
    isOmittedWhereNull = false
    self.write = write
    cells = [FlatCell(key: key, kind: kind, write: write)]
    text = { row, context in context.value { write(row, context, &$0) }.plain }
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
    let write: @Sendable (Row, RowContext, inout CellWriter) -> Void = { row, context, out in
      if let inner = inner(row) { type.append(inner, context, to: &out) } else { out.null() }
    }
    self.write = write
    text = { row, context in
      if let show { return show(row, context) }
      return context.value { write(row, context, &$0) }.plain
    }
    cells = type.columns.flatMap(\.cells).map { cell in
      FlatCell(key: key + "." + cell.key, kind: cell.kind) { row, context, out in
        if let inner = inner(row) { cell.write(inner, context, &out) } else { out.null() }
      }
    }
  }

  /// More columns of the same row, under a key of their own.
  ///
  /// - Parameter show: what a table shows of them.
  init(
    _ key: String, members type: RowType<Row>, show: @escaping @Sendable (Row, RowContext) -> String
  ) {
    self.key = key
    head = TextTable.Column(key)
    isOmittedWhereNull = false
    write = { row, context, out in type.append(row, context, to: &out) }
    text = show
    cells = type.columns.flatMap(\.cells).map { cell in
      FlatCell(key: key + "." + cell.key, kind: cell.kind, write: cell.write)
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
    write = { row, context, out in column.write(inner(row), context, &out) }
    text = { row, context in column.text(inner(row), context) }
    cells = column.cells.map { cell in
      FlatCell(key: cell.key, kind: cell.kind) { row, context, out in
        cell.write(inner(row), context, &out)
      }
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
  /// The keys of the columns in quotes, each with its colon; where each ends.
  private let members: [UInt8]
  private let memberEnds: [Int]
  /// Writes the cells of CSV, a comma between them. Each writes those before it and then itself: a column
  /// that is taken from a list to be called is counted, and threads wait for each other over the counts.
  private var writeCells: @Sendable (Row, RowContext, inout CellWriter) -> Void
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
    writeCells = Self.chain(cells)
    (members, memberEnds) = Self.members(of: columns)
    self.paint = paint
    shown =
      keys?.map { key in
        guard let column = (columns + extra).first(where: { $0.key == key }) else {
          preconditionFailure("no column is called '\(key)'")
        }
        return column
      } ?? columns
  }

  /// Rows that have such rows of another type within, behind columns of their own.
  ///
  /// - Parameters: as of the other.
  init<Inner>(
    _ own: [Column<Row>], _ inner: @escaping @Sendable (Row) -> Inner, of type: RowType<Inner>,
    table keys: [String]? = nil, paint: @escaping @Sendable (Row) -> Style.Paint? = { _ in nil }
  ) {
    self.init(own + type.columns.map { $0.over(inner) }, table: keys, paint: paint)
    // The row within is looked up once, not for every column.
    let write = type.writeCells
    writeCells = Self.chain(Self.chain(own.flatMap(\.cells))) { row, context, out in
      write(inner(row), context, &out)
    }
  }

  private static func members(of columns: [Column<Row>]) -> (texts: [UInt8], ends: [Int]) {
    var (texts, ends): ([UInt8], [Int]) = ([], [])
    for column in columns {
      JSONText.append(column.key, to: &texts)
      texts.append(UInt8(ascii: ":"))
      ends.append(texts.count)
    }
    return (texts, ends)
  }

  package func json(_ row: Row, _ context: RowContext) -> JSONObject {
    JSONObject(
      columns.compactMap { column in
        let value = column.json(row, context)
        return column.isOmittedWhereNull && value == .null ? nil : (column.key, value)
      })
  }

  /// Writes the row as one value, an object.
  package func append(_ row: Row, _ context: RowContext, to out: inout CellWriter) {
    guard out.form == .json else { return out.value(.object(json(row, context))) }
    let columns = columns.span
    out.text.append(UInt8(ascii: "{"))
    var isFirst = true
    for index in columns.indices {
      let start = out.text.count
      if !isFirst { out.text.append(UInt8(ascii: ",")) }
      out.text.append(members, (index == 0 ? 0 : memberEnds[index - 1])..<memberEnds[index])
      let value = out.text.count
      columns[index].write(row, context, &out)
      if columns[index].isOmittedWhereNull, out.text.ends(with: "null", from: value) {
        out.text.removeLast(out.text.count - start)
      } else {
        isFirst = false
      }
    }
    out.text.append(UInt8(ascii: "}"))
  }

  /// Writes the cells of the row, a comma between them.
  package func append(cells row: Row, _ context: RowContext, to out: inout CellWriter) {
    writeCells(row, context, &out)
  }

  private typealias Write = @Sendable (Row, RowContext, inout CellWriter) -> Void

  /// In a loop of its own: what goes through a list or `reduce` is wrapped at each step.
  private static func chain(_ cells: [Column<Row>.FlatCell]) -> Write {
    guard let first = cells.first else { return { _, _, _ in } }
    var all = first.write
    for cell in cells.dropFirst() { all = chain(all, cell.write) }
    return all
  }

  private static func chain(_ before: @escaping Write, _ write: @escaping Write) -> Write {
    { row, context, out in
      before(row, context, &out)
      out.text.append(UInt8(ascii: ","))
      write(row, context, &out)
    }
  }

  /// One row as pairs of key and value, for a command that answers with one object.
  package func pairs(_ row: Row, _ context: RowContext) -> String {
    let leaves = json(row, context).members.flatMap { $0.value.leaves($0.key) }
    return CSV.row([.text("key"), .text("value")])
      + leaves.map { CSV.row([.text($0.key), $0.value.cell]) }.joined()
  }

  package func table(_ rows: some Sequence<Row>, _ context: RowContext) -> String {
    var writer = RowWriter(self, .table, context)
    for row in rows { writer.add(row) }
    return String(decoding: writer.finish(), as: UTF8.self)
  }
}
