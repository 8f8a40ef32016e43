extension String {
  /// The text with each character escaped that would move the cursor, change colours, reorder the
  /// line or hide: a title from a book must not play tricks on the terminal.
  ///
  /// Controls, line separators and format characters are written `\n`, `\u{1B}` and so on. The
  /// joiners stay, for scripts and emoji need them. A backslash stays as it is.
  package var visible: String {
    guard unicodeScalars.contains(where: Self.isTricky) else { return self }
    var result = ""
    for scalar in unicodeScalars {
      if Self.isTricky(scalar) {
        result += Self.escaped(scalar)
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func isTricky(_ scalar: Unicode.Scalar) -> Bool {
    // Nearly all there is: spared a look into the tables of Unicode.
    if scalar.isASCII { return scalar.value < 0x20 || scalar.value == 0x7F }
    if DisplayWidth.isCommonHan(scalar) { return false }
    return switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    case .format: scalar != "\u{200C}" && scalar != "\u{200D}"
    default: false
    }
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    default: "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
    }
  }
}
