package import Basics

/// A strict reader of comma-separated values (RFC 4180), row by row, of a file that comes in pieces:
///
///     SRNumber,Note⏎
///     1-87,"He said ""no"",⏎
///     twice"⏎
///          └ the row of lines 2 and 3 ends: two cells, `1-87` and `He said "no",⏎twice`
///
/// A line ends with CRLF or LF, the last one also with the file. A byte-order mark at the start is
/// passed over and counts for no column; blank lines are passed over, and blanks around cells belong
/// to none. What RFC 4180 leaves open is refused: a quote within a cell that does not begin with one,
/// anything but a separator or an end of line behind a closing quote, a lone CR outside quotes, bytes
/// that are not UTF-8, bytes of zero, a row with another number of cells than the first.
///
/// The reader goes on behind what it refuses, at the next line. Of a quote that is never closed that is
/// the line after the one that it opens in: the rest of the file is not its cell.
///
/// Memory: a piece, and the row at hand.
package struct CSVReader {
  /// The next bytes of the file; none at its end.
  package typealias Pieces = () throws(Diagnostic) -> [UInt8]

  package enum Element {
    case row(CSVRow)
    case refused(CSVError)
  }

  /// The most bytes that a row may have, 1 MiB; a line of the book has far less.
  package static let maximumRowLength = 1 << 20

  static let quote = UInt8(ascii: "\"")
  static let lineFeed: UInt8 = 0x0A
  private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  private let pieces: Pieces
  /// What was read of the file and not yet handed on.
  private var buffer: [UInt8] = []
  private var cursor = 0
  private var isAtEnd = false
  private var hasBegun = false
  /// Whether the rest of a line that is too long is still to be passed over.
  private var isPassingOver = false
  /// The line of `cursor`, from 1.
  private var line = 1
  /// Told from the first row where it was not given.
  private var separator: UInt8?
  /// Cells of the first row; nil before it was read.
  private var columnCount: Int?

  package init(_ pieces: @escaping Pieces, separator: UInt8? = nil) {
    self.pieces = pieces
    self.separator = separator
  }

  /// The next row, or why it is none; nil at the end of the file.
  ///
  /// - Throws: where the file itself cannot be read.
  /// - Complexity: O(length of the row).
  package mutating func next() throws(Diagnostic) -> Element? {
    if !hasBegun { try begin() }
    while true {
      if isPassingOver { try passOver() }
      if cursor == buffer.count {
        if isAtEnd { return nil }
        try fill()
        continue
      }
      let attempt = attempt()
      let isUnfinished = attempt.touchedEnd && !isAtEnd
      if isUnfinished, buffer.count - cursor <= Self.maximumRowLength {
        try fill()
        continue
      }
      if isUnfinished && attempt.isBare || attempt.length > Self.maximumRowLength {
        let error = tooLong()
        isPassingOver = isUnfinished
        if !isUnfinished {
          line += attempt.lines
          cursor += attempt.length
        }
        return .refused(error)
      }
      line += attempt.lines
      cursor += attempt.length
      switch attempt.outcome {
      case .blank: continue
      case .failure(let error): return .refused(error)
      case .row(let row):
        columnCount = row.count
        return .row(row)
      }
    }
  }

  private mutating func begin() throws(Diagnostic) {
    hasBegun = true
    while buffer.count < Self.mark.count, !isAtEnd { try fill() }
    if buffer.starts(with: Self.mark) { cursor = Self.mark.count }
  }

  private mutating func fill() throws(Diagnostic) {
    let piece = try pieces()
    if piece.isEmpty { isAtEnd = true }
    if cursor > 0 {
      buffer.removeFirst(cursor)
      cursor = 0
    }
    buffer += piece
  }

  /// Reads a row as if the buffer ended where the file does.
  private mutating func attempt() -> CSVRowParser.Attempt {
    buffer.withByteView { view in
      let rest = view[cursor..<view.count]
      let (separator, isSettled) =
        self.separator.map { ($0, true) } ?? CSVRowParser.separator(of: rest)
      var parser = CSVRowParser(rest, line: line, separator: separator, columnCount: columnCount)
      var attempt = parser.attempt()
      // The rest of the line may have more of another separator.
      if !isSettled { attempt.touchedEnd = true }
      if case .row = attempt.outcome, !attempt.touchedEnd || isAtEnd { self.separator = separator }
      return attempt
    }
  }

  private func tooLong() -> CSVError {
    CSVError(
      code: CSVCode.tooLong, line: line, column: 1,
      reason: Phrase(
        "the row is longer than \(Self.maximumRowLength) bytes",
        "该行超过 \(Self.maximumRowLength) 字节"))
  }

  private mutating func passOver() throws(Diagnostic) {
    while true {
      if let end = buffer[cursor...].firstIndex(of: Self.lineFeed) {
        cursor = end + 1
        line += 1
        break
      }
      cursor = buffer.count
      if isAtEnd { break }
      try fill()
    }
    isPassingOver = false
  }
}
