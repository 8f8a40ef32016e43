package import Basics

/// What is wrong with a mapping, by its path in the document.
package struct MappingFault: Error, Hashable, Sendable {
  package let path: JSONPointer
  package let reason: Phrase

  /// `/events/0/type: there is no event …`.
  package var summary: Phrase {
    let place =
      path.tokens.isEmpty ? Phrase("the document", "文件") : Phrase(path.description)
    return Phrase(
      "\(place.english): \(reason.english)", "\(place.chinese)：\(reason.chinese)")
  }

  /// The fault as the command line renders it, with the mapping's file as its place.
  package func diagnostic(file: String) -> Diagnostic {
    Diagnostic(
      ImportCode.mapping, summary.english, "导入映射有误：\(summary.chinese)",
      at: Diagnostic.Place(file: file))
  }
}
