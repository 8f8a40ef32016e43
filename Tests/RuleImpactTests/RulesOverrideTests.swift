import Basics
import CaseModel
import CaseTestSupport
import EventBook
import HomeTestSupport
import Projection
import Reports
import Queries
import TestSupport
import Testing

@Suite("As if")
struct RulesOverrideTests {
  static let now = instant("2026-04-01 12:00")

  @Test(
    "a book under overriding rules is the book in which they alone were adopted for all from the start",
    arguments: (40..<46 as Range<UInt64>).sampled(1))
  func sameAsAdopted(seed: UInt64) {
    RandomBook.check(seed: seed, steps: 120) { envelopes, found in
      let rules = RandomBook.rules(seed)
      let temporary = TemporaryHome()
      try temporary.append(envelopes)
      try temporary.snapshot()
      let other = TemporaryHome()
      try other.append(RandomBook.adopted(rules, envelopes))
      var home = temporary.home
      home.rulesOverride = RulesOverride(rules)
      let state = try home.load().state
      let expected = try other.plain.load().state
      found.expect(state.cases(at: Self.now), expected.cases(at: Self.now), "cases")
      found.expect(state.reference.zone(at: .earliest).name, "Asia/Shanghai", "zone")
    }
  }

  @Test("as if no rules had been adopted, no timer has a limit")
  func withoutRules() throws {
    let temporary = TemporaryHome()
    var book = CaseBook.standard()
    book.handleCase()
    try temporary.append(book.envelopes)
    var home = temporary.home
    home.rulesOverride = RulesOverride(nil)
    let view = CaseView(try home.load().state, now: Self.now)
    let state = try #require(view.state.table.find("C-1"))
    #expect(view.rows(of: state).isEmpty)
  }

  @Test("the book and its snapshots stay as they are")
  func writesNothing() throws {
    let temporary = TemporaryHome()
    try temporary.append(RandomBook.envelopes(seed: 61, steps: 40))
    try temporary.snapshot()
    let before = try temporary.plain.load().state.digest
    let files = try temporary.names("snapshots")
    var home = temporary.home
    home.rulesOverride = RulesOverride(RandomBook.rules(61))
    #expect(try home.load().snapshot == nil)
    #expect(try home.load(extent: .onDemand).snapshot == nil)
    #expect(try temporary.names("snapshots") == files)
    #expect(try temporary.home.load().state.digest == before)
  }

  @Test("an unusable ruleset is refused with its path")
  func invalid() throws {
    let temporary = TemporaryHome()
    try temporary.append(RandomBook.envelopes(seed: 62, steps: 1))
    var home = temporary.home
    home.rulesOverride = RulesOverride(Fixture.rules.setting(["ladder"], []))
    let error = #expect(throws: Diagnostic.self) { try home.load() }
    #expect(error?.code == "rules.invalid")
    #expect(error?.message.english.contains("/ladder") == true)
  }
}

extension BookState {
  /// Every case with its timers, as one text.
  func cases(at now: Timestamp) -> String {
    let view = CaseView(self, now: now)
    return table.sortedCases.map { subject in
      let row = view.row(table.name(of: subject), table[subject])
      return JSONValue.object(view.json(row, as: CaseReports.caseLines)).text
    }.joined(separator: "\n")
  }
}
