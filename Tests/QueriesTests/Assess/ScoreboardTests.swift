import Basics
import CaseModel
import CaseTestSupport
import HomeTestSupport
import Projection
import Queries
import Reports
import Testing

/// The worked scoreboards of SPEC §8, and each figure by itself.
@Suite("Scoreboard")
struct ScoreboardTests {
  /// A month's cases of one department, as the worked example counts them: 100 dispatched, of which
  /// the first four are excluded; of the others 93 answered in time, 90 reached, 72 solved, 81
  /// satisfied. The four were answered in time and reached, and neither solved nor satisfied.
  static func worked() -> CaseBook {
    var book = CaseBook.standard()
    for index in 1...100 {
      let name = "C-\(1000 + index)"
      let isExcluded = index <= 4
      let rest = index - 4
      book.register(name, at: "2026-03-02 09:00")
      book.accept(name, at: "2026-03-02 09:00")
      book.dispatch(name, at: "2026-03-02 10:00")
      // `contact` is due 24 hours after acceptance: the last three come too late.
      let isAnswered = isExcluded || rest <= 93
      book.act("case.contacted", name, at: isAnswered ? "2026-03-02 11:00" : "2026-03-03 11:00")
      if isExcluded || rest <= 90 {
        book.record(
          "case.resolved", name, at: "2026-03-03 12:00", by: "dept/housing", ["action": "a"])
        book.record(
          "case.followed", name, at: "2026-03-04 09:00",
          [
            "reached": .bool(true), "solved": .bool(!isExcluded && rest <= 72),
            "satisfied": .bool(!isExcluded && rest <= 81),
          ])
      }
      if isExcluded {
        book.record("case.excluded", name, at: "2026-03-05 09:00", ["ground": "force majeure"])
      }
    }
    return book
  }

