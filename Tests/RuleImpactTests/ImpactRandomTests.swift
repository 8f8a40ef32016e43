import Basics
import CaseModel
import CaseTestSupport
import EventBook
import HomeTestSupport
import Projection
import Queries
import Reports
import RuleImpact
import TestSupport
import Testing

/// Random books and random pairs of rulesets.
@Suite("Rule impact on random books")
struct ImpactRandomTests {
  static let seeds = (70..<74 as Range<UInt64>).sampled(1)
  static let now = instant("2026-04-01 12:00")

  static func book(_ envelopes: [Envelope], _ home: TemporaryHome) throws -> DecodedBook {
    try home.append(envelopes)
    return try DecodedBook(home.home)
  }

  static func impact(_ book: DecodedBook, _ today: JSONValue?, _ new: JSONValue?) throws -> Impact {
    let period = Period("2026")
    return Impact(
      book, try book.projection(under: RulesOverride(today), now: now, period: period),
      try book.projection(under: RulesOverride(new), now: now, period: period))
  }

  @Test("rules against themselves change nothing", arguments: seeds)
  func control(seed: UInt64) throws {
    let book = try Self.book(RandomBook.envelopes(seed: seed, steps: 90), TemporaryHome())
    let today = book.rules(at: Self.now).document
    for rules in [today, RandomBook.rules(seed)] {
      let impact = try Self.impact(book, rules, rules)
      #expect(impact.isEmpty)
      #expect(impact.total[.same] == book.state.table.caseCount)
      #expect(Array(impact.rows).isEmpty)
    }
  }

  @Test("every case is in one class, and the sums add up", arguments: seeds)
  func partition(seed: UInt64) throws {
    let book = try Self.book(RandomBook.envelopes(seed: seed, steps: 90), TemporaryHome())
    let impact = try Self.impact(
      book, RandomBook.rules(seed), RandomBook.rules(seed + 1000))
    #expect(impact.total.cases == book.state.table.caseCount)
    #expect(impact.total.changed == impact.differences.count)
    #expect(Set(impact.differences.map(\.subject)).count == impact.differences.count)
    #expect(impact.byTier.values.reduce(0) { $0 + $1.cases } == impact.total.cases)
    #expect(impact.byUnit.values.reduce(0) { $0 + $1.cases } == impact.total.cases)
    for impactClass in ImpactClass.allCases {
      let count = impact.total[impactClass]
      #expect(impact.byTier.values.reduce(0) { $0 + $1[impactClass] } == count)
      #expect(impact.byUnit.values.reduce(0) { $0 + $1[impactClass] } == count)
      #expect(impact.summary[impactClass.name]?.number?.int == count)
      if impactClass != .same {
        #expect(impact.differences.count { $0.impact == impactClass } == count)
      }
    }
    #expect(Array(impact.projectedCases).count == impact.total.cases)
  }

