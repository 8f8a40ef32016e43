/// An exact quotient that is not negative: rates and scores are compared as these and rounded only
/// when they are shown (SPEC §8, "exact rationals inside").
///
/// Room: 128 bits. A score of three rates over ten million legs each, with weights of twelve digits,
/// stays below 2¹²⁶.
package struct Fraction: Hashable, Comparable, Sendable {
  package let numerator: UInt128
  package let denominator: UInt128

  /// In lowest terms.
  ///
  /// - Precondition: the denominator is not zero.
  package init(_ numerator: UInt128, over denominator: UInt128) {
    precondition(denominator > 0)
    let divisor = Fraction.greatestCommonDivisor(numerator, denominator)
    self.numerator = numerator / divisor
    self.denominator = denominator / divisor
  }

  package init(_ numerator: Int, over denominator: Int) {
    self.init(UInt128(numerator), over: UInt128(denominator))
  }

  package static func + (left: Fraction, right: Fraction) -> Fraction {
    let shared = greatestCommonDivisor(left.denominator, right.denominator)
    let scale = right.denominator / shared
    return Fraction(
      left.numerator * scale + right.numerator * (left.denominator / shared),
      over: left.denominator * scale)
  }

  package static func * (left: Fraction, factor: UInt128) -> Fraction {
    let shared = greatestCommonDivisor(factor, left.denominator)
    return Fraction(left.numerator * (factor / shared), over: left.denominator / shared)
  }

  package static func / (left: Fraction, divisor: UInt128) -> Fraction {
    let shared = greatestCommonDivisor(divisor, left.numerator)
    return Fraction(left.numerator / shared, over: left.denominator * (divisor / shared))
  }

  /// By whole parts, then by the reciprocals of the rests: no product that could overflow.
  package static func < (left: Fraction, right: Fraction) -> Bool {
    var (a, b, c, d) = (left.numerator, left.denominator, right.numerator, right.denominator)
    while true {
      let (whole, rest) = a.quotientAndRemainder(dividingBy: b)
      let (otherWhole, otherRest) = c.quotientAndRemainder(dividingBy: d)
      if whole != otherWhole { return whole < otherWhole }
      if rest == 0 || otherRest == 0 { return rest == 0 && otherRest != 0 }
      (a, b, c, d) = (d, otherRest, b, rest)
    }
  }

  /// A hundred times the value, half up.
  package var hundredths: Int {
    let (whole, rest) = numerator.quotientAndRemainder(dividingBy: denominator)
    return Int(whole) * 100 + Int((rest * 200 + denominator) / (2 * denominator))
  }

  private static func greatestCommonDivisor(_ a: UInt128, _ b: UInt128) -> UInt128 {
    var (a, b) = (a, b)
    while b != 0 { (a, b) = (b, a % b) }
    return max(a, 1)
  }
}
