/// Rows in aligned columns for a terminal, wide characters computed.
///
/// A table may be rendered row by row as it grows: what was rendered is held no longer. The columns
/// are then as wide as the rows so far need.
package struct TextTable: Sendable {
  package struct Column: Hashable, Sendable {
    package var title: String
    package var alignment: Alignment
    /// In terminal columns; longer cells are cut. The title counts too.
    package var maximumWidth: Int?
    /// Where the window is too narrow, columns of a low rank give way first; of equals the last.
    package var rank: Int
    /// To how many terminal columns it may be cut then; nil where it is whole or not there.
    package var minimumWidth: Int?

    package init(
      _ title: String, _ alignment: Alignment = .left, maximumWidth: Int? = nil, rank: Int = 0,
      minimumWidth: Int? = nil
    ) {
      self.title = title
      self.alignment = alignment
      self.maximumWidth = maximumWidth
      self.rank = rank
      self.minimumWidth = minimumWidth
    }
  }

  /// A text, and how it is to be painted where the terminal allows it.
  package struct Cell: Hashable, Sendable, ExpressibleByStringLiteral {
    package var text: String
    package var paint: Style.Paint?

    package init(_ text: String, _ paint: Style.Paint? = nil) {
      self.text = text
      self.paint = paint
    }

    package init(stringLiteral text: String) { self.init(text) }
  }

  /// A cell that is to be rendered, as it will be shown.
  struct Fitted {
    /// Where it ends in `text`.
    var end: Int
    /// In terminal columns.
    var width: Int32
    var paint: Style.Paint?
  }

  package let columns: [Column]
  /// Row by row, the titles first.
  var cells: [Fitted] = []
  /// What stands in the cells, one behind the other.
  var text: [UInt8] = []
  /// As wide as the cells so far need.
  var widths: [Int]

  /// - Precondition: there is a column.
  package init(_ columns: [Column]) {
    precondition(!columns.isEmpty, "a table has columns")
    self.columns = columns
    widths = columns.map { _ in 0 }
    append(columns.map { Cell($0.title, .underline) })
  }

  /// How many rows are to be rendered, the titles included.
  package var count: Int { cells.count / columns.count }

  /// The same columns without a row, the titles left out: rows that are made by themselves, for `append`.
  package var emptied: TextTable {
    var table = self
    (table.cells, table.text) = ([], [])
    table.widths = columns.map { _ in 0 }
    return table
  }

  /// Puts the rows of another table behind these.
  ///
  /// - Precondition: it has the same columns, and no titles.
  /// - Complexity: O(bytes of the other).
  package mutating func append(rows other: TextTable) {
    precondition(other.columns == columns, "tables of the same columns")
    let offset = text.count
    text += other.text
    cells += other.cells.map { cell in
      Fitted(end: cell.end + offset, width: cell.width, paint: cell.paint)
    }
    for column in widths.indices { widths[column] = max(widths[column], other.widths[column]) }
  }

  /// - Precondition: a cell for each column.
  package mutating func append(_ row: [Cell]) {
    precondition(
      row.count == columns.count && cells.count % columns.count == 0,
      "a row has a cell for each column")
    for cell in row { append(cell: cell.text, cell.paint) }
  }

  /// Puts a cell behind the others, a row being full when each column has one.
  ///
  /// - Parameter utf8: what the terminal would obey is made visible.
  /// - Complexity: O(*n*); a text of printable ASCII is looked at as bytes.
  package mutating func append(cell utf8: [UInt8], _ paint: Style.Paint? = nil) {
    let isPlain = isPrintableASCII(utf8.span)
    append(utf8, isPlain ? nil : String(decoding: utf8, as: UTF8.self), paint)
  }

  package mutating func append(cell text: String, _ paint: Style.Paint? = nil) {
    append(text.utf8, isPrintableASCII(text.utf8.span) ? nil : text, paint)
  }

  /// - Parameter other: the cell as a text, where not all of it is printable ASCII.
  private mutating func append(
    _ utf8: some Collection<UInt8>, _ other: String?, _ paint: Style.Paint?
  ) {
    let column = cells.count % columns.count
    let room = columns[column].maximumWidth ?? .max
    let width: Int
    if let other {
      let fitting = room < .max ? other.visible.truncated(to: room) : other.visible
      text += fitting.utf8
      width = DisplayWidth.of(fitting)
    } else {
      width = min(utf8.count, max(0, room))
      if width == utf8.count {
        text += utf8
      } else if width > 0 {
        text += utf8.prefix(width - 1)
        text += "…".utf8
      }
    }
    cells.append(Fitted(end: text.count, width: Int32(width), paint: paint))
    widths[column] = max(widths[column], width)
  }

  /// Without a way out of the loop, so that many bytes are looked at in one step.
  private func isPrintableASCII(_ bytes: Span<UInt8>) -> Bool {
    var other: UInt8 = 0
    for index in bytes.indices { other |= bytes[index] &- 0x20 < 0x5F ? 0 : 1 }
    return other == 0
  }
}
