import Basics

/// How a text may stand in a file: as it is, and as JSON or CSV write it. A number that is written in groups
/// may stand without its blanks and strokes.
struct SoughtTexts {
  /// Each once.
  let forms: [[UInt8]]

  /// Two characters and `TextSet.minimumLength` bytes; less stands everywhere.
  private static func isLongEnough(_ text: String) -> Bool {
    text.count >= 2 && text.utf8.count >= TextSet.minimumLength
  }

  /// Empty for a text that is too short to be looked for.
  init(_ text: String) {
    guard Self.isLongEnough(text) else {
      forms = []
      return
    }
    let json = JSONText.quoted(text).dropFirst().dropLast()
    let quoted = text.replacing("\"", with: "\"\"")
    var forms: Set<String> = [
      text, String(json), quoted, Self.escaped(json, uppercase: false),
      Self.escaped(json, uppercase: true),
    ]
    if let digits = Self.digits(text) { forms.insert(digits) }
    self.forms = Set(forms.map { Array($0.utf8) }).sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// With `\u` in place of every character that is not ASCII.
  private static func escaped(_ json: Substring, uppercase: Bool) -> String {
    json.utf16.map { unit in
      unit < 0x80
        ? String(UnicodeScalar(UInt8(unit)))
        : "\\u" + Hexadecimal.text(unit, width: 4, uppercase: uppercase)
    }.joined()
  }

  /// The digits of a number of seven or more that is written in groups.
  private static func digits(_ text: String) -> String? {
    let digits = text.utf8.filter { (0x30...0x39).contains($0) }
    guard digits.count >= 7,
      text.utf8.allSatisfy({ digits.contains($0) || " -()+".utf8.contains($0) })
    else { return nil }
    return String(decoding: digits, as: UTF8.self)
  }
}
