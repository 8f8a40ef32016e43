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

  static func book(_ envelopes: [Envelope], _ home: TemporaryHome) throws -> DecodedCases {
    try home.append(envelopes)
    return try DecodedBook(home.home).cases
  }

  static func impact(_ book: DecodedCases, _ today: JSONValue?, _ new: JSONValue?) throws -> Impact
  {
    let period = Period("2026")
    return Impact(
      book, try book.projection(under: RulesOverride(today), now: now, period: period),
      try book.projection(under: RulesOverride(new), now: now, period: period))
  }

  @Test("rules against themselves change nothing", arguments: seeds)
  func control(seed: UInt64) {
    RandomBook.check(seed: seed, steps: 90) { envelopes, found in
      let book = try Self.book(envelopes, TemporaryHome())
      let today = book.rules(at: Self.now).document
      for rules in [today, RandomBook.rules(seed)] {
        let impact = try Self.impact(book, rules, rules)
        found.expect(impact.isEmpty, "nothing changes")
        found.expect(impact.total[.same], book.state.table.caseCount, "cases that stay the same")
        found.expect(Array(impact.rows).isEmpty, "there are no rows")
      }
    }
  }

  @Test("every case is in one class, and the sums add up", arguments: seeds)
  func partition(seed: UInt64) {
    RandomBook.check(seed: seed, steps: 90) { envelopes, found in
      let book = try Self.book(envelopes, TemporaryHome())
      let impact = try Self.impact(
        book, RandomBook.rules(seed), RandomBook.rules(seed + 1000))
      let (total, differences) = (impact.total, impact.differences)
      found.expect(total.cases, book.state.table.caseCount, "cases")
      found.expect(total.changed, differences.count, "changed cases")
      found.expect(Set(differences.map(\.subject)).count, differences.count, "cases, each once")
      found.expect(impact.byTier.values.reduce(0) { $0 + $1.cases }, total.cases, "by tier")
      found.expect(impact.byUnit.values.reduce(0) { $0 + $1.cases }, total.cases, "by unit")
      for impactClass in ImpactClass.allCases {
        let (count, name) = (total[impactClass], impactClass.name)
        found.expect(
          impact.byTier.values.reduce(0) { $0 + $1[impactClass] }, count, "tiers \(name)")
        found.expect(
          impact.byUnit.values.reduce(0) { $0 + $1[impactClass] }, count, "units \(name)")
        found.expect(impact.summary[name]?.number?.int, count, "summary \(name)")
        if impactClass != .same {
          found.expect(differences.count { $0.impact == impactClass }, count, "rows \(name)")
        }
      }
      found.expect(Array(impact.projectedCases).count, total.cases, "projected cases")
    }
  }

  @Test(
    "what is projected is what the book says in which they were adopted for all from the start",
    arguments: seeds)
  func sameAsAdopted(seed: UInt64) {
    RandomBook.check(seed: seed, steps: 120) { envelopes, found in
      try Self.compareWithAdopted(envelopes, RandomBook.rules(seed), &found)
    }
  }

  private static func compareWithAdopted(
    _ envelopes: [Envelope], _ rules: JSONValue, _ found: inout Differences
  ) throws {
    let book = try Self.book(envelopes, TemporaryHome())
    let impact = try Self.impact(book, book.rules(at: Self.now).document, rules)
    let other = TemporaryHome()
    try other.append(RandomBook.adopted(rules, envelopes))
    let view = CaseView(try other.plain.load().state, now: Self.now)
    let expected = view.state.table.sortedCases.map { subject in
      let row = view.row(view.state.table.name(of: subject), view.state.table[subject])
      return Self.brief(view.json(row, as: CaseReports.caseLines))
    }
    found.expect(impact.projectionLines.map(Self.brief), expected, "cases")
    guard let year = Period("2026"), let projected = impact.new.scoreboard else {
      return found.expect(false, "there is a scoreboard")
    }
    let scores = view.scoreboard(view.assessment(year))
    let own = CaseView(book.state, now: Self.now)
    found.expect(
      projected.rows.map { own.texts([$0], as: AssessReports.scoreboard) }.sorted(),
      scores.rows.map { view.texts([$0], as: AssessReports.scoreboard) }.sorted(), "scoreboard")
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
  func threads(seed: UInt64) {
    RandomBook.check(seed: seed, steps: Thoroughness.rounds(90, sample: 25)) { envelopes, found in
      try Self.compareThreads(envelopes, RandomBook.rules(seed), &found)
    }
  }

  private static func compareThreads(
    _ envelopes: [Envelope], _ drafted: JSONValue, _ found: inout Differences
  ) throws {
    let book = try Self.book(envelopes, TemporaryHome())
    let rules = [book.rules(at: Self.now), RulesOverride(drafted)]
    let impacts = try [1, 2, 3, 100].sampled(2).map { threads in
      let projections = try rules.map { rules throws(Diagnostic) in
        try book.projection(
          under: rules, now: Self.now, period: Period("2026"), jobs: threads, atLeast: 1)
      }
      return Impact(book, projections[0], projections[1])
    }
    let answers = impacts.map { impact in
      (impact.caseLines + impact.projectionLines + [impact.summary])
        .map { JSONValue.object($0).text }
    }
    for other in impacts.indices.dropFirst() {
      found.expect(answers[other], answers[0], "answers")
      for (one, many) in [
        (impacts[0].today, impacts[other].today), (impacts[0].new, impacts[other].new),
      ] {
        found.expect(many.folded, one.folded, "cases folded again")
        found.expect(many.heldBytes, one.heldBytes, "bytes held")
        let tables = [one, many].map { $0.scoreboard?.rows.map { ["\($0.unit)", "\($0.tally)"] } }
        found.expect(tables[1], tables[0], "scoreboards")
      }
    }
  }

  /// The rules with a tier less and another start for a matter.
  private static func elsewhere(_ rules: JSONValue) -> JSONValue {
    rules.setting(["ladder"], ["grid", "community", "street"])
      .setting(["matters", "3", "tier"], "community")
  }

  @Test("narrowed questions are parts of the whole", arguments: seeds.prefix(2))
  func narrowed(seed: UInt64) {
    RandomBook.check(seed: seed, steps: 90) { envelopes, found in
      let book = try Self.book(envelopes, TemporaryHome())
      let whole = try Self.impact(book, RandomBook.rules(seed), RandomBook.rules(seed + 1))
      Self.comparePartsOf(whole, of: book, &found)
    }
  }

  private static func comparePartsOf(
    _ whole: Impact, of book: DecodedCases, _ found: inout Differences
  ) {
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
      found.expect(parts.reduce(0) { $0 + $1.total.cases }, whole.total.cases, "cases")
      found.expect(
        parts.flatMap { $0.caseLines.map { JSONValue.object($0).text } }.sorted(), rows.sorted(),
        "rows")
    }
  }
}
