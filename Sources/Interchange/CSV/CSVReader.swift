public import Basics

/// A strict reader of comma-separated values (RFC 4180), row by row:
///
///     SRNumber,Note⏎
///     1-87,"He said ""no"",⏎
///     twice"⏎
///          └ the row of lines 2 and 3 ends: two cells, `1-87` and `He said "no",⏎twice`
///
/// A line ends with CRLF or LF, the last one also with the file. A byte-order mark at the start is
/// passed over and counts for no column. What RFC 4180 leaves open is refused: a quote within a cell
/// that does not begin with one, anything but a comma or an end of line behind a closing quote, a
/// lone CR outside quotes, bytes that are not UTF-8, a row with another number of cells than the
/// first. An empty line is a row of one empty cell.
///
/// The reader goes on behind what it refuses, at the next line. The bytes must outlive it.
public struct CSVReader {
  static let comma = UInt8(ascii: ",")
  static let quote = UInt8(ascii: "\"")
  static let lineFeed: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D

  private let view: ByteView
  private var cursor = 0
  /// The line of `cursor`, from 1.
  private var line = 1
  /// Cells of the first row; nil before it was read.
  private var columnCount: Int?
  /// The first byte of the row at hand that is not UTF-8.
  private var badByte: Int?

  public init(_ view: ByteView) {
    self.view = view
    let hasMark = view.count >= 3 && view[0] == 0xEF && view[1] == 0xBB && view[2] == 0xBF
    if hasMark { cursor = 3 }
  }

  /// The next row, or nil at the end of the file.
  ///
  /// - Throws: `CSVError` for a row that cannot be read; the next call goes on with the line behind
  ///   it. A quote that is never closed takes the rest of the file with it.
  /// - Complexity: O(length of the row).
  public mutating func next() throws(CSVError) -> CSVRow? {
    guard cursor < view.count else { return nil }
    var row = CSVRow(view, line: line, start: cursor, capacity: columnCount ?? 0)
    badByte = nil
    do throws(CSVError) { try readCells(of: &row) } catch {
      skipLine()
      throw error
    }
    if let badByte { throw fault(.utf8, "the bytes are not UTF-8 (RFC 3629)", row, at: badByte) }
    try checkColumns(of: row)
    columnCount = row.count
    return row
  }

  private mutating func readCells(of row: inout CSVRow) throws(CSVError) {
    while true {
      let isQuoted = cursor < view.count && view[cursor] == Self.quote
      row.cells.append(isQuoted ? try quotedCell(of: row) : plainCell())
      guard cursor < view.count, view[cursor] == Self.comma else { break }
      cursor += 1
    }
    try passLineEnd(of: row)
  }

  /// Up to a comma, an end of line or what may not stand there, which `passLineEnd` refuses.
  private mutating func plainCell() -> CSVRow.Cell {
    let start = cursor
    while cursor < view.count {
      switch view[cursor] {
      case Self.comma, Self.lineFeed, Self.carriageReturn, Self.quote:
        return CSVRow.Cell(content: start..<cursor, form: .plain)
      case ..<0x80: cursor += 1
      default: passMultiByte()
      }
    }
    return CSVRow.Cell(content: start..<cursor, form: .plain)
  }

  private mutating func quotedCell(of row: CSVRow) throws(CSVError) -> CSVRow.Cell {
    let opening = cursor
    var form = CSVRow.Cell.Form.quoted
    cursor += 1
    while cursor < view.count {
      switch view[cursor] {
      case Self.quote where cursor + 1 < view.count && view[cursor + 1] == Self.quote:
        form = .quotedWithDoubledQuotes
        cursor += 2
      case Self.quote:
        cursor += 1
        return CSVRow.Cell(content: opening + 1..<cursor - 1, form: form)
      case Self.lineFeed:
        line += 1
        cursor += 1
      case ..<0x80: cursor += 1
      default: passMultiByte()
      }
    }
    throw fault(.quote, "the quote that opens here is never closed", row, at: opening)
  }

  private mutating func passMultiByte() {
    if let length = UTF8Form.length(of: view, at: cursor, end: view.count) {
      cursor += length
    } else {
      badByte = badByte ?? cursor
      cursor += 1
    }
  }

  private mutating func passLineEnd(of row: CSVRow) throws(CSVError) {
    guard cursor < view.count else { return }
    switch view[cursor] {
    case Self.lineFeed: cursor += 1
    case Self.carriageReturn where cursor + 1 < view.count && view[cursor + 1] == Self.lineFeed:
      cursor += 2
    case Self.carriageReturn:
      throw fault(.lineBreak, "a line ends with LF or CRLF, not with CR alone", row, at: cursor)
    case Self.quote where row.cells.last?.form == .plain:
      throw fault(
        .quote,
        Phrase(
          "a cell with a quote in it stands in quotes, the quote doubled", "含引号的单元格须整格加引号，内部引号写两次"),
        row, at: cursor)
    default:
      throw fault(
        .quote,
        Phrase("behind a closing quote stands a comma or the end of the line", "右引号之后只能是逗号或行尾"),
        row, at: cursor)
    }
    line += 1
  }

  private mutating func skipLine() {
    guard let end = view.firstIndex(of: Self.lineFeed, from: cursor) else {
      cursor = view.count
      return
    }
    cursor = end + 1
    line += 1
  }

  private func checkColumns(of row: CSVRow) throws(CSVError) {
    guard let columnCount, row.count != columnCount, let last = row.cells.last else { return }
    let (line, column) =
      row.count > columnCount
      ? row.place(columnCount)
      : row.place(of: last.content.upperBound + (last.form == .plain ? 0 : 1))
    throw CSVError(
      kind: .columns, line: line, column: column,
      reason: Phrase(
        "the row has \(row.count) cells, the first row has \(columnCount)",
        "该行有 \(row.count) 格，首行有 \(columnCount) 格"))
  }

  private func fault(
    _ kind: CSVError.Kind, _ reason: Phrase, _ row: CSVRow, at offset: Int
  ) -> CSVError {
    let (line, column) = row.place(of: offset)
    return CSVError(kind: kind, line: line, column: column, reason: reason)
  }
}
