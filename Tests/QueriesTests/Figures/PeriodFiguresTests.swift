import Basics
import CaseModel
import CaseTestSupport
import HomeTestSupport
import Projection
import Queries
import Reports
import Testing

@Suite("The figures of a period")
struct PeriodFiguresTests {
  /// Four cases of March 2026: C-1 closed in its grid; C-2 escalated, returned, followed without
  /// success and closed; C-3 the same place and matter as C-1, ten days later, still open; C-4 closed
  /// in April.
  private static func book() -> CaseBook {
    var book = CaseBook.standard()
    for (name, time) in [
      ("C-1", "2026-03-02 09:00"), ("C-2", "2026-03-03 09:00"), ("C-3", "2026-03-12 09:00"),
      ("C-4", "2026-03-31 23:59"),
    ] {
      book.register(name, at: time, matter: name == "C-2" ? "gas" : "repair", place: "s/c/g")
      book.accept(name, at: time)
    }
    book.record(
      "case.resolved", "C-1", at: "2026-03-04 09:00",
      ["action": "a", "evidence": .array(["e"])])
    book.record("case.closed", "C-1", at: "2026-03-05 09:00", ["outcome": "solved"])
    book.dispatch("C-2", at: "2026-03-03 10:00")
    book.act("return.requested", "C-2", at: "2026-03-03 11:00")
    book.act("return.approved", "C-2", by: "s/c/g", at: "2026-03-03 12:00")
    book.record(
      "case.escalated", "C-2", at: "2026-03-03 13:00",
      ["from": "grid", "to": "community", "cause": "unable"])
    book.record("case.resolved", "C-2", at: "2026-03-30 09:00", by: "s/c", ["action": "a"])
    book.record(
      "case.followed", "C-2", at: "2026-03-30 10:00",
      ["reached": .bool(true), "solved": .bool(false), "satisfied": .bool(true)])
    book.record("case.closed", "C-2", at: "2026-03-31 09:00", by: "s/c", ["outcome": "unsolved"])
    book.record(
      "case.resolved", "C-4", at: "2026-04-01 00:00",
      ["action": "a", "evidence": .array(["e"])])
    book.record("case.closed", "C-4", at: "2026-04-01 00:00", ["outcome": "solved"])
    return book
  }

