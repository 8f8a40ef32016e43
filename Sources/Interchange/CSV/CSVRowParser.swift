import Basics

/// Takes one row from the beginning of some bytes, as far as they go.
struct CSVRowParser {
  /// What became of it. One that touched the end of the bytes may come out otherwise with more of them.
  struct Attempt {
    enum Outcome {
      case row(CSVRow)
      case blank
      case failure(CSVError)
    }

    let outcome: Outcome
    /// Bytes and line feeds up to where the next row begins.
    let length: Int
    let lines: Int
    var touchedEnd: Bool
    /// Whether no line begins behind it in these bytes that it could be cut off at.
    let isBare: Bool
  }

  private static let carriageReturn: UInt8 = 0x0D
  private static let tab: UInt8 = 0x09

  private let view: ByteView
  private let line: Int
  private let separator: UInt8
  private let columnCount: Int?
  private var cursor = 0
  private var cells: [CSVRow.Cell] = []
  /// The first byte of the row that spoils it.
  private var bad: (offset: Int, code: CSVCode)?
  /// The quote that was never closed.
  private var openQuote: Int?

  init(_ view: ByteView, line: Int, separator: UInt8, columnCount: Int?) {
    self.view = view
    self.line = line
    self.separator = separator
    self.columnCount = columnCount
    cells.reserveCapacity(columnCount ?? 0)
  }

