/// Hexadecimal digits, as digests, escapes and code points are written in.
public enum Hexadecimal {
  /// The value of one ASCII digit of either case; nil for anything else.
  public static func value(of digit: UInt8) -> UInt8? {
    Character(UnicodeScalar(digit)).hexDigitValue.map { UInt8($0) }
  }

  /// At least `width` digits, zeros in front.
  public static func text(
    _ value: some BinaryInteger, width: Int, uppercase: Bool = false
  ) -> String {
    let digits = String(value, radix: 16, uppercase: uppercase)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
