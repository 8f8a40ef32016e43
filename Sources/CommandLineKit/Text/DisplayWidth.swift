/// How many columns of a terminal a text takes.
///
/// Han, kana, hangul and emoji take two columns, combining marks and joiners none, all else one;
/// what is ambiguous in UAX #11 takes one, as in a terminal that is not set to a legacy encoding.
package enum DisplayWidth {
  /// - Complexity: O(*n*), with a binary search for each character that is not ASCII.
  package static func of(_ text: some StringProtocol) -> Int {
    text.reduce(0) { $0 + of($1) }
  }

  /// A character is a cluster of code points and never wider than two columns, so that a flag and a
  /// family of joined emoji count as the one picture they are drawn as.
  static func of(_ character: Character) -> Int {
    if let ascii = character.asciiValue { return isPrintable(ascii) ? 1 : 0 }
    let scalars = character.unicodeScalars
    if scalars.contains(emojiPresentation) { return 2 }
    return min(2, scalars.reduce(0) { $0 + of($1) })
  }

  static func of(_ scalar: Unicode.Scalar) -> Int {
    if isCommonHan(scalar) { return 2 }
    return switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control, .lineSeparator, .paragraphSeparator: 0
    default: isWide(scalar) ? 2 : 1
    }
  }

  /// The block of the ideographs in daily use (CJK Unified Ideographs).
  static func isCommonHan(_ scalar: Unicode.Scalar) -> Bool {
    (0x4E00...0x9FFF).contains(scalar.value)
  }

  /// Variation selector 16: the character before it is drawn as an emoji (UTS #51).
  private static let emojiPresentation: Unicode.Scalar = "\u{FE0F}"

  private static func isPrintable(_ ascii: UInt8) -> Bool { (0x20..<0x7F).contains(ascii) }

  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    var candidates = wideRanges[...]
    while let middle = candidates.indices.dropFirst(candidates.count / 2).first {
      let range = wideRanges[middle]
      if range.contains(scalar.value) { return true }
      candidates =
        scalar.value < range.lowerBound ? candidates[..<middle] : candidates[(middle + 1)...]
    }
    return false
  }
}
