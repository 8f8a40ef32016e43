import Basics
import CaseModel
import CaseTestSupport
import EventBook
import Projection
import Testing
import TestSupport

@Suite("As if")
struct SuppositionTests {
  static let now = instant("2026-04-01 12:00")

  /// The fixture's rules with other limits, matters and escalations, by seed.
  static func rules(_ seed: UInt64) -> JSONValue {
    var seeded = Seeded(seed)
    var rules = Fixture.rules.setting(["name"], .string("as if \(seed)"))
    rules = rules.setting(
      ["classes", "normal", "timers", "handle"],
      ["limit": .string("\(1 + seeded.below(4))wd"), "red": .string("\(5 + seeded.below(4))wd")])
    if seeded.chance(50) { rules = rules.setting(["matters", "1", "tier"], "community") }
    if seeded.chance(50) {
      rules = rules.setting(["ladder"], ["grid", "community", "street", "county"])
    }
    if seeded.chance(50) { rules = rules.setting(["matters", "2", "class"], "urgent") }
    return rules
  }

  /// The same facts with the ruleset adopted for all from the start, and no other adoption.
  static func adopted(_ rules: JSONValue, _ envelopes: [Envelope]) -> [Envelope] {
    let adoption = Envelope(
      id: "only", source: "/s", type: "rules.adopted", subject: "rules",
      time: "2020-01-01T00:00:00Z", authType: "user", authID: "tester",
      data: ["ruleset": rules, "effective": "0001-01-01T00:00:00Z", "scope": "all"])
    return [adoption] + envelopes.filter { $0.type != "rules.adopted" }
  }

  @Test(
    "a book under supposed rules is the book in which they alone were adopted for all from the start",
    arguments: (40..<46 as Range<UInt64>).sampled(1))
  func sameAsAdopted(seed: UInt64) throws {
    let envelopes = RandomBook.envelopes(seed: seed, steps: 120)
    let rules = Self.rules(seed)
    let temporary = TemporaryHome()
    try temporary.append(envelopes)
    try temporary.snapshot()
    let other = TemporaryHome()
    try other.append(Self.adopted(rules, envelopes))
    var home = temporary.home
    home.supposed = Supposition(rules)
    let state = try home.load().state
    #expect(state.cases(at: Self.now) == (try other.plain.load().state.cases(at: Self.now)))
    #expect(state.scene.zone(at: .earliest).name == "Asia/Shanghai")
  }

  @Test("as if no rules had been adopted, no timer has a limit")
  func withoutRules() throws {
    let temporary = TemporaryHome()
    var book = CaseBook.standard()
    book.handleCase()
    try temporary.append(book.envelopes)
    var home = temporary.home
    home.supposed = Supposition(nil)
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
    home.supposed = Supposition(Self.rules(61))
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
    home.supposed = Supposition(Fixture.rules.setting(["ladder"], []))
    let error = #expect(throws: Diagnostic.self) { try home.load() }
    #expect(error?.code == "rules.invalid")
    #expect(error?.message.english.contains("/ladder") == true)
  }
}

extension BookState {
  /// Every case with its timers, as one text.
  func cases(at now: Timestamp) -> String {
    let view = CaseView(self, now: now)
    return table.sortedCases.map {
      JSONValue.object(view.json(table.name(of: $0), table[$0])).text
    }.joined(separator: "\n")
  }
}