  static func row(_ book: CaseBook, _ unit: String = "dept/housing", now: String) throws
    -> JSONObject
  {
    let view = book.view(now: now)
    let scoreboard = view.scoreboard(view.assessment(try #require(Period("2026-03"))))
    let row = scoreboard.rows.first { book.text($0.unit) == unit }
    return row.map { view.json($0, as: AssessReports.scoreboard) } ?? JSONObject()
  }

  static func text(_ value: JSONValue?) -> String { value?.text ?? "–" }

  @Test("the worked example: 96.88, 80, 90, score 88.56")
  func workedExample() throws {
    let row = try Self.row(Self.worked(), now: "2026-04-02 09:00")
    let rates = row["rates"]?.object
    #expect(Self.text(row["dispatched"]) == "96")
    #expect(Self.text(row["responded"]) == "93")
    #expect(Self.text(row["reached"]) == "90")
    #expect(Self.text(row["solved"]) == "72")
    #expect(Self.text(row["satisfied"]) == "81")
    #expect(Self.text(rates?["response"]) == "96.88")
    #expect(Self.text(rates?["solvedRate"]) == "80")
    #expect(Self.text(rates?["satisfiedRate"]) == "90")
    #expect(Self.text(row["score"]) == "88.56")
  }

  @Test("with the four exclusions revoked: 97, 76.60, 86.17, score 86.07")
  func revoked() throws {
    var book = Self.worked()
    for index in 1...4 {
      let name = "C-\(1000 + index)"
      #expect(
        book.record("exclusion.revoked", name, at: "2026-04-01 09:00", ["ground": "appeal"]) == nil)
    }
    let row = try Self.row(book, now: "2026-04-02 09:00")
    let rates = row["rates"]?.object
    #expect(Self.text(rates?["response"]) == "97")
    #expect(Self.text(rates?["solvedRate"]) == "76.6")
    #expect(Self.text(rates?["satisfiedRate"]) == "86.17")
    #expect(Self.text(row["score"]) == "86.07")
  }

  @Test("twelve normal closings, one yellow card, one red: minus three points")
  func points() throws {
    var book = CaseBook.standard()
    for index in 1...14 {
      let name = "C-\(index)"
      book.register(name, matter: "repair")
      book.accept(name)
      book.dispatch(name)
      if index > 12 {
        book.record(
          "supervision.issued", name, at: "2026-03-03 09:00", by: "s",
          [
            "level": .string(index == 13 ? "yellow" : "red"), "unit": "dept/housing",
            "cause": "order",
          ])
        // Lifted ones count too, and a case that was carded does not close normally.
        book.act("supervision.lifted", name, at: "2026-03-03 10:00")
      }
      book.record(
        "case.resolved", name, at: "2026-03-04 09:00", by: "dept/housing",
        ["action": "a", "evidence": .array(["e"])])
      book.record(
        "case.closed", name, at: "2026-03-05 09:00", by: "s/c/g", ["outcome": "solved"])
    }
    #expect(Self.text(try Self.row(book, now: "2026-04-02 09:00")["points"]) == "-3")
  }

  @Test("a rate over nothing is null and takes its weight out of the sum")
  func nothing() throws {
    var book = CaseBook.standard()
    book.register()
    book.accept()
    book.dispatch(at: "2026-03-02 10:00")
    book.act("case.contacted", at: "2026-03-02 11:00")
    let row = try Self.row(book, now: "2026-03-03 09:00")
    #expect(row["rates"]?.object?["solvedRate"] == .null)
    #expect(row["rates"]?.object?["onTimeRate"] == .null)
    #expect(Self.text(row["score"]) == "100")
    // The grid dispatched within its limit, and the leg was due in the period: no weight, no score.
    let grid = try Self.row(book, "s/c/g", now: "2026-03-31 09:00")
    #expect(Self.text(grid["rates"]?.object?["onTimeRate"]) == "100")
    #expect(grid["score"] == .null)
    #expect(grid["rank"] == .null)
  }

  @Test(
    "a leg belongs to the period of its dispatch, to the microsecond",
    arguments: [
      ("2026-02-28 23:59", "–"), ("2026-03-01 00:00", "1"), ("2026-03-31 23:59", "1"),
      ("2026-04-01 00:00", "–"),
    ])
  func edges(dispatched: String, count: String) throws {
    var book = CaseBook.standard()
    book.register(at: "2026-02-27 09:00")
    book.accept(at: "2026-02-27 09:00")
    book.dispatch(to: "dept/water", at: dispatched)
    // Its `handle` falls due elsewhere: only the dispatch is looked at.
    let row = try Self.row(book, "dept/water", now: "2026-03-02 09:00")
    #expect((Self.text(row["dispatched"]) == "1" ? "1" : "–") == count)
  }

  @Test("where no contact is asked for, the leg's own signing answers; a leg unsigned does not")
  func signing() throws {
    let rules = Fixture.rules.setting(
      ["classes", "normal", "timers"],
      ["sign": ["limit": "4h"], "handle": ["limit": "5wd"]])
    var book = CaseBook.standard(rules)
    book.register()
    book.accept()
    book.dispatch(to: "dept/housing", at: "2026-03-02 09:00")
    book.act("case.signed", at: "2026-03-02 10:00")
    book.dispatch(to: "dept/water", at: "2026-03-03 09:00", by: "dept/housing")
    book.act("case.signed", by: "dept/water", at: "2026-03-03 14:00")
    let now = "2026-03-10 09:00"
    #expect(Self.text(try Self.row(book, "dept/housing", now: now)["responded"]) == "1")
    #expect(Self.text(try Self.row(book, "dept/water", now: now)["responded"]) == "0")
  }

  @Test("a returned leg counts where a dispatch began it, and not where a reopening did")
  func returned() throws {
    var book = CaseBook.standard()
    book.register()
    book.accept()
    book.dispatch(at: "2026-03-02 09:00")
    book.act("return.requested", at: "2026-03-02 10:00")
    book.act("return.approved", by: "s/c/g", at: "2026-03-02 11:00")
    book.dispatch(at: "2026-03-02 12:00")
    book.record(
      "case.resolved", "C-1", at: "2026-03-03 09:00", by: "dept/housing", ["action": "a"])
    book.record("case.reopened", "C-1", at: "2026-03-03 10:00", by: "s", ["cause": "order"])
    book.act("return.requested", at: "2026-03-03 11:00")
    book.act("return.approved", by: "s/c/g", at: "2026-03-03 12:00")
    let row = try Self.row(book, now: "2026-03-10 09:00")
    #expect(Self.text(row["dispatched"]) == "2")
    #expect(Self.text(row["returned"]) == "1")
    #expect(Self.text(row["rates"]?.object?["returnRate"]) == "50")
    #expect(book["C-1"].returns == 2)
  }

  @Test("legs void, running or paused are outside, late and overdue ones within")
  func due() throws {
    var book = CaseBook.standard()
    for name in ["C-1", "C-2", "C-3", "C-4", "C-5"] {
      book.register(name)
      book.accept(name)
      book.dispatch(name, to: "dept/water", at: "2026-03-02 09:00")
    }
    // Due 2026-03-09 09:00: met, late, overdue, void, paused.
    book.record(
      "case.resolved", "C-1", at: "2026-03-09 09:00", by: "dept/water", ["action": "a"])
    book.record(
      "case.resolved", "C-2", at: "2026-03-09 09:01", by: "dept/water", ["action": "a"])
    book.record("case.withdrawn", "C-4", at: "2026-03-05 09:00")
    book.record(
      "case.suspended", "C-5", at: "2026-03-05 09:00", by: "dept/water", ["reason": "works"])
    let row = try Self.row(book, "dept/water", now: "2026-03-10 09:00")
    #expect(Self.text(row["due"]) == "3")
    #expect(Self.text(row["onTime"]) == "1")
    #expect(Self.text(row["rates"]?.object?["onTimeRate"]) == "33.33")
  }

  @Test("ranks are dense or leave gaps, as the rules say; equals stand by unit")
  func ranking() throws {
    for (ranking, expected) in [("dense", [1, 1, 2, nil]), ("competition", [1, 1, 3, nil])]
      as [(String, [Int?])]
    {
      var book = CaseBook.standard(
        Fixture.rules.setting(["assess", "rank"], .string(ranking)))
      for (name, unit, time) in [
        ("C-1", "dept/water", "11:00"), ("C-2", "co/heat", "12:00"), ("C-3", "org/ngo", "23:00"),
      ] {
        book.register(name)
        book.accept(name)
        book.dispatch(name, to: unit)
        let isLate = unit == "org/ngo"
        book.act("case.contacted", name, at: "2026-03-0\(isLate ? 4 : 2) " + time)
      }
      let view = book.view(now: "2026-03-31 09:00")
      let rows = view.scoreboard(view.assessment(try #require(Period("2026-03")))).rows
      #expect(rows.map { book.text($0.unit) } == ["co/heat", "dept/water", "org/ngo", "s/c/g"])
      #expect(rows.map(\.rank) == expected)
      let departments = view.scoreboard(
        view.assessment(try #require(Period("2026-03"))), kinds: [.department])
      #expect(departments.rows.map { book.text($0.unit) } == ["dept/water"])
    }
  }

  @Test("weights come from the rules in force just before the end, or now where that is earlier")
  func whichRules() throws {
    var book = Self.worked()
    book.adopt(
      Fixture.rules.setting(["assess", "weights"], ["response": 1]),
      effective: "2026-03-20 00:00", at: "2026-03-20 00:00")
    book.adopt(
      Fixture.rules.setting(["assess", "weights"], ["satisfied": .parsed("0.5")]),
      effective: "2026-04-01 00:00", at: "2026-03-20 00:00")
    #expect(Self.text(try Self.row(book, now: "2026-03-19 09:00")["score"]) == "88.56")
    #expect(Self.text(try Self.row(book, now: "2026-03-25 09:00")["score"]) == "96.88")
    #expect(Self.text(try Self.row(book, now: "2026-05-01 09:00")["score"]) == "96.88")
  }

  @Test("a weight with more than six decimals is refused")
  func fineWeights() {
    let faults = Fixture.faults(
      Fixture.rules.setting(["assess", "weights"], ["response": .parsed("0.0000001")]))
    #expect(faults.map(\.path.description) == ["/assess/weights/response"])
  }
}
