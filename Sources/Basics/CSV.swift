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
    append(row: cells.count, to: &out) { cells[$0] }
  }

  /// The same of so many cells, which are made as they are written.
  package static func append(row count: Int, to out: inout [UInt8], _ cell: (Int) -> Cell) {
    let start = out.count
    for index in 0..<count {
      if index > 0 { out.append(UInt8(ascii: ",")) }
      switch cell(index) {
      case .text(let text): append(text: text, to: &out)
      case .number(let digits): out += digits.utf8
      }
    }
    if count == 1, out.count == start { out += [quote, quote] }
    out.append(UInt8(ascii: "\n"))
  }

  /// A text, without the comma before it.
  package static func append(text: String, to out: inout [UInt8]) {
    append(text.utf8, needsQuotes: needsQuotes(text.utf8.span), to: &out)
  }

  package static func append(text utf8: [UInt8], to out: inout [UInt8]) {
    append(utf8, needsQuotes: needsQuotes(utf8.span), to: &out)
  }

  private static func append(
    _ utf8: some Collection<UInt8>, needsQuotes: Bool, to out: inout [UInt8]
  ) {
    let isFormula = utf8.first.map(isFormulaSign) ?? false
    guard needsQuotes else {
      if isFormula { out.append(apostrophe) }
      return out += utf8
    }
    out.append(quote)
    if isFormula { out.append(apostrophe) }
    for byte in utf8 {
      if byte == quote { out.append(byte) }
      out.append(byte)
    }
    out.append(quote)
  }

  /// A text as it may stand in a cell: with an apostrophe in front of what would be a formula.
  package static func harmless(_ text: String) -> String {
    text.utf8.first.map(isFormulaSign) ?? false ? "'" + text : text
  }

  /// `=`, `+`, `-`, `@`, a tab or a return: with these a spreadsheet lets a formula begin.
  private static func isFormulaSign(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D:
      true
    default: false
    }
  }

  /// Bytes, not characters: "\r\n" is one character and neither of its halves. Without a way out of
  /// the loop, so that many are looked at in one step.
  private static func needsQuotes(_ bytes: Span<UInt8>) -> Bool {
    var special: UInt8 = 0
    for index in bytes.indices {
      let byte = bytes[index]
      special |=
        byte == quote || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\n")
          || byte == UInt8(ascii: "\r") ? 1 : 0
    }
    return special != 0
  }

  private static let quote = UInt8(ascii: "\"")
  private static let apostrophe = UInt8(ascii: "'")
}
