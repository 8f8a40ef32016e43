/// An exact decimal of two places: points, and yuan to the cent (分).
public struct Hundredths: Hashable, Comparable, Sendable {
  public var raw: Int64

  public init(raw: Int64) { self.raw = raw }

  public static let zero = Hundredths(raw: 0)

  /// The value of a JSON number; nil where it has a third decimal, or more than 15 digits.
  public init?(_ number: JSONNumber) {
    guard let raw = number.integer(shiftedBy: 2), raw.magnitude < 1_000_000_000_000_000 else {
      return nil
    }
    self.raw = Int64(raw)
  }

  /// A number as JSON has it: `12`, `0.5`, `-3.25`.
  public init?(_ text: String) {
    let value = Array(text.utf8).withByteView { try? JSONParser.parse($0) }
    guard let number = value?.number else { return nil }
    self.init(number)
  }

  /// Without decimals where they are zero: `12`, `0.50`, `-3.25`.
  public var text: String {
    let (whole, cents) = raw.magnitude.quotientAndRemainder(dividingBy: 100)
    let decimals = cents == 0 ? "" : "." + Decimal.padded(Int(cents), 2)
    return (raw < 0 ? "-" : "") + String(whole) + decimals
  }

  public static func < (left: Hundredths, right: Hundredths) -> Bool { left.raw < right.raw }

  public static func - (left: Hundredths, right: Hundredths) -> Hundredths {
    Hundredths(raw: left.raw - right.raw)
  }

  public static func += (left: inout Hundredths, right: Hundredths) { left.raw += right.raw }
}