  @Test(
    "what is projected is what the book says in which they were adopted for all from the start",
    arguments: seeds)
  func sameAsAdopted(seed: UInt64) throws {
    let envelopes = RandomBook.envelopes(seed: seed, steps: 120)
    let rules = RandomBook.rules(seed)
    let book = try Self.book(envelopes, TemporaryHome())
    let impact = try Self.impact(book, book.rules(at: Self.now).document, rules)
    let other = TemporaryHome()
    try other.append(RandomBook.adopted(rules, envelopes))
    let view = CaseView(try other.plain.load().state, now: Self.now)
    let expected = view.state.table.sortedCases.map { subject in
      let row = view.row(view.state.table.name(of: subject), view.state.table[subject])
      return Self.brief(view.json(row, as: CaseReports.caseLines))
    }
    #expect(impact.projectionLines.map(Self.brief) == expected)
    let scores = view.scoreboard(view.assessment(try #require(Period("2026"))))
    let projected = try #require(impact.new.scoreboard)
    let own = CaseView(book.state, now: Self.now)
    #expect(
      projected.rows.map { JSONValue.object(own.json($0, as: AssessReports.scoreboard)).text }
        .sorted()
        == scores.rows.map { JSONValue.object(view.json($0, as: AssessReports.scoreboard)).text }
        .sorted())
  }

  /// A case as both say it.
  private static func brief(_ row: JSONObject) -> String {
    let timers = (row["timers"]?.array ?? []).map { timer in
      ["timer", "run", "state", "due", "provisional"].map { timer.object?[$0]?.text ?? "" }
        .joined(separator: " ")
    }
    let heads = ["case", "status", "tier", "holder"].map { row[$0]?.text ?? "" }
    return (heads + timers).joined(separator: " | ")
  }

  @Test(
    "cases that the reading folded serve as those that are folded again",
    arguments: (74..<78 as Range<UInt64>).sampled(1), [true, false])
  func takenOver(seed: UInt64, isAdoptedOnce: Bool) throws {
    var envelopes = RandomBook.envelopes(seed: seed, steps: 70)
    let today = Fixture.rules
    if isAdoptedOnce { envelopes = RandomBook.adopted(today, envelopes) }
    let book = try Self.book(envelopes, TemporaryHome())
    let limits: JSONValue = ["remind": "1wd", "limit": "2wd", "red": "7wd"]
    let other = try book.projection(under: RulesOverride(Self.elsewhere(today)), now: Self.now)
    for rules in [today, today.setting(["classes", "normal", "timers", "handle"], limits)] {
      let projections = try [false, true].map { foldsAll in
        try book.projection(
          under: RulesOverride(rules), now: Self.now, period: Period("2026"), foldsAll: foldsAll)
      }
      if isAdoptedOnce { #expect(projections[0].folded == 0) }
      #expect(projections[1].folded == projections[1].verdicts.count)
      #expect(Impact(book, projections[0], projections[1]).isEmpty)
      let impacts = projections.map { Impact(book, $0, other) }
      let rows = impacts.map { $0.caseLines.map { JSONValue.object($0).text } }
      #expect(rows[0] == rows[1])
      let cases = impacts.map { $0.projectionLines.map(Self.brief) }
      #expect(cases[0] == cases[1])
    }
  }

  @Test("cases that other rules would have put elsewhere are folded again, and only those")
  func putElsewhere() throws {
    var (folded, cases) = (0, 0)
    for seed in (80..<88 as Range<UInt64>).sampled(4) {
      let book = try Self.book(RandomBook.envelopes(seed: seed, steps: 70), TemporaryHome())
      let own = try book.projection(under: book.rules(at: Self.now), now: Self.now)
      for rules in [Self.elsewhere(Fixture.rules), RandomBook.rules(seed)] {
        let projections = try [false, true].map { foldsAll in
          try book.projection(
            under: RulesOverride(rules), now: Self.now, period: Period("2026"), foldsAll: foldsAll)
        }
        #expect(Impact(book, projections[0], projections[1]).isEmpty)
        let rows = projections.map { projection in
          Impact(book, own, projection).caseLines.map { JSONValue.object($0).text }
        }
        #expect(rows[0] == rows[1])
        folded += projections[0].folded
        cases += projections[0].verdicts.count
      }
    }
    #expect((1..<cases).contains(folded))
  }

  @Test("however many threads divide the cases, the result is the same", arguments: seeds)
  func threads(seed: UInt64) throws {
    let book = try Self.book(
      RandomBook.envelopes(seed: seed, steps: Thoroughness.rounds(90, sample: 25)), TemporaryHome())
    let rules = [book.rules(at: Self.now), RulesOverride(RandomBook.rules(seed))]
    let impacts = try [1, 2, 3, 100].sampled(2).map { threads in
      let projections = try rules.map { rules throws(Diagnostic) in
        try book.projection(
          under: rules, now: Self.now, period: Period("2026"), threads: threads)
      }
      return Impact(book, projections[0], projections[1])
    }
    let answers = impacts.map { impact in
      (impact.caseLines + impact.projectionLines + [impact.summary])
        .map { JSONValue.object($0).text }
    }
    for other in impacts.indices.dropFirst() {
      #expect(answers[other] == answers[0])
      for (one, many) in [
        (impacts[0].today, impacts[other].today), (impacts[0].new, impacts[other].new),
      ] {
        #expect(one.folded == many.folded && one.heldBytes == many.heldBytes)
        let tables = [one, many].map { $0.scoreboard?.rows.map { ["\($0.unit)", "\($0.tally)"] } }
        #expect(tables[0] == tables[1])
      }
    }
  }

  /// The rules with a tier less and another start for a matter.
  private static func elsewhere(_ rules: JSONValue) -> JSONValue {
    rules.setting(["ladder"], ["grid", "community", "street"])
      .setting(["matters", "3", "tier"], "community")
  }

  @Test("narrowed questions are parts of the whole", arguments: seeds.prefix(2))
  func narrowed(seed: UInt64) throws {
    let book = try Self.book(RandomBook.envelopes(seed: seed, steps: 90), TemporaryHome())
    let whole = try Self.impact(
      book, RandomBook.rules(seed), RandomBook.rules(seed + 1))
    let rows = whole.caseLines.map { JSONValue.object($0).text }
    func part(_ scope: ImpactScope) -> Impact {
      Impact(book, whole.today, whole.new, scope: scope)
    }
    let matters = Set(book.state.table.states.filter(\.isRegistered).map(\.matter))
    let byMatter = matters.map {
      part(ImpactScope(matters: [book.state.reference.symbols.text($0)]))
    }
    let byMonth = (1...12).map {
      part(ImpactScope(period: Period("2026-" + Decimal.padded($0, 2))))
    }
    for parts in [byMatter, byMonth] {
      #expect(parts.reduce(0) { $0 + $1.total.cases } == whole.total.cases)
      #expect(
        parts.flatMap { $0.caseLines.map { JSONValue.object($0).text } }.sorted() == rows.sorted())
    }
  }
}
