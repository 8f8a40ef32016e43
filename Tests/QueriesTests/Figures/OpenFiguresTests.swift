import Basics
import CaseModel
import CaseTestSupport
import EventBook
import HomeTestSupport
import Projection
import Queries
import Testing

/// Ages, breaches by day, and the funnel, worked by hand.
@Suite("What is open, what broke, how far cases came")
struct OpenFiguresTests {
  private static let rules = Fixture.rules(timers: ["handle": ["limit": "2d"]])

  /// C-1 registered on Monday 2 March and still with housing; C-2 a week later, resolved a day late;
  /// C-3 registered on the 10th and not accepted.
  private static func book() -> CaseBook {
    var book = CaseBook.standard(rules)
    for (name, time) in [("C-1", "2026-03-02 09:00"), ("C-2", "2026-03-09 09:00")] {
      book.register(name, at: time)
      book.accept(name, at: time)
      book.dispatch(name, at: time)
    }
    book.act("case.signed", "C-1", at: "2026-03-02 10:00")
    book.resolve("C-2", at: "2026-03-12 09:00")
    book.register("C-3", at: "2026-03-10 09:00")
    return book
  }

  private func ages(_ now: String) -> [String] {
    Self.book().view(now: now).openAges().filter { $0.cases > 0 }
      .map { "\($0.from)-\($0.to ?? 0): \($0.cases), \($0.overdue)" }
  }

  @Test("open cases stand in the band of their age, those with something overdue once more")
  func bands() {
    #expect(ages("2026-03-12 08:59:59") == ["1-3: 2, 0", "7-14: 1, 1"])
    #expect(ages("2026-03-12 09:00") == ["1-3: 1, 0", "3-7: 1, 0", "7-14: 1, 1"])
    // What is registered after now is the youngest.
    #expect(ages("2026-03-01 09:00") == ["0-1: 3, 0"])
    #expect(ages("2028-03-01 09:00") == ["180-0: 3, 1"])
    #expect(CaseBook().view(now: "2026-03-01 09:00").openAges().allSatisfy { $0.cases == 0 })
  }

  @Test("the eldest case is the overdue one registered first, else the open one, else any")
  func eldest() {
    func name(_ book: CaseBook, _ now: String) -> String? {
      let view = book.view(now: now)
      return view.eldestCase().map { view.state.table.name(of: $0) }
    }
    var book = Self.book()
    #expect(name(book, "2026-03-11 12:00") == "C-1")
    #expect(name(book, "2026-03-02 12:00") == "C-1")
    book.record("case.withdrawn", "C-1", at: "2026-03-11 09:00", ["reason": "r"])
    #expect(name(book, "2026-03-11 12:00") == "C-2")
    book.record("case.withdrawn", "C-3", at: "2026-03-12 09:00", ["reason": "r"])
    book.record("case.withdrawn", "C-2", at: "2026-03-12 10:00", ["reason": "r"])
    #expect(name(book, "2026-03-13 12:00") == "C-1")
    #expect(name(CaseBook(), "2026-03-13 12:00") == nil)
  }

  @Test("a breach stands on the day on which the timer was due")
  func breaches() throws {
    let march = try #require(Period("2026-03"))
    let days = Self.book().view(now: "2026-03-20 09:00").breachDays(march)
    #expect(days.count == 31)
    // The grid's own leg ended with the dispatch, in time.
    #expect(
      days.filter { $0.due > 0 }.map { "\($0.date.text): \($0.breaches)/\($0.due)" } == [
        "2026-03-04: 1/2", "2026-03-11: 1/2",
      ])
    // Not before it is decided, and not in another period.
    let early = Self.book().view(now: "2026-03-04 08:00").breachDays(march)
    #expect(early.filter { $0.breaches > 0 }.map(\.date.text) == ["2026-03-11"])
    let april = try #require(Period("2026-04"))
    #expect(Self.book().view(now: "2026-03-20 09:00").breachDays(april).allSatisfy { $0.due == 0 })
  }

  @Test("the funnel counts the cases of the period step by step")
  func funnel() throws {
    var book = Self.book()
    book.record(
      "supervision.issued", "C-1", at: "2026-03-05 09:00", by: "s",
      ["level": "yellow", "unit": "dept/housing", "cause": "order"])
    book.record(
      "case.followed", "C-2", at: "2026-03-12 10:00",
      ["reached": true, "solved": true, "satisfied": false])
    book.close("C-2", at: "2026-03-12 11:00")
    let view = book.view(now: "2026-03-20 09:00")
    let steps = view.stageFunnel(try #require(Period("2026-03")))
    #expect(
      steps.map { "\($0.figure) \($0.count)/\($0.whole ?? -1)" } == [
        "registered 3/-1", "accepted 2/3", "dispatched 2/2", "signed 1/2", "warned 1/3",
        "cardedYellow 1/3", "cardedRed 0/3", "resolved 1/3", "closed 1/1", "reached 1/1",
        "satisfied 0/1",
      ])
    #expect(steps.last?.percent?.hundredths == 0)
    #expect(
      steps.filter { $0.stage == .supervise }.map(\.figure).suffix(2) == ["cardedRed", "resolved"])
    #expect(view.stageFunnel(try #require(Period("2026-04"))).allSatisfy { $0.count == 0 })
    #expect(view.stageFunnel(try #require(Period("2026-04"))).allSatisfy { $0.percent == nil })
  }

  @Test("units are counted by timer, those with most first")
  func matrix() {
    var book = Self.book()
    book.register("C-4", at: "2026-03-02 09:00")
    book.accept("C-4", at: "2026-03-02 09:00")
    book.dispatch("C-4", to: "dept/water", at: "2026-03-02 09:00")
    book.register("C-5", at: "2026-03-02 09:00")
    book.accept("C-5", at: "2026-03-02 09:00")
    book.dispatch("C-5", at: "2026-03-02 09:00")
    let view = book.view(now: "2026-03-10 09:00")
    let rows = UnitOverdue.counting(view.overdue(), view.symbols)
    #expect(
      rows.map { "\(book.text($0.unit) ?? "") \($0[.handle]) \($0[.sign]) \($0.total)" } == [
        "dept/housing 2 0 2", "dept/water 1 0 1",
      ])
  }

  @Test("what was recorded is counted by type, the first instant and the last included")
  func recorded() throws {
    let home = TemporaryHome()
    var envelopes = Self.book().envelopes
    for index in envelopes.indices {
      envelopes[index].recorded = rfc3339(index < 40 ? "2026-03-20 09:00" : "2026-03-21 09:00")
    }
    // Small segments: those that end before are not read.
    try home.append(envelopes, segmentLimit: 2000)
    let loaded = try home.home.load()
    #expect(loaded.segments.count > 3)
    func counts(_ since: String, _ until: String) throws -> [String: Int] {
      let rows = try home.home.recordedCounts(
        since: instant(since), until: instant(until), .all, in: loaded)
      #expect(rows.map(\.count) == rows.map(\.count).sorted(by: >))
      return Dictionary(rows.map { ($0.type, $0.count) }, uniquingKeysWith: +)
    }
    let all = Dictionary(envelopes.map { ($0.type, 1) }, uniquingKeysWith: +)
    #expect(try counts("2026-03-20 09:00", "2026-03-21 09:00") == all)
    let late = Dictionary(envelopes.dropFirst(40).map { ($0.type, 1) }, uniquingKeysWith: +)
    #expect(try counts("2026-03-21 09:00", "2026-03-21 09:00") == late)
    #expect(try counts("2026-03-20 10:00", "2026-03-21 08:00").isEmpty)
  }
}
