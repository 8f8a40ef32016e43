/// Text for a window: lines that are too long go on in the next, under the beginning of their words.
package enum ScreenText {
  /// Every line of a text in so many terminal columns; colours take none.
  ///
  /// - Complexity: O(*n*); a line that fits is not looked into.
  package static func wrapped(_ text: String, columns: Int?) -> String {
    guard let columns, columns > 0 else { return text }
    return text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { line in fits(line, columns) ? String(line) : wrapped(line: line, columns) }
      .joined(separator: "\n")
  }

  private static func fits(_ line: Substring, _ columns: Int) -> Bool {
    line.utf8.count <= columns || width(of: line) <= columns
  }

  /// Without the sequences that colour it.
  package static func width(of line: Substring) -> Int {
    pieces(of: line).reduce(0) { $0 + ($1.isColour ? 0 : DisplayWidth.of($1.text)) }
  }

  private static func wrapped(line: Substring, _ columns: Int) -> String {
    let blanks = line.prefix { $0 == " " }.count
    var filling = Filling(
      columns: columns, indent: String(repeating: " ", count: min(blanks + 2, columns / 2)))
    for piece in pieces(of: line) {
      if piece.isColour {
        filling.current += piece.text
      } else {
        for character in piece.text { filling.add(character) }
      }
    }
    return (filling.lines + [filling.current]).joined(separator: "\n")
  }

  /// The lines of one that is too long, as they are filled.
  private struct Filling {
    let columns: Int
    let indent: String
    var lines: [String] = []
    var current = ""
    var width = 0
    /// The last place of the line at which it may end: a blank, or between wide characters.
    var end: String.Index?
    var previous: Character = " "
    /// Whether it stands between `〈` and `〉`: what is to be typed is not parted.
    var isNamed = false

    mutating func add(_ character: Character) {
      let own = DisplayWidth.of(character)
      if width > indent.count, !isNamed, LineWrap.mayBreak(previous, character) {
        end = current.endIndex
      }
      isNamed = character == "〈" || isNamed && character != "〉"
      previous = character
      // A line holds one character at least.
      while width + own > columns, width > (lines.isEmpty ? 0 : indent.count) {
        let isBlank = character == " "
        breakLine(at: isBlank ? nil : end)
        if isBlank { return }
      }
      if character == " ", width > indent.count { end = current.endIndex }
      current.append(character)
      width += own
    }

    /// - Parameter end: nil where the line ends as it is.
    private mutating func breakLine(at end: String.Index?) {
      let rest = current[(end ?? current.endIndex)...].drop { $0 == " " }
      lines.append(String(current[..<(end ?? current.endIndex)]).withoutBlanksBehind)
      current = indent + rest
      width = ScreenText.width(of: current[...])
      self.end = nil
    }
  }

  /// Text and the sequences between it that set a colour (`ESC [ … m`).
  private static func pieces(of line: Substring) -> [(text: Substring, isColour: Bool)] {
    var pieces: [(text: Substring, isColour: Bool)] = []
    var rest = line
    while let escape = rest.firstIndex(of: "\u{1B}") {
      if escape > rest.startIndex { pieces.append((rest[..<escape], false)) }
      let end = rest[escape...].firstIndex(of: "m").map { rest.index(after: $0) } ?? rest.endIndex
      pieces.append((rest[escape..<end], true))
      rest = rest[end...]
    }
    return rest.isEmpty ? pieces : pieces + [(rest, false)]
  }
}

extension String {
  fileprivate var withoutBlanksBehind: String {
    var rest = self[...]
    while rest.last == " " { rest.removeLast() }
    return String(rest)
  }
}
