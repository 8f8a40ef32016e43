package import Basics

/// A format whose files become events by a mapping.
package enum ImportFormat: String, CaseIterable, Sendable {
  case csv, xes

  /// The mapping that holds where none is named; nil where there is none for all files.
  package var mapping: String? {
    switch self {
    case .csv: nil
    case .xes: rawValue
    }
  }

  /// How a file is written, by its first bytes where the format says it there; the mark at its
  /// beginning decides over either.
  package func encoding(
    _ head: [UInt8], _ mapping: ImportMapping, file: String
  ) throws(Diagnostic) -> TextEncoding {
    switch self {
    case .csv: mapping.encoding
    case .xes: try XMLDeclaration.encoding(head, file: file)
    }
  }
}
