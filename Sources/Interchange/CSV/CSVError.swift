public import Basics

/// What is wrong with a comma-separated file, and where.
public struct CSVError: Error, Hashable, Sendable {
  /// The raw value is the last part of the diagnostic's code.
  public enum Kind: String, CaseIterable, Sendable {
    /// A row with more or fewer cells than the first one.
    case columns
    /// A carriage return that no line feed follows.
    case lineBreak = "line-break"
    /// A byte of zero.
    case nul
    /// A quote that is never closed, or one where none may stand.
    case quote
    /// A row longer than one may be.
    case tooLong = "too-long"
    /// Bytes that are not UTF-8 (RFC 3629).
    case utf8
  }

  public let kind: Kind
  /// From 1.
  public let line: Int
  /// From 1, in bytes of the line.
  public let column: Int
  public let reason: Phrase

  /// The error as the command line renders it: `FILE:line:column: error[csv.kind]: reason`.
  public func diagnostic(file: String) -> Diagnostic {
    Diagnostic(
      "csv.\(kind.rawValue)", reason,
      at: Diagnostic.Place(file: file, line: line, column: column), hints: hints)
  }

  private var hints: [Phrase] {
    switch kind {
    case .utf8:
      [
        Phrase(
          "where the whole file is in another encoding, say so in the mapping: "
            + #""encoding":"gb18030""#,
          #"若整个文件是其他编码，请在映射中写明，如 "encoding":"gb18030""#)
      ]
    case .nul:
      [
        Phrase(
          #"where the whole file is UTF-16, say so in the mapping: "encoding":"utf-16""#,
          #"若整个文件是 UTF-16，请在映射中写明："encoding":"utf-16""#)
      ]
    case .columns, .lineBreak, .quote, .tooLong: []
    }
  }
}
