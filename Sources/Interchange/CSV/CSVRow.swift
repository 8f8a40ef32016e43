import Basics

/// One row of a comma-separated file.
///
/// Texts are made only for the cells that are asked for.
package struct CSVRow: Sendable {
  struct Cell: Sendable {
    enum Form: Sendable { case plain, quoted, quotedWithDoubledQuotes }

    /// Where it begins, with its blanks and its quote.
    var start: Int
    /// What lies between the quotes, where there are any, without the blanks around it.
    var content: Range<Int>
    var form: Form
  }

  /// The line on which the row begins, from 1.
  package let line: Int
  let cells: [Cell]
  /// The row's own bytes, which the cells lie in.
  let bytes: [UInt8]

  /// Number of cells.
  package var count: Int { cells.count }

  /// The text of the cell at `index` (from 0), which must be there; its quotes undone, without the
  /// blanks around it.
  ///
  /// - Complexity: O(length of the cell).
  package func text(_ index: Int) -> String {
    let cell = cells[index]
    let content = bytes[cell.content]
    guard cell.form == .quotedWithDoubledQuotes else {
      return String(decoding: content, as: UTF8.self)
    }
    var plain: [UInt8] = []
    var cursor = content.startIndex
    while cursor < content.endIndex {
      plain.append(content[cursor])
      cursor += content[cursor] == CSVReader.quote ? 2 : 1
    }
    return String(decoding: plain, as: UTF8.self)
  }

  /// Where the cell at `index` begins, with its quote: line and column from 1, columns in bytes.
  ///
  /// - Complexity: O(length of the row); asked for only once there is something to say.
  package func place(_ index: Int) -> (line: Int, column: Int) {
    let (line, column) = bytes.withByteView { JSONError.place(of: cells[index].start, in: $0) }
    return (self.line + line - 1, column)
  }
}
