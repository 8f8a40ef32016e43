import Basics
import FileStore

/// How a text may stand in a file: as it is, and as JSON or CSV write it; also in UTF-16 and GB18030, as
/// spreadsheets and older systems do. A number that is written in groups may stand without its blanks and
/// strokes.
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
    let digits = Self.digits(text)
    if let digits { forms.insert(digits) }
    var encoded = Set(forms.map { Array($0.utf8) })
    for plain in [text, quoted, digits].compactMap(\.self) {
      encoded.formUnion(Self.utf16(plain))
      if let bytes = TextConversion.bytes(of: plain, in: Self.gb18030) { encoded.insert(bytes) }
    }
    self.forms = encoded.filter { $0.count >= TextSet.minimumLength }
      .sorted { $0.lexicographicallyPrecedes($1) }
  }

  private static let gb18030 = "GB18030"

  /// Whether this machine knows how a text is written in GB18030.
  static let knowsGB18030 = TextConversion.bytes(of: "王", in: gb18030) != nil

  /// In both orders of bytes; of a text of ASCII alone what both have in common, so that it is found once.
  private static func utf16(_ text: String) -> [[UInt8]] {
    let little = text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    if text.utf16.allSatisfy({ $0 < 0x80 }) { return [little.dropLast()] }
    return [little, text.utf16.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }]
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
