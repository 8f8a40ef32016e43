package import Basics

/// What is wrong with a comma-separated file, and where.
package struct CSVError: Error, Hashable, Sendable {
  package let code: CSVCode
  /// From 1.
  package let line: Int
  /// From 1, in bytes of the line.
  package let column: Int
  package let reason: Phrase

  /// The error as the command line renders it: `FILE:line:column: error[csv.code]: reason`.
  package func diagnostic(file: String) -> Diagnostic {
    Diagnostic(code, reason, at: Diagnostic.Place(file: file, line: line, column: column))
  }
}

/// What is wrong with a comma-separated file.
package enum CSVCode: String, ErrorCode {
  case columns = "csv.columns"
  case lineBreak = "csv.line-break"
  case nul = "csv.nul"
  case quote = "csv.quote"
  case tooLong = "csv.too-long"
  case utf8 = "csv.utf8"

  package var remedy: Phrase {
    switch self {
    case .columns: Phrase("every row has as many cells as the first", "每行的格数须与首行相同")
    case .lineBreak: Phrase("lines end with LF or CRLF", "行尾用 LF 或 CRLF")
    case .nul:
      Phrase(
        #"where the whole file is UTF-16, say so in the mapping: "encoding":"utf-16""#,
        #"若整个文件是 UTF-16，请在映射中写明："encoding":"utf-16""#)
    case .quote:
      Phrase(
        "a quote within a cell is doubled, and the cell stands in quotes (RFC 4180)",
        "格内引号写两次，整格加引号（RFC 4180）")
    case .tooLong: Phrase("look whether a quote is never closed", "请检查是否有未成对的引号")
    case .utf8:
      Phrase(
        "where the whole file is in another encoding, say so in the mapping: "
          + #""encoding":"gb18030""#,
        #"若整个文件是其他编码，请在映射中写明，如 "encoding":"gb18030""#)
    }
  }
}
