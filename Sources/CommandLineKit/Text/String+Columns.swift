/// On which side a text stands in its column.
package enum Alignment: Hashable, Sendable {
  case left
  case right
}

extension String {
  /// The text filled up with blanks to so many columns; as it is where it takes more.
  package func padded(to columns: Int, _ alignment: Alignment = .left) -> String {
    let blanks = String(repeating: " ", count: max(0, columns - DisplayWidth.of(self)))
    return alignment == .left ? self + blanks : blanks + self
  }

  /// The text where it fits in so many columns, else its beginning and `…`. A wide character is
  /// never cut in two, so that the result may be a column shorter.
  package func truncated(to columns: Int) -> String {
    guard DisplayWidth.of(self) > columns else { return self }
    guard columns > 0 else { return "" }
    var room = columns - 1
    let beginning = prefix { character in
      room -= DisplayWidth.of(character)
      return room >= 0
    }
    return beginning + "…"
  }
}
