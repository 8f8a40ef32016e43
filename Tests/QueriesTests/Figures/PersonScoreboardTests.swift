import Basics
import CaseModel
import CaseTestSupport
import EventBook
import HomeTestSupport
import Projection
import Queries
import TestSupport
import Reports
import Testing

@Suite("The scoreboard of persons")
struct PersonScoreboardTests {
  /// March 2026 under the standard rules: `sign` 4 h, `contact` 24 h, `handle` 5wd.
  ///
  /// C-1 was signed by li and resolved by wang, C-2 signed by li and returned, then signed by wang at
  /// another unit, carded, and not yet resolved. C-3 was never signed. C-4 was resolved by its own
  /// grid, which zhao did; nobody is named for C-5, done alike.
  private static func book() -> [Envelope] {
    var book = CaseBook.standard()
    var result = book.envelopes
    func take(_ who: String?, _ act: (inout CaseBook) -> Void) {
      let start = book.envelopes.count
      act(&book)
      result += book.envelopes.dropFirst(start).map { signed($0, by: who) }
    }
    for name in ["C-1", "C-2", "C-3", "C-4", "C-5"] {
      take("clerk") {
        $0.register(name)
        $0.accept(name)
        $0.act("case.contacted", name, by: "s/c/g")
      }
    }
    for name in ["C-1", "C-2", "C-3"] {
      take("clerk") { $0.dispatch(name, at: "2026-03-02 10:00") }
    }
    for name in ["C-1", "C-2"] {
      take("li") { $0.act("case.signed", name, at: "2026-03-02 11:00") }
    }
    take("wang") { $0.resolve("C-1", at: "2026-03-04 09:00") }
    take("clerk") {
      $0.record(
        "case.followed", "C-1", at: "2026-03-05 09:00",
        ["reached": true, "solved": true, "satisfied": false])
      $0.close("C-1", at: "2026-03-05 10:00")
      $0.act("return.requested", "C-2", at: "2026-03-02 12:00")
      $0.act("return.approved", "C-2", by: "s/c/g", at: "2026-03-02 13:00")
      $0.dispatch("C-2", to: "dept/water", at: "2026-03-02 14:00")
    }
    take("wang") { $0.act("case.signed", "C-2", by: "dept/water", at: "2026-03-02 15:00") }
    take(nil) {
      $0.record(
        "supervision.issued", "C-2", at: "2026-03-10 09:00",
        ["level": "yellow", "unit": "dept/water", "cause": "order"])
    }
    take("zhao") { $0.resolve("C-4", by: "s/c/g", at: "2026-03-03 09:00") }
    take(nil) { $0.resolve("C-5", by: "s/c/g", at: "2026-03-03 09:00") }
    for name in ["C-4", "C-5"] {
      take("clerk") {
        $0.record("case.followed", name, at: "2026-03-04 09:00", ["reached": false])
        $0.close(name, at: "2026-03-04 10:00")
      }
    }
    return result
  }

  private static func signed(_ envelope: Envelope, by who: String?) -> Envelope {
    var envelope = envelope
    envelope.others.removeAll { $0.key == "authid" }
    if let who { envelope.others.append(("authid", .string(who))) }
    return envelope
  }

