import Basics
import CaseModel
import CaseTestSupport
import HomeTestSupport
import Projection
import Queries
import Reports
import Testing

@Suite("The table of disputes")
struct DisputesTests {
  private static let rules = Fixture.rules.setting(
    ["matters"],
    [
      ["code": "family", "kind": "dispute", "class": "urgent"],
      ["code": "land", "kind": "dispute", "class": "urgent"],
      ["code": "quarrel", "kind": "dispute"], ["code": "noise"],
    ])

  private func book(_ matters: [String]) -> CaseBook {
    var book = CaseBook.standard(Self.rules)
    for (index, matter) in matters.enumerated() {
      book.handleCase("C-\(index)", matter: matter)
    }
    return book
  }

  /// `class matter cases share`, for short.
  private func rows(_ book: CaseBook, _ period: Period? = nil) -> [String] {
    let view = book.view(now: "2026-06-01 00:00")
    return view.disputes(period).rows.map { row in
      let json = view.json(row, as: DeliberationReports.disputes)
      return ["class", "matter", "cases", "share"].map { json[$0]?.text ?? "" }
        .joined(separator: " ").replacing("\"", with: "")
    }
  }

  @Test("matters by class, sums, and shares of all disputes; two thirds are 66.67 %")
  func shares() {
    let book = book(["family", "quarrel", "noise", "land"])
    #expect(
      rows(book) == [
        "urgent family 1 33.33", "urgent land 1 33.33", "urgent null 2 66.67",
        "normal quarrel 1 33.33", "normal null 1 33.33", "null null 3 100",
      ])
  }

  @Test("without disputes there is no share, and the matters still stand there")
  func none() {
    #expect(rows(book(["noise"])).last == "null null 0 null")
    #expect(rows(book(["noise"])).count == 6)
  }

  @Test("a period asks when they were registered")
  func period() {
    let book = book(["family"])
    #expect(rows(book, Period("2026-03")).last == "null null 1 100")
    #expect(rows(book, Period("2026-Q1")).last == "null null 1 100")
    #expect(rows(book, Period("2026-04")).last == "null null 0 null")
  }

  @Test("slips count up to the furthest of the current round, settled what is resolved or closed")
  func slips() throws {
    var book = book(["family", "family", "quarrel"])
    for (name, slips) in [
      ("C-0", ["investigate", "judge", "mediate"]), ("C-1", ["investigate"]), ("C-2", []),
    ] {
      for slip in slips {
        book.record("mediation.recorded", name, at: "2026-03-03 09:00", ["slip": .string(slip)])
      }
    }
    book.resolve("C-0")
    let table = book.view(now: "2026-06-01 00:00").disputes(nil)
    let all = try #require(table.rows.last)
    #expect(Slip.allCases.map { all.reached[$0] ?? 0 } == [2, 1, 1, 0])
    #expect(all.settled == 1)
    book.reopen("C-0")
    let again = try #require(book.view(now: "2026-06-01 00:00").disputes(nil).rows.last)
    #expect(Slip.allCases.map { again.reached[$0] ?? 0 } == [1, 0, 0, 0])
  }

  @Test("what is a dispute says the ruleset in force when it was registered")
  func rulesThen() {
    var book = book(["quarrel"])
    book.adopt(Fixture.rules.setting(["matters"], []), effective: "2026-05-01 00:00")
    #expect(rows(book) == ["normal quarrel 1 100", "normal null 1 100", "null null 1 100"])
  }
}
