import Basics

/// One row of a comma-separated file: where its cells lie in the bytes of the file.
///
/// Texts are made only for the cells that are asked for. The row is valid for as long as the bytes
/// that its reader was given.
public struct CSVRow: Sendable {
  struct Cell: Sendable {
    enum Form: Sendable { case plain, quoted, quotedWithDoubledQuotes }

    /// What lies between the quotes, where there are any.
    var content: Range<Int>
    var form: Form
  }

  /// The line on which the row begins, from 1.
  public let line: Int
  var cells: [Cell] = []
  private let view: ByteView
  /// Where the row begins in `view`.
  private let start: Int

  init(_ view: ByteView, line: Int, start: Int, capacity: Int) {
    self.view = view
    self.line = line
    self.start = start
    cells.reserveCapacity(capacity)
  }

  /// Number of cells.
  public var count: Int { cells.count }

  /// The text of the cell at `index` (from 0), which must be there; its quotes undone.
  ///
  /// - Complexity: O(length of the cell).
  public func text(_ index: Int) -> String {
    let cell = cells[index]
    let content = view[cell.content]
    guard cell.form == .quotedWithDoubledQuotes else { return content.text }
    var bytes: [UInt8] = []
    var cursor = 0
    while cursor < content.count {
      bytes.append(content[cursor])
      cursor += content[cursor] == CSVReader.quote ? 2 : 1
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Where the cell at `index` begins, with its quote: line and column from 1, columns in bytes.
  ///
  /// - Complexity: O(length of the row); asked for only once there is something to say.
  public func place(_ index: Int) -> (line: Int, column: Int) {
    let cell = cells[index]
    return place(of: cell.content.lowerBound - (cell.form == .plain ? 0 : 1))
  }

  func place(of offset: Int) -> (line: Int, column: Int) {
    let (line, column) = JSONError.place(of: offset - start, in: view[start..<view.count])
    return (self.line + line - 1, column)
  }
}
