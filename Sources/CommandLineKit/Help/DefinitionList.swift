/// Terms at the left, their meaning at the right, as in the chapters of a help text.
struct DefinitionList {
  var entries: [(term: String, meaning: String)]

  /// The column in which a meaning begins; a longer term has a line to itself.
  private static let meaningColumn = 26
  private static let leastMeaningColumns = 20

  func lines(columns: Int) -> [String] {
    let room = max(Self.leastMeaningColumns, columns - Self.meaningColumn)
    return entries.flatMap { entry in
      let term = "  " + entry.term
      let indent = String(repeating: " ", count: Self.meaningColumn)
      let meaning = LineWrap.lines(of: entry.meaning, columns: room)
      guard DisplayWidth.of(term) + 2 <= Self.meaningColumn else {
        return [term] + meaning.map { indent + $0 }
      }
      let first = term.padded(to: Self.meaningColumn) + (meaning.first ?? "")
      return [first] + meaning.dropFirst().map { indent + $0 }
    }
  }
}
