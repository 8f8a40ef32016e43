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
  private static func width(of line: Substring) -> Int {
    pieces(of: line).reduce(0) { $0 + ($1.isColour ? 0 : DisplayWidth.of($1.text)) }
  }

  private static func wrapped(line: Substring, _ columns: Int) -> String {
    let blanks = line.prefix { $0 == " " }.count
    let indent = String(repeating: " ", count: min(blanks + 2, columns / 2))
    var lines: [String] = []
    var (current, width) = ("", 0)
    // The last blank of the line at which it may end.
    var end: String.Index?
    for piece in pieces(of: line) {
      if piece.isColour {
        current += piece.text
        continue
      }
      for character in piece.text {
        let own = DisplayWidth.of(character)
        if width + own > columns {
          let rest = end.map { String(current[$0...]) } ?? ""
          lines.append((end.map { String(current[..<$0]) } ?? current).withoutBlanksBehind)
          current = indent + rest.drop { $0 == " " }
          width = Self.width(of: current[...])
          end = nil
          if character == " " { continue }
        }
        if character == " ", width > indent.count { end = current.endIndex }
        current.append(character)
        width += own
      }
    }
    return (lines + [current]).joined(separator: "\n")
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
