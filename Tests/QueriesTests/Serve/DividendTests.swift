import Basics
import CaseTestSupport
import HomeTestSupport
import Projection
import Queries
import Reports
import Testing
import TestSupport

@testable import CaseModel

/// 利益联结分配 “4321”.
@Suite("The split of a dividend")
struct DividendTests {
  @Test(
    "shares add up to the cent, the cents left over go to the largest remainders",
    arguments: [
      (100, [40, 30, 20, 10], [40, 30, 20, 10]),
      // 0.01: 0.4, 0.3, 0.2, 0.1 of a cent.
      (1, [40, 30, 20, 10], [1, 0, 0, 0]),
      // 0.07: 2.8, 2.1, 1.4, 0.7; two left over for .8 and .7.
      (7, [40, 30, 20, 10], [3, 2, 1, 1]),
      // Thirds: of equal remainders the first.
      (100, [1, 1, 1], [34, 33, 33]), (101, [1, 1, 1], [34, 34, 33]), (0, [1, 2], [0, 0]),
      (10, [0, 3, 0], [0, 10, 0]),
    ] as [(Int64, [Int64], [Int64])])
  func shares(total: Int64, weights: [Int64], expected: [Int64]) {
    #expect(Apportionment.shares(of: total, by: weights) == expected)
  }

  @Test("nothing is lost and nobody is a cent off, whatever the weights")
  func nothingLost() {
    var seeded = Seeded(5)
    for _ in 0..<500 {
      let total = Int64(seeded.below(1_000_000_000))
      let weights = (0...seeded.below(40)).map { _ in Int64(1 + seeded.below(100_000)) }
      let shares = Apportionment.shares(of: total, by: weights)
      let sum = weights.reduce(0, +)
      #expect(shares.reduce(0, +) == total)
      for (share, weight) in zip(shares, weights) {
        let floor = total * weight / sum
        #expect(share == floor || share == floor + 1)
      }
    }
  }

  private func book(_ awards: [(String, String)], _ ledgers: JSONValue? = nil) -> CaseBook {
    var book = CaseBook.standard(
      ledgers.map { Fixture.rules.setting(["ledgers"], $0) } ?? Fixture.rules)
    for (holder, amount) in awards {
      book.record(
        amount.hasPrefix("-") ? "points.reversed" : "points.awarded", "ledger/s/c",
        at: "2026-03-10 10:00",
        [
          "ledger": "village/x", "holder": .string(holder), "indicator": "civility",
          "amount": .parsed(String(amount.drop { $0 == "-" })),
        ])
    }
    return book
  }

  private func split(_ book: CaseBook, _ amount: String) throws -> [String] {
    let view = book.view(now: "2027-01-10 09:00")
    let split = view.split(
      try #require(Hundredths(amount)), try #require(Period("2026")),
      ledger: book.symbol("village/x"))
    return split.rows.map { view.json($0, as: ServeReports.split) }.map { row -> String in
      ["share", "holder", "amount"].compactMap {
        row[$0]?.string ?? row[$0]?.number?.text
      }.joined(separator: " ")
    }
  }

  /// 1,000.01 yuan: 400.004, 300.003, 200.002 and 100.001; the cent left over goes to the largest
  /// remainder. The holders' 200.00 by 3, 2 and 1 of 6 points: 100, 66.666…, 33.333…, and the cent
  /// left over again to the larger remainder.
  @Test("worked by hand: 40/30/20/10, and the 20 % by points")
  func worked() throws {
    let book = book([("a", "3"), ("b", "2"), ("c", "1"), ("d", "5"), ("d", "-5")])
    #expect(
      try split(book, "1000.01") == [
        "development 400.01", "welfare 300", "holders a 100", "holders b 66.67",
        "holders c 33.33", "reserve 100",
      ])
  }

  @Test("other shares where the ledger's rule has others; undivided where nobody has points")
  func rule() throws {
    let book = book(
      [("a", "3"), ("a", "-3")], ["village": ["dividend": [50, 0, 25, 25]], "v": [:]])
    #expect(
      try split(book, "10.02") == [
        "development 5.01", "welfare 0", "holders 2.51", "reserve 2.5",
      ])
  }
}
