import Basics
import CaseModel
import CaseTestSupport
import Testing
import TestSupport

@Suite("Exact figures")
struct FractionTests {
  @Test(
    "two decimals, half up",
    arguments: [
      (93, 96, 9688), (1, 3, 3333), (2, 3, 6667), (1, 1, 10000), (0, 7, 0), (1, 8, 1250),
      (177_125, 200_000, 8856), (88_125, 100_000, 8813), (88_124, 100_000, 8812),
    ])
  func rounding(part: Int, whole: Int, hundredths: Int) {
    #expect((Fraction(part, over: whole) * 100).hundredths == hundredths)
  }

  @Test("comparing takes no product: quotients that a double cannot tell apart are told apart")
  func comparison() {
    let large = 1 << 62
    let less = Fraction(large - 1, over: large)
    let more = Fraction(large, over: large + 1)
    #expect(less < more)
    #expect(!(more < less))
    #expect(!(less < less))
    #expect(Double(large - 1) / Double(large) == Double(large) / Double(large + 1))
  }

  @Test("order agrees with cross products over a seeded thousand")
  func order() {
    var random = Seeded(7)
    for _ in 0..<1000 {
      let (a, b, c, d) = (
        Int.random(in: 0...50, using: &random), Int.random(in: 1...50, using: &random),
        Int.random(in: 0...50, using: &random), Int.random(in: 1...50, using: &random)
      )
      #expect((Fraction(a, over: b) < Fraction(c, over: d)) == (a * d < c * b))
      #expect(Fraction(a, over: b) + Fraction(c, over: d) == Fraction(a * d + c * b, over: b * d))
    }
  }

  @Test(
    "hundredths and shifted integers are written and read to the last digit",
    arguments: [
      (8856, "88.56"), (8610, "86.1"), (10000, "100"), (5, "0.05"), (0, "0"), (-300, "-3"),
      (-305, "-3.05"),
    ])
  func numbers(hundredths: Int, text: String) {
    #expect(JSONNumber(hundredths: hundredths).text == text)
    #expect(JSONNumber(hundredths: hundredths).integer(shiftedBy: 2) == hundredths)
  }

  @Test("a number with more decimals than fit is no integer")
  func tooFine() throws {
    for (text, value) in [("1e2", 100_000_000), ("0.000001", 1), ("0.0000001", nil), ("1e40", nil)]
      as [(String, Int?)]
    {
      #expect(JSONValue.parsed(text).number?.integer(shiftedBy: 6) == value)
    }
  }
}
