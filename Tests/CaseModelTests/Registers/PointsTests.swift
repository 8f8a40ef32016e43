import Basics
import CaseModel
import CaseTestSupport
import Testing

/// 积分.
@Suite("Ledgers of points")
struct PointsTests {
  @discardableResult
  private func award(
    _ amount: String, to holder: String = "h", ref: String? = nil, reversed: Bool = false,
    _ book: inout CaseBook
  ) -> String? {
    var data: JSONObject = [
      "ledger": "village/x", "holder": .string(holder), "indicator": "civility",
      "amount": .parsed(amount),
    ]
    if let ref { data["ref"] = .string(ref) }
    return book.record(
      reversed ? "points.reversed" : "points.awarded", "village/x", at: "2026-03-02 10:00",
      by: "s/c", data)
  }

  private func balance(_ book: CaseBook, _ holder: String = "h") -> String {
    book.state.registers.points.balance(of: book.symbol(holder), in: book.symbol("village/x")).text
  }

  @Test(
    "an amount is above zero, with two decimals at most, and a million at most",
    arguments: [
      ("1", nil, "1"), ("0.01", nil, "0.01"), ("2.50", nil, "2.50"), ("25e-1", nil, "2.50"),
      ("1e6", nil, "1000000"), ("1.000", nil, "1"), ("0", "value", "0"), ("-1", "value", "0"),
      ("1.005", "value", "0"), ("1000000.01", "value", "0"), ("1e300", "value", "0"),
      ("1e-300", "value", "0"), ("-0.0", "value", "0"),
    ] as [(String, String?, String)])
  func amounts(amount: String, kind: String?, balance: String) {
    var book = CaseBook.standard()
    #expect(award(amount, &book) == kind)
    #expect(self.balance(book) == balance)
  }

  @Test("tenths add up exactly")
  func exact() {
    var book = CaseBook.standard()
    for _ in 0..<10 { award("0.1", &book) }
    #expect(balance(book) == "1")
  }

  @Test(
    "never below what was awarded to this holder for this ref",
    arguments: [
      ("10", nil, nil, "2"), ("12", nil, nil, "0"), ("12.01", nil, "points-below", "0"),
      ("4", "a", nil, "8"), ("4.01", "a", "points-below", "8"),
      ("1", "unknown", "points-below", "12"),
    ] as [(String, String?, String?, String)])
  func reversal(amount: String, ref: String?, kind: String?, left: String) {
    var book = CaseBook.standard()
    award("4", ref: "a", &book)
    award("8", ref: "b", &book)
    award("100", to: "other", &book)
    #expect(award(amount, ref: ref, reversed: true, &book) == kind)
    #expect(balance(book) == left)
    #expect(balance(book, "other") == "100")
  }

  @Test("what was taken back without a ref cannot be taken back for one again")
  func bothAccounts() {
    var book = CaseBook.standard()
    award("4", ref: "a", &book)
    award("3", reversed: true, &book)
    #expect(award("2", ref: "a", reversed: true, &book) == "points-below")
    #expect(balance(book) == "0")
  }
}
