import Basics

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

  /// Makes room for so many rows: what grows step by step is copied again and again.
  package mutating func reserve(rows: Int) {
    cells.reserveCapacity((count + rows) * columns.count)
    text.reserveCapacity(text.count + rows * columns.count * Self.usualCell)
  }

  /// Bytes of a cell, about.
  private static let usualCell = 8

  /// Puts the rows of another table behind these.
  ///
  /// - Precondition: it has the same columns, and no titles.
  /// - Complexity: O(bytes of the other).
  package mutating func append(rows other: TextTable) {
    precondition(other.columns == columns, "tables of the same columns")
    let offset = text.count
    text += other.text
    for cell in other.cells {
      cells.append(Fitted(end: cell.end + offset, width: cell.width, paint: cell.paint))
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
  /// - Complexity: O(*n*); a text of printable ASCII and the ideographs in daily use is looked at as bytes.
  package mutating func append(cell utf8: [UInt8], _ paint: Style.Paint? = nil) {
    utf8.withByteView { append($0, paint) }
  }

  package mutating func append(cell text: String, _ paint: Style.Paint? = nil) {
    text.withByteView { append($0, paint) }
  }

  private mutating func append(_ utf8: ByteView, _ paint: Style.Paint?) {
    let column = cells.count % columns.count
    let room = columns[column].maximumWidth ?? .max
    var width = plainWidth(utf8)
    if let width, width <= room {
      text.append(utf8)
    } else if width == utf8.count, room > 0 {
      text.append(utf8[0..<room - 1])
      text += "…".utf8
      width = room
    } else {
      let fitting = utf8.text.visible.truncated(to: room)
      text += fitting.utf8
      width = DisplayWidth.of(fitting)
    }
    cells.append(Fitted(end: text.count, width: Int32(width ?? 0), paint: paint))
    widths[column] = max(widths[column], width ?? 0)
  }

  /// The width of printable ASCII and of the ideographs in daily use; nil where anything else is among them.
  private func plainWidth(_ utf8: ByteView) -> Int? {
    if isPrintableASCII(utf8) { return utf8.count }
    var (width, offset) = (0, 0)
    while offset < utf8.count {
      let byte = utf8[offset]
      if byte &- 0x20 < 0x5F {
        (width, offset) = (width + 1, offset + 1)
      } else if byte & 0xF0 == 0xE0, offset + 2 < utf8.count,
        case let (second, third) = (utf8[offset + 1], utf8[offset + 2]),
        second & 0xC0 == 0x80, third & 0xC0 == 0x80,
        let scalar = Unicode.Scalar(
          UInt32(byte & 0xF) << 12 | UInt32(second & 0x3F) << 6 | UInt32(third & 0x3F)),
        DisplayWidth.isCommonHan(scalar)
      {
        (width, offset) = (width + 2, offset + 3)
      } else {
        return nil
      }
    }
    return width
  }

  /// Without a way out of the loop, so that many bytes are looked at in one step.
  private func isPrintableASCII(_ bytes: ByteView) -> Bool {
    var other: UInt8 = 0
    for index in 0..<bytes.count { other |= bytes[index] &- 0x20 < 0x5F ? 0 : 1 }
    return other == 0
  }
}
