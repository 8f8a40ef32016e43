/// Writes rows of comma-separated values.
package enum CSV {
  /// What stands in a cell.
  package enum Cell: Hashable, Sendable {
    /// A text that a spreadsheet would take for a formula gets an apostrophe in front (SPEC §12).
    case text(String)
    /// A number, as it is written.
    case number(String)
  }

  /// The mark by which spreadsheets know UTF-8 (U+FEFF).
  package static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// One row with its line feed. A field with a comma, a quote or a line break stands in quotes,
  /// quotes doubled (RFC 4180 §2, but for the carriage return); so does the only field of a row when
  /// it is empty, which would else be a blank line.
  package static func row(_ cells: [Cell]) -> String {
    var out: [UInt8] = []
    append(row: cells, to: &out)
    return String(decoding: out, as: UTF8.self)
  }

  package static func append(row cells: [Cell], to out: inout [UInt8]) {
    let start = out.count
    for (index, cell) in cells.enumerated() {
      if index > 0 { out.append(UInt8(ascii: ",")) }
      switch cell {
      case .text(let text): text.withByteView { append(text: $0, to: &out) }
      case .number(let digits): out += digits.utf8
      }
    }
    end(rowOf: cells.count, isEmpty: out.count == start, to: &out)
  }

  /// What stands behind the cells of a row.
  ///
  /// - Parameter isEmpty: whether nothing stands in them, commas counted.
  @inlinable
  package static func end<Sink: ByteSink & ~Copyable>(
    rowOf count: Int, isEmpty: Bool, to out: inout Sink
  ) {
    if count == 1, isEmpty {
      out.append(quote)
      out.append(quote)
    }
    out.append(UInt8(ascii: "\n"))
  }

  /// A text, without the comma before it.
  @inlinable
  package static func append<Sink: ByteSink & ~Copyable>(text: ByteView, to out: inout Sink) {
    let isFormula = text.count > 0 && isFormulaSign(text[0])
    guard needsQuotes(text) else {
      if isFormula { out.append(apostrophe) }
      return out.append(text)
    }
    out.append(quote)
    if isFormula { out.append(apostrophe) }
    append(text, doubling: quote, to: &out)
    out.append(quote)
  }

  @inlinable
  static func append<Sink: ByteSink & ~Copyable>(
    _ text: ByteView, doubling byte: UInt8, to out: inout Sink
  ) {
    var start = 0
    while let next = text.firstIndex(of: byte, from: start) {
      out.append(text[start..<next &+ 1])
      out.append(byte)
      start = next &+ 1
    }
    out.append(text[start..<text.count])
  }

  /// A text as it may stand in a cell: with an apostrophe in front of what would be a formula.
  package static func harmless(_ text: String) -> String {
    text.utf8.first.map(isFormulaSign) ?? false ? "'" + text : text
  }

  /// `=`, `+`, `-`, `@`, a tab or a return: with these a spreadsheet lets a formula begin.
  @inlinable
  static func isFormulaSign(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D:
      true
    default: false
    }
  }

  /// Bytes, not characters: "\r\n" is one character and neither of its halves.
  @inlinable
  static func needsQuotes(_ text: ByteView) -> Bool {
    text.holds {
      ByteView.holds(quote, $0) | ByteView.holds(UInt8(ascii: ","), $0)
        | ByteView.holds(UInt8(ascii: "\n"), $0) | ByteView.holds(UInt8(ascii: "\r"), $0)
    }
  }

  @inlinable static var quote: UInt8 { UInt8(ascii: "\"") }
  @inlinable static var apostrophe: UInt8 { UInt8(ascii: "'") }
}
