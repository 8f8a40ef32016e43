import Basics

/// Whom the book means without saying who it is (SPEC §9): 128 random bits, so that nothing about the person
/// can be guessed from it or found by trying.
package struct PersonReference: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let description: String

  private static let mark: UInt8 = UInt8(ascii: "r")
  private static let digits = 32

  /// A fresh one: `r` and 32 hexadecimal digits.
  package static func fresh() -> PersonReference {
    var generator = SystemRandomNumberGenerator()
    let halves = [generator.next(), generator.next()] as [UInt64]
    return PersonReference(
      unchecked: "r" + halves.map { Hexadecimal.text($0, width: digits / 2) }.joined())
  }

  private init(unchecked text: String) { description = text }

  /// - Returns: nil for what is no such reference: the name of a file is made of it.
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 1 + Self.digits, bytes[0] == Self.mark,
      bytes.dropFirst().allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
    else { return nil }
    description = text
  }

  package static func < (left: PersonReference, right: PersonReference) -> Bool {
    left.description < right.description
  }
}