  private func figures(_ period: String, repeatDays: Int = 30) throws -> PeriodFigures {
    Self.book().view(now: "2026-04-30 09:00")
      .figures(try #require(Period(period)), repeatDays: repeatDays)
  }

  @Test("each event counts in the period of its time, the end excluded")
  func counts() throws {
    let march = try figures("2026-03")
    #expect([march.registered, march.accepted, march.resolved, march.closed] == [4, 4, 2, 2])
    let april = try figures("2026-04")
    #expect([april.registered, april.accepted, april.resolved, april.closed] == [0, 0, 1, 1])
    #expect(try figures("2026").closed == 3)
  }

  @Test("of the closed: returned, followed, reached, solved, satisfied")
  func quality() throws {
    let march = try figures("2026-03")
    #expect([march.returned, march.reopened, march.followed, march.reached] == [1, 0, 1, 1])
    #expect([march.solved, march.satisfied] == [0, 1])
  }

  @Test("a request repeats another of its place and matter within so many days, the last included")
  func repeats() throws {
    // C-3 comes ten days after C-1, C-4 nineteen days and some hours after C-3.
    #expect(try figures("2026-03", repeatDays: 9).repeated == 0)
    #expect(try figures("2026-03", repeatDays: 10).repeated == 1)
    #expect(try figures("2026-03", repeatDays: 20).repeated == 2)
  }

  @Test("what share was closed at a tier, and up to it")
  func tiers() throws {
    let view = Self.book().view(now: "2026-04-30 09:00")
    let rows = view.tierShares(view.figures(try #require(Period("2026")), repeatDays: 30))
    let text = rows.map { view.json($0, as: PeriodReports.tiers) }.map { row in
      ["tier", "closed", "share", "within"].map { row[$0]?.text ?? "" }.joined(separator: " ")
    }
    #expect(
      text == [
        #""building" 0 0 0"#, #""grid" 2 66.67 66.67"#, #""community" 1 33.33 100"#,
        #""street" 0 0 100"#,
      ])
  }

  @Test("resolve timers due in the period, and those met")
  func dueInPeriod() throws {
    // 15 working days: C-1 and C-2 fall due in March, C-3 and C-4 in April; C-3 is overdue.
    let march = try figures("2026-03")
    #expect([march.roundsDue, march.roundsOnTime] == [2, 1])
    let april = try figures("2026-04")
    #expect([april.roundsDue, april.roundsOnTime] == [2, 1])
  }

  @Test("the change to the year before has a sign, and is null over nothing")
  func change() throws {
    var book = Self.book()
    for index in 1...5 { book.register("P-\(index)", at: "2025-03-0\(index) 09:00") }
    let view = book.view(now: "2026-04-30 09:00")
    func change(_ period: String) throws -> JSONValue? {
      let change = view.channelChange(
        try #require(Period(period)), channel: view.symbols.find("grid"))
      return view.json(change, as: PeriodReports.change)["change"]
    }
    #expect(try change("2026-03")?.text == "-20")
    #expect(try change("2025") == .null)
  }
}

@Suite("The quarter's contest")
struct ContestTests {
  @Test("by the share that was kept, exactly; a late promise counts and is shown")
  func ranks() throws {
    var book = CaseBook.standard()
    for (unit, item, time, isKept) in [
      ("s/c", "lamps", "2026-04-09 09:00", true), ("s/c", "bins", "2026-04-11 09:00", false),
      ("z/c", "lifts", "2026-04-01 09:00", true), ("z", "paths", "2026-04-01 09:00", true),
      ("z", "benches", "2026-04-01 09:00", false), ("s", "trees", "2026-07-01 09:00", true),
    ] {
      let data: JSONObject = [
        "unit": .string(unit), "item": .string(item),
        "quarter": .string(unit == "s" ? "2026-Q3" : "2026-Q2"),
      ]
      book.record("commitment.made", "period/x", at: time, by: unit, data)
      if isKept {
        book.record("commitment.kept", "period/x", at: "2026-06-20 09:00", by: unit, data)
      }
    }
    let view = book.view(now: "2026-07-02 09:00")
    let rows = view.contest(try #require(Period("2026-Q2")), awaitedFrom: .none)
      .map { view.json($0, as: PeriodReports.contest) }
    let text = rows.map { row in
      ["rank", "unit", "made", "madeLate", "kept", "keptRate"].map { row[$0]?.text ?? "" }
        .joined(separator: " ")
    }
    #expect(text == [#"1 "z/c" 1 0 1 100"#, #"2 "s/c" 2 1 1 50"#, #"2 "z" 2 0 1 50"#])
  }

  @Test("what was kept after the quarter is not kept in it; who promised nothing stands last")
  func lateAndSilent() throws {
    var book = CaseBook.standard()
    let data: JSONObject = ["unit": "s/c", "item": "lamps", "quarter": "2026-Q2"]
    book.record("commitment.made", "period/x", at: "2026-04-09 09:00", by: "s/c", data)
    let quarter = try #require(Period("2026-Q2"))
    func rows(_ now: String) -> [String] {
      let view = book.view(now: now)
      return view.contest(quarter, awaitedFrom: view.symbols.find("community")).map {
        view.json($0, as: PeriodReports.contest)
      }.map { row in
        ["rank", "unit", "made", "kept"].map { row[$0]?.text ?? "" }.joined(separator: " ")
      }
    }
    #expect(rows("2026-04-10 09:00") == [#"1 "s/c" 1 0"#])
    #expect(rows("2026-04-11 09:00") == [#"1 "s/c" 1 0"#, #"null "z/c" 0 0"#])
    book.record("commitment.kept", "period/x", at: "2026-07-01 00:00", by: "s/c", data)
    #expect(rows("2026-07-02 09:00") == [#"1 "s/c" 1 0"#, #"null "z/c" 0 0"#])
    let view = book.view(now: "2026-07-02 09:00")
    let states = view.commitments(quarter, awaitedFrom: .none).map(\.state.rawValue)
    #expect(states == ["kept-late"])
  }
}
