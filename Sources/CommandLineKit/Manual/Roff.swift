/// Lines of mdoc(7) in which no text can be taken for an instruction.
struct Roff {
  private(set) var text = ""

  /// A macro with its arguments: `.Sh NAME`. The arguments may themselves be macros.
  mutating func macro(_ name: String, _ arguments: [String] = []) {
    text += "." + ([name] + arguments).joined(separator: " ") + "\n"
  }

  /// Paragraphs parted by an empty line. A line that begins with a blank is set as it is.
  mutating func paragraphs(_ source: String) {
    var isDisplay = false
    for line in source.split(separator: "\n", omittingEmptySubsequences: false) {
      let wantsDisplay = line.hasPrefix(" ")
      if wantsDisplay != isDisplay { wantsDisplay ? macro("Bd", ["-literal"]) : macro("Ed") }
      isDisplay = wantsDisplay
      if isDisplay {
        display(String(line))
      } else if line.isEmpty {
        macro("Pp")
      } else {
        sentence(String(line))
      }
    }
    if isDisplay { macro("Ed") }
  }

  /// One line of text, which may be broken between wide characters as `LineWrap` breaks it.
  mutating func sentence(_ line: String) {
    let pieces = LineWrap.pieces(of: line[...]).map { piece in
      (piece.followsBlank ? " " : "\\:") + Self.escaped(piece.text)
    }
    text += Self.guarded(String(pieces.joined().drop { $0 == " " })) + "\n"
  }

  private mutating func display(_ line: String) {
    text += Self.guarded(Self.escaped(line)) + "\n"
  }

  /// Text as one argument of a macro. What is so short that it may be the name of a macro or a
  /// delimiter is marked as text.
  static func argument(_ text: String) -> String {
    let safe = escaped(text).split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\\(dq")
    if safe.contains(" ") { return "\"\(safe)\"" }
    return text.count <= 3 ? "\\&" + safe : safe
  }

  /// Text in which backslashes and dashes are printed as they are.
  private static func escaped(_ text: String) -> String {
    text.map { $0 == "\\" ? "\\e" : $0 == "-" ? "\\-" : String($0) }.joined()
  }

  /// A line whose dot or quote at the beginning is no request.
  private static func guarded(_ line: String) -> String {
    line.hasPrefix(".") || line.hasPrefix("'") ? "\\&" + line : line
  }
}
