public import Basics

/// What is wrong with a mapping, by its path in the document.
public struct MappingFault: Error, Hashable, Sendable {
  public let path: JSONPointer
  public let reason: String

  /// `/events/0/type: there is no event …`.
  public var summary: String {
    "\(path.tokens.isEmpty ? "the document" : path.description): \(reason)"
  }

  /// The fault as the command line renders it, with the mapping's file as its place.
  public func diagnostic(file: String) -> Diagnostic {
    Diagnostic(
      "import.mapping", Phrase(summary, "导入映射有误：\(summary)"), at: Diagnostic.Place(file: file))
  }
}
