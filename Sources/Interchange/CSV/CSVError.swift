public import Basics

/// What is wrong with a comma-separated file, and where.
public struct CSVError: Error, Hashable, Sendable {
  public let code: CSVCode
  /// From 1.
  public let line: Int
  /// From 1, in bytes of the line.
  public let column: Int
  public let reason: Phrase

  /// The error as the command line renders it: `FILE:line:column: error[csv.code]: reason`.
  public func diagnostic(file: String) -> Diagnostic {
    Diagnostic(
      code, reason, at: Diagnostic.Place(file: file, line: line, column: column))
  }
}
