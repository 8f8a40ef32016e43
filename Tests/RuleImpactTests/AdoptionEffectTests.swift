import Basics
import CaseModel
import CaseTestSupport
import EventBook
import Projection
import Queries
import RuleImpact
import TestSupport
import Testing

/// One case, one adoption, worked by hand.
///
/// `C-1` is registered, accepted at the grid, dispatched to housing and signed on Monday 2026-03-02 at
/// 09:00. `handle` of the second leg is due after 5wd, on Monday the 9th at 09:00; it is carded yellow
/// on Tuesday the 10th at 08:00 and resolved at 09:00. Its runs are accept, sign, handle 1 (to the
/// dispatch), handle 2, resolve, from the card reply and from the resolution follow; contact was never
/// made. The last three are open.
@Suite("What an adoption would do to the timers of a book")
struct AdoptionEffectTests {
  private static func effect(
    _ rules: JSONValue, _ scope: Adoption.Scope, effective: String, now: String = "2026-03-20 12:00"
  ) throws -> AdoptionEffect {
    var book = CaseBook.standard()
    book.handleCase()
    book.record(
      "supervision.issued", "C-1", at: "2026-03-10 08:00", by: "system/sweep",
      [
        "level": "yellow", "unit": "dept/housing", "timer": "handle", "run": 2, "cause": "timer",
      ])
    book.resolve(at: "2026-03-10 09:00")
    var state = book.state
    let ruleset = try Fixture.ruleset(rules, &state.reference.symbols)
    return AdoptionEffect(
      of: Adoption(
        ruleset: ruleset, effective: instant(effective), scope: scope,
        sequence: state.sequence + 1), on: state, now: instant(now))
  }

  /// Due after 6wd, on the 10th at 09:00, the very instant of the resolution: in time.
  private static let longer = Fixture.rules(
    "handle", ["remind": "4wd", "limit": "6wd", "red": "10wd"])

  @Test("new governs what starts later: the reply to the card and the follow-up")
  func new() throws {
    let effect = try Self.effect(Self.longer, .new, effective: "2026-03-05 00:00")
    #expect((effect.runs, effect.running, effect.cases) == (2, 2, 1))
    #expect((effect.moved, effect.becomingMet, effect.unfounded) == (0, 0, 0))
  }

  @Test(
    "open takes over what ran then, too: contact, handle 2 and resolve")
  func open() throws {
    let effect = try Self.effect(Self.longer, .open, effective: "2026-03-05 00:00")
    #expect((effect.runs, effect.running, effect.cases) == (5, 3, 1))
    #expect((effect.moved, effect.becomingMet, effect.becomingLate) == (1, 1, 0))
    // The yellow card stands, and would not be issued any more.
    #expect(effect.unfounded == 1)
  }

  @Test("all takes over every one; the first leg's due time moves too")
  func all() throws {
    let effect = try Self.effect(Self.longer, .all, effective: "2026-03-05 00:00")
    #expect((effect.runs, effect.running, effect.cases) == (8, 3, 1))
    #expect((effect.moved, effect.becomingMet, effect.unfounded) == (2, 1, 1))
  }

  @Test("limits come to runs that had none, and go from an overdue one")
  func gainedAndLost() throws {
    // `contact` was never made and is overdue; the new rules have no limit for it, but one to answer.
    let rules = Fixture.rules(timers: ["handle": ["limit": "5wd"], "resolve": ["limit": "15wd"]])
    let effect = try Self.effect(rules, .open, effective: "2026-03-05 00:00")
    // contact, the reply to the card and the follow-up lose theirs; all three were overdue.
    #expect((effect.gained, effect.lost, effect.lostOverdue) == (0, 3, 3))
    let back = try Self.effect(
      Fixture.rules("answer", ["limit": "1d"]), .all, effective: "2026-03-05 00:00")
    #expect((back.gained, back.lost) == (0, 0))
  }

  @Test("a shorter limit makes late what was in time, and leaves no card without ground")
  func shorter() throws {
    // The follow-up is due after 1d and not 3d: on the 11th at 09:00, before now.
    let rules = Fixture.rules("follow", ["limit": "1d"])
    let effect = try Self.effect(
      rules, .all, effective: "2026-03-05 00:00", now: "2026-03-11 12:00")
    #expect((effect.moved, effect.becomingLate, effect.becomingMet) == (1, 1, 0))
    #expect(effect.unfounded == 0)
  }

  @Test("what is to come is told of its day, as the book stands")
  func future() throws {
    let effect = try Self.effect(Self.longer, .open, effective: "2026-04-01 00:00")
    #expect(effect.instant == instant("2026-04-01 00:00"))
    #expect((effect.runs, effect.running, effect.moved) == (3, 3, 0))
    let past = try Self.effect(Self.longer, .open, effective: "2026-03-05 00:00")
    #expect(past.instant == instant("2026-03-20 12:00"))
  }

  @Test("rules that are overtaken by later ones take over nothing of theirs")
  func overtaken() throws {
    // In force before the fixture's own, which is effective earlier than the case.
    let effect = try Self.effect(Self.longer, .all, effective: "2020-01-01 00:00")
    #expect((effect.runs, effect.moved, effect.unfounded) == (0, 0, 0))
  }

  @Test(
    "what is told is what the book says once it is recorded",
    arguments: (401..<405 as Range<UInt64>).sampled(1))
  func recorded(seed: UInt64) {
    RandomBook.check(seed: seed, steps: 60) { envelopes, found in
      for scope in Adoption.Scope.allCases {
        try Self.compare(scope, RandomBook.rules(seed), envelopes, &found)
      }
    }
  }

  private static func compare(
    _ scope: Adoption.Scope, _ rules: JSONValue, _ envelopes: [Envelope],
    _ found: inout Differences
  ) throws {
    var book = CaseBook(reportsBroken: false)
    for envelope in envelopes { book.record(envelope) }
    let now = instant("2026-03-05 12:00")
    var before = book.state
    let ruleset = try Fixture.ruleset(rules, &before.reference.symbols)
    let effect = AdoptionEffect(
      of: Adoption(
        ruleset: ruleset, effective: instant("2026-02-10 00:00"), scope: scope,
        sequence: before.sequence + 1), on: before, now: now)
    book.adopt(
      rules, effective: "2026-02-10 00:00", scope: scope.rawValue, at: "2026-03-05 12:00")
    let (old, new) = (CaseView(before, now: now), CaseView(book.state, now: now))
    func dues(_ view: CaseView) -> [String: String] {
      var dues: [String: String] = [:]
      view.forEachRow { subject, _, row in
        let name = "\(view.state.table.name(of: subject)) \(row.timer) \(row.number)"
        dues[name] = row.due?.rfc3339()
      }
      return dues
    }
    let (was, becomes) = (dues(old), dues(new))
    let names = Set(was.keys).union(becomes.keys)
    found.expect(effect.moved, names.count { was[$0] != becomes[$0] }, "moved, \(scope)")
  }
}
