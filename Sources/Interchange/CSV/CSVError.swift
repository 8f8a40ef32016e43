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
    Diagnostic(
      code, reason, at: Diagnostic.Place(file: file, line: line, column: column))
  }
}