  private static func persons(
    _ envelopes: [Envelope], _ period: String, now: String, kinds: Set<Unit.Kind> = []
  ) throws -> (view: CaseView, question: Assessment, persons: PersonScoreboard) {
    let temporary = TemporaryHome()
    try temporary.append(envelopes)
    let loaded = try temporary.home.load()
    let (state, signatures) = try temporary.home.signatures(.all, in: loaded)
    #expect(state.digest == loaded.state.digest)
    let view = CaseView(state, now: instant(now))
    let question = view.assessment(try #require(Period(period)))
    return (view, question, view.persons(question, signatures, kinds: kinds))
  }

  /// `dispatched responded reached solved satisfied due onTime returned points`
  private static func figures(_ tally: Tally) -> String {
    Figure.allCases.map { "\(tally[$0])" }.joined(separator: " ")
  }

  @Test("a leg is that of who signed it, else of who resolved in it, else nobody's")
  func worked() throws {
    let (view, _, persons) = try Self.persons(
      Self.book(), "2026-03", now: "2026-03-31 09:00")
    let rows = persons.scoreboard.rows.map {
      "\($0.rank.map { "\($0)" } ?? "–") \(view.symbols.text($0.unit)) \(Self.figures($0.tally))"
    }
    #expect(
      rows == [
        // 100 %. C-2 at the water: answered, due on 9 March, overdue. C-1's closing is normal.
        "1 wang 1 1 1 0 0 0 1 0 0 1",
        // (30 + 35 + 0) %. C-1 and C-2, due on the 9th; a leg that ended by a return is met.
        "2 li 2 2 2 1 1 0 2 2 1 0",
        // The grid's own leg of C-4, and its closing.
        "– zhao 0 0 0 0 0 0 1 1 0 1",
      ])
    // C-3 is not signed; the grid's legs up to the dispatches of C-1 to C-3, and C-5, are nobody's.
    #expect(Self.figures(persons.nobody) == "1 1 1 0 0 0 5 4 0 1")
    #expect(persons.cards == -5)
  }

  @Test("a kind of units restricts what counts, and who is ranked")
  func kinds() throws {
    let (view, _, persons) = try Self.persons(
      Self.book(), "2026-03", now: "2026-03-31 09:00", kinds: [.tier])
    #expect(persons.scoreboard.rows.map { view.symbols.text($0.unit) } == ["zhao"])
    #expect(persons.cards == 0)
  }

  @Test("a person's row has the keys of a unit's, and the unit of an actor who is registered")
  func keys() throws {
    var book = CaseBook.standard()
    book.record(
      "actor.registered", "actor/li", at: "2026-03-01 09:00", by: "s",
      ["actor": "li", "unit": "dept/housing", "roles": []])
    var added = try #require(book.envelopes.last)
    added.id = "actor-li"
    let (view, question, persons) = try Self.persons(
      Self.book() + [added], "2026-03", now: "2026-03-31 09:00")
    let rows = persons.scoreboard.rows.map { view.json($0, as: AssessReports.persons) }
    let unitRow = view.json(
      try #require(view.scoreboard(question).rows.first), as: AssessReports.scoreboard)
    #expect(rows[0].keys == ["actor"] + unitRow.keys)
    #expect(rows.map { $0["unit"]?.string } == [nil, "dept/housing", nil])
  }

  @Test(
    "persons, what is nobody's, and cards add up to the units, over random histories",
    arguments: ([71, 72, 73, 74, 75, 76] as [UInt64]).sampled(1))
  func sums(seed: UInt64) {
    var dice = Seeded(seed)
    let envelopes = RandomBook.envelopes(seed: seed, steps: 220).map { envelope in
      Self.signed(envelope, by: dice.pick(["li", "wang", "zhao", "乙", nil]))
    }
    RandomBook.check(envelopes, "seed \(seed)", Self.compareSums)
  }

  private static func compareSums(_ envelopes: [Envelope], _ found: inout Differences) throws {
    for kinds in [[], [.department], [.tier, .company]] as [Set<Unit.Kind>] {
      let (view, question, persons) = try Self.persons(
        envelopes, "2026", now: "2026-06-30 09:00", kinds: kinds)
      let units = view.scoreboard(question, kinds: kinds).rows.map(\.tally)
      let parts = persons.scoreboard.rows.map(\.tally) + [persons.nobody]
      for figure in Figure.allCases {
        let sum = parts.reduce(0) { $0 + $1[figure] } + (figure == .points ? persons.cards : 0)
        found.expect(sum, units.reduce(0) { $0 + $1[figure] }, "\(figure), \(kinds)")
      }
    }
  }
}
