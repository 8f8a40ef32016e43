import Basics
import CaseModel
import CaseTestSupport
import HomeTestSupport
import Projection
import Queries
import Reports
import Testing

/// 月排名、季汇总、年兑现, 百分制分四档.
@Suite("Points over a period")
struct PointsTableTests {
  private static func book(_ ledgers: JSONValue?) -> CaseBook {
    var book = CaseBook.standard(
      ledgers.map { Fixture.rules.setting(["ledgers"], $0) } ?? Fixture.rules)
    for (holder, amount, time) in [
      ("a", "90", "2026-01-31 23:59"), ("a", "60", "2026-02-01 00:00"),
      ("b", "89.99", "2026-01-10 10:00"), ("c", "90", "2026-01-11 10:00"),
      ("d", "200", "2026-01-12 10:00"), ("e", "60", "2026-03-31 10:00"),
      ("f", "1", "2025-12-31 10:00"),
    ] {
      book.record(
        "points.awarded", "village/x", at: time,
        [
          "ledger": "village/x", "holder": .string(holder), "indicator": "civility",
          "amount": .parsed(amount),
        ])
    }
    book.record(
      "points.reversed", "village/x", at: "2026-02-02 10:00",
      ["ledger": "village/x", "holder": "b", "indicator": "civility", "amount": .parsed("9.99")])
    return book
  }

  private func rows(
    _ period: String, now: String, _ ledgers: JSONValue? = ["village": ["grades": [90, 75, 60]]]
  ) throws -> [String] {
    let view = Self.book(ledgers).view(now: now)
    return view.points(try #require(Period(period)), ledger: nil).rows.map { row in
      let mark = row.mark.map { " \($0.hundredths)" } ?? ""
      return "\(row.rank) \(view.symbols.text(row.holder)) \(row.sum.text)\(mark)"
        + (row.grade.map { " \($0)" } ?? "")
    }
  }

  @Test("a month is ranked, equals share a rank, and the mark ends at a hundred")
  func month() throws {
    #expect(
      try rows("2026-01", now: "2026-04-10 09:00") == [
        "1 d 200 10000 1", "2 a 90 9000 1", "2 c 90 9000 1", "3 b 89.99 8999 2",
      ])
  }

  /// A reversal counts in its own month; February knows only what it moved.
  @Test("a month below zero has the mark zero and the fourth grade")
  func reversal() throws {
    #expect(
      try rows("2026-02", now: "2026-04-10 09:00") == ["1 a 60 6000 3", "2 b -9.99 0 4"])
  }

  @Test("a quarter is the sum, its mark the mean of the months begun")
  func quarter() throws {
    #expect(
      try rows("2026-Q1", now: "2026-04-10 09:00") == [
        "1 d 200 6667 3", "2 a 150 5000 4", "3 c 90 3000 4", "4 b 80 2667 4", "5 e 60 2000 4",
      ])
    #expect(try rows("2026-Q1", now: "2026-02-28 09:00").first == "1 d 200 10000 1")
  }

  @Test("a ledger without a rule is ranked, not graded; `full` is what makes a hundred")
  func rule() throws {
    #expect(try rows("2026-02", now: "2026-04-10 09:00", nil) == ["1 a 60", "2 b -9.99"])
    let rule: JSONValue = ["village/x": ["full": 60, "grades": [90, 75, 60]], "village": [:]]
    #expect(try rows("2026-02", now: "2026-04-10 09:00", rule).first == "1 a 60 10000 1")
  }

  @Test("a ledger is called what the rules of the period call it, in the other language if need be")
  func names() throws {
    func names(_ rule: JSONValue) throws -> [JSONValue?] {
      let view = Self.book(["village": rule]).view(now: "2026-04-10 09:00")
      let period = try #require(Period("2026-02"))
      let rows = view.points(period, ledger: nil).rows
      let type = ServeReports.points(rows, Words(.english))
      let row = rows.first.map { view.json($0, as: type) } ?? [:]
      return [row["ledgerName"], row["ledgerNameEn"]]
    }
    #expect(try names(["name": "村分", "nameEn": "Village"]) == ["村分", "Village"])
    #expect(try names(["name": "村分"]) == ["村分", "村分"])
    #expect(try names(["nameEn": "Village"]) == ["Village", "Village"])
    #expect(try names([:]) == [.null, .null])
  }

  @Test(
    "a rule of ledgers that contradicts itself is refused with its path",
    arguments: [
      (#"{"v":{"grades":[90,75]}}"#, "/ledgers/v/grades"),
      (#"{"v":{"grades":[60,75,90]}}"#, "/ledgers/v/grades"),
      (#"{"v":{"grades":[101,75,60]}}"#, "/ledgers/v/grades/0"),
      (#"{"v":{"dividend":[40,30,20,11]}}"#, "/ledgers/v/dividend"),
      (#"{"v":{"dividend":[40,60]}}"#, "/ledgers/v/dividend"),
      (#"{"v":{"full":0}}"#, "/ledgers/v/full"), (#"{"v":{"fill":1}}"#, "/ledgers/v/fill"),
      (#"{"":{}}"#, "/ledgers/"), (#"[]"#, "/ledgers"),
    ])
  func faults(ledgers: String, path: String) {
    var symbols = SymbolTable()
    do throws(RulesetFaults) {
      _ = try Ruleset(
        Fixture.rules.setting(["ledgers"], .parsed(ledgers)), symbols: &symbols
      ) { Fixture.zone($0) }
      Issue.record("taken")
    } catch {
      #expect(error.faults.map { "\($0.path)" } == [path])
    }
  }
}
