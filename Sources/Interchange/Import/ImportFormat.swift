package import Basics

/// A format whose files become events by a mapping.
package enum ImportFormat: String, CaseIterable, Sendable {
  case csv, xes, ocel, open311

  /// The mapping that holds where none is named; nil where there is none for all files.
  package var mapping: String? {
    switch self {
    case .csv: nil
    case .xes, .ocel, .open311: rawValue
    }
  }

  /// How a file is written, by its first bytes where the format says it there; the mark at its
  /// beginning decides over either.
  package func encoding(
    _ head: [UInt8], _ mapping: ImportMapping, file: String
  ) throws(Diagnostic) -> TextEncoding {
    switch self {
    case .csv, .ocel: return mapping.encoding
    case .open311 where !Self.isXML(head): return mapping.encoding
    case .xes, .open311: return try XMLDeclaration.encoding(head, file: file)
    }
  }

  /// Whether a file that begins so is XML: a bracket stands first, behind a mark and blanks.
  package static func isXML(_ head: [UInt8]) -> Bool {
    head.first { $0 == UInt8(ascii: "<") || $0 > 0x20 && $0 < 0x80 } == UInt8(ascii: "<")
  }
}