  /// The separator that the first line has most of outside quotes; of equals the comma, then the
  /// semicolon. It is settled where the line ends in these bytes, or they are more than a row may have.
  static func separator(of view: ByteView) -> (byte: UInt8, isSettled: Bool) {
    let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), tab]
    var counts = [0, 0, 0]
    var isQuoted = false
    var isSettled = view.count > CSVReader.maximumRowLength
    for offset in 0..<min(view.count, CSVReader.maximumRowLength) {
      let byte = view[offset]
      if byte == CSVReader.quote { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == CSVReader.lineFeed {
        isSettled = true
        break
      }
      if let index = candidates.firstIndex(of: byte) { counts[index] += 1 }
    }
    let best = counts.indices.max { counts[$0] < counts[$1] || counts[$0] == counts[$1] && $0 > $1 }
    return (candidates[best ?? 0], isSettled)
  }

  mutating func attempt() -> Attempt {
    let outcome = outcome()
    let lines = (0..<cursor).count { view[$0] == CSVReader.lineFeed }
    let isAtEnd = cursor >= view.count
    return Attempt(
      outcome: outcome, length: cursor, lines: lines, touchedEnd: isAtEnd || openQuote != nil,
      isBare: isAtEnd || openQuote == nil)
  }

  private mutating func outcome() -> Attempt.Outcome {
    do throws(CSVError) { try readCells() } catch {
      passLine()
      return .failure(error)
    }
    do throws(CSVError) { return try judged() } catch { return .failure(error) }
  }

  private func judged() throws(CSVError) -> Attempt.Outcome {
    if let bad {
      throw bad.code == .nul
        ? fault(.nul, "there is a zero byte here", "此处有零字节", at: bad.offset)
        : fault(
          .utf8, "the bytes are not UTF-8 (RFC 3629)", "此处不是 UTF-8（RFC 3629）", at: bad.offset)
    }
    if cells.count == 1, cells[0].form == .plain, cells[0].content.isEmpty { return .blank }
    try checkColumns()
    return .row(CSVRow(line: line, cells: cells, bytes: view[0..<cursor].array))
  }

  private mutating func readCells() throws(CSVError) {
    while true {
      let start = cursor
      let opening = blanksEnd(from: start)
      let isQuoted = opening < view.count && view[opening] == CSVReader.quote
      cells.append(isQuoted ? try quotedCell(from: start, opening) : plainCell(from: start))
      guard cursor < view.count, view[cursor] == separator else { break }
      cursor += 1
    }
    try passLineEnd()
  }

  /// Up to a separator, an end of line or what may not stand there, which `passLineEnd` refuses.
  private mutating func plainCell(from start: Int) -> CSVRow.Cell {
    while cursor < view.count {
      let byte = view[cursor]
      if byte == separator || byte == CSVReader.lineFeed || byte == Self.carriageReturn
        || byte == CSVReader.quote
      {
        break
      }
      pass(byte)
    }
    return CSVRow.Cell(start: start, content: trimmed(start..<cursor), form: .plain)
  }

  private mutating func quotedCell(
    from start: Int, _ opening: Int
  ) throws(CSVError) -> CSVRow.Cell {
    var form = CSVRow.Cell.Form.quoted
    cursor = opening + 1
    while cursor < view.count {
      let byte = view[cursor]
      guard byte == CSVReader.quote else {
        pass(byte)
        continue
      }
      if cursor + 1 < view.count, view[cursor + 1] == CSVReader.quote {
        form = .quotedWithDoubledQuotes
        cursor += 2
        continue
      }
      let content = trimmed(opening + 1..<cursor)
      cursor = blanksEnd(from: cursor + 1)
      return CSVRow.Cell(start: opening, content: content, form: form)
    }
    openQuote = opening
    cursor = opening
    throw fault(.quote, "the quote that opens here is never closed", "此处的引号没有配对的右引号", at: opening)
  }

  private mutating func pass(_ byte: UInt8) {
    if byte < 0x80 {
      if byte == 0, bad == nil { bad = (cursor, .nul) }
      cursor += 1
    } else if let length = UTF8Form.length(of: view, at: cursor, end: view.count) {
      cursor += length
    } else {
      if bad == nil { bad = (cursor, .utf8) }
      cursor += 1
    }
  }

  private mutating func passLineEnd() throws(CSVError) {
    guard cursor < view.count else { return }
    switch view[cursor] {
    case CSVReader.lineFeed: cursor += 1
    case Self.carriageReturn
    where cursor + 1 < view.count && view[cursor + 1] == CSVReader.lineFeed:
      cursor += 2
    case Self.carriageReturn:
      throw fault(
        .lineBreak, "a line ends with LF or CRLF, not with CR alone", "行尾应为 LF 或 CRLF，不能只有 CR",
        at: cursor)
    case CSVReader.quote where cells.last?.form == .plain:
      throw fault(
        .quote, "a cell with a quote in it stands in quotes, the quote doubled",
        "含引号的单元格须整格加引号，内部引号写两次", at: cursor)
    default:
      throw fault(
        .quote, "behind a closing quote stands a separator or the end of the line",
        "右引号之后只能是分隔符或行尾", at: cursor)
    }
  }

  /// To behind the line feed of the line at hand.
  private mutating func passLine() {
    cursor = view.firstIndex(of: CSVReader.lineFeed, from: cursor).map { $0 + 1 } ?? view.count
  }

  private func checkColumns() throws(CSVError) {
    guard let columnCount, cells.count != columnCount, let last = cells.last else { return }
    let offset =
      cells.count > columnCount
      ? cells[columnCount].start : last.content.upperBound + (last.form == .plain ? 0 : 1)
    throw fault(
      .columns, "the row has \(cells.count) cells, the first row has \(columnCount)",
      "该行有 \(cells.count) 格，首行有 \(columnCount) 格", at: offset)
  }

  private func fault(
    _ code: CSVCode, _ english: String, _ chinese: String, at offset: Int
  ) -> CSVError {
    let (line, column) = JSONError.place(of: offset, in: view)
    return CSVError(
      code: code, line: self.line + line - 1, column: column, reason: Phrase(english, chinese))
  }

  // MARK: Blanks

  /// Bytes of the blank at an offset: a space, a tab that separates nothing, a no-break space, a
  /// full-width space; 0 for anything else.
  private func blank(at offset: Int) -> Int {
    switch view[offset] {
    case 0x20: 1
    case Self.tab: separator == Self.tab ? 0 : 1
    case 0xC2 where offset + 1 < view.count && view[offset + 1] == 0xA0: 2
    case 0xE3
    where offset + 2 < view.count && view[offset + 1] == 0x80 && view[offset + 2] == 0x80:
      3
    default: 0
    }
  }

  private func blanksEnd(from start: Int) -> Int {
    var offset = start
    while offset < view.count, case let length = blank(at: offset), length > 0 { offset += length }
    return offset
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    let start = min(blanksEnd(from: range.lowerBound), range.upperBound)
    var end = range.upperBound
    while let length = (1...3).first(where: {
      end - $0 >= start && blank(at: end - $0) == $0
    }) { end -= length }
    return start..<end
  }
}
