import Basics
import CaseModel
import CaseTestSupport
import EventBook
import HomeTestSupport
import Projection
import RuleImpact
import Testing

/// One case, one changed clause, one class; each worked by hand.
///
/// The case `C-1` is registered, accepted at the grid, dispatched to housing and signed on Monday
/// 2026-03-02 at 09:00, and resolved on Friday the 6th at 09:00, on the fourth working day. Under
/// the fixture's rules `handle` of the second leg is due after 5wd, on Monday the 9th.
@Suite("Classes of rule impact")
struct ImpactClassTests {
  static let now = instant("2026-03-20 12:00")

  /// Sequences: 11 units, 3 calendars, the rules at 15; then registered 16, accepted 17,
  /// dispatched 18, signed 19.
  private static func book(_ more: (inout CaseBook) -> Void) -> CaseBook {
    var book = CaseBook.standard()
    book.handleCase()
    more(&book)
    return book
  }

  static func row(
    _ book: CaseBook, _ new: JSONValue, now: Timestamp = now
  ) throws -> JSONObject? {
    let home = TemporaryHome()
    try home.append(book.envelopes)
    let kept = try DecodedBook(home.home).cases
    let impact = Impact(
      kept, try kept.projection(under: kept.rules(at: now), now: now),
      try kept.projection(under: RulesOverride(new), now: now))
    #expect(impact.total.cases == 1)
    return impact.caseLines.first
  }

  struct Change: CustomTestStringConvertible, Sendable {
    let path: [String]
    let value: JSONValue?
    let impact: String
    let clause: String
    let first: Int
    var testDescription: String { clause + " " + impact }
  }

  private static let normal = ["classes", "normal", "timers"]

  @Test(
    "a resolved case",
    arguments: [
      // 3wd: due Thursday the 5th, resolved on the 6th. `remind` must not lie beyond the limit.
      Change(
        path: normal + ["handle"], value: ["remind": "3wd", "limit": "3wd", "red": "10wd"],
        impact: "met-to-late", clause: "/classes/normal/timers/handle/limit", first: 18),
      // 6wd: due Tuesday the 10th, in time as before; so is the leg that acceptance began.
      Change(
        path: normal + ["handle"], value: ["remind": "4wd", "limit": "6wd", "red": "10wd"],
        impact: "due-moved", clause: "/classes/normal/timers/handle/limit", first: 17),
      // A reminder after 3wd, on the 5th, would have been sent, and was not.
      Change(
        path: normal + ["handle"], value: ["remind": "3wd", "limit": "5wd", "red": "10wd"],
        impact: "notice-missing", clause: "/classes/normal/timers/handle/remind", first: 18),
      // A red line that is not reached moves nothing.
      Change(
        path: normal + ["handle"], value: ["remind": "4wd", "limit": "5wd", "red": "9wd"],
        impact: "same", clause: "", first: 0),
      // No limit any more: the row is gone.
      Change(
        path: normal + ["handle"], value: nil, impact: "due-moved",
        clause: "/classes/normal/timers/handle", first: 17),
      // With Saturday and Sunday as working days, 5wd end on Saturday the 7th, for both legs.
      Change(
        path: ["calendar", "week"], value: ["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
        impact: "due-moved", clause: "/calendar/week", first: 17),
      // The matter starts at the community, and has that tier ever after.
      Change(
        path: ["matters", "1", "tier"], value: "community", impact: "tier",
        clause: "/matters/1/tier", first: 17),
      // An urgent matter: resolve is due 2d after acceptance, on Wednesday the 4th.
      Change(
        path: ["matters", "1", "class"], value: "urgent", impact: "met-to-late",
        clause: "/matters/1/class", first: 17),
      // The matter is gone.
      Change(
        path: ["matters"], value: [], impact: "unprocessable", clause: "/matters/1", first: 16),
      // The ladder without the grid, where the case was accepted.
      Change(
        path: ["ladder"], value: ["building", "community", "street"], impact: "unprocessable",
        clause: "/ladder", first: 17),
      // A calendar of which no year was adopted.
      Change(
        path: ["calendar", "name"], value: "moon", impact: "unprocessable",
        clause: "/calendar/name", first: 16),
      // Weights touch no case.
      Change(
        path: ["assess", "weights"], value: ["onTime": 1], impact: "same", clause: "", first: 0),
    ])
  func resolved(change: Change) throws {
    var rules = Fixture.rules.setting(change.path, change.value)
    if change.clause == "/ladder" {
      rules = rules.setting(["tiers", "grid"], nil).setting(["matters"], [["code": "noise"]])
    }
    #expect(Fixture.faults(rules).isEmpty)
    let book = Self.book { $0.resolve(at: "2026-03-06 09:00") }
    let row = try Self.row(book, rules)
    #expect(row?["class"]?.string ?? "same" == change.impact)
    #expect(row?["clause"]?.string ?? "" == change.clause)
    #expect(row?["first"]?.number?.int ?? 0 == change.first)
  }

  /// Resolved on Tuesday the 10th, a day late, and carded yellow on the 10th at 08:00.
  private static let late = book { book in
    book.record(
      "supervision.issued", "C-1", at: "2026-03-10 08:00", by: "system/sweep",
      [
        "level": "yellow", "unit": "dept/housing", "timer": "handle", "run": 2, "cause": "timer",
      ])
    book.resolve(at: "2026-03-10 09:00")
  }

  @Test("a longer limit makes a late case one in time, and the card shows in the column of then")
  func lateToMet() throws {
    let rules = Fixture.rules("handle", ["remind": "4wd", "limit": "6wd", "red": "10wd"])
    let row = try #require(try Self.row(Self.late, rules))
    #expect(row["class"] == "late-to-met")
    #expect(row["run"] == 2)
    // The leg that acceptance began is moved too; the dispatched one is the second.
    let value = JSONValue.object(row)
    #expect(value.at("then", "timers", "1", "notices") == ["yellow"])
    #expect(value.at("then", "timers", "1", "state") == "late")
    #expect(value.at("today", "timers", "1", "due") == "2026-03-09T09:00:00+08:00")
    #expect(value.at("new", "timers", "1", "due") == "2026-03-10T09:00:00+08:00")
    #expect(value.at("new", "timers", "1", "notices") == ["urged"])
  }

  @Test("a card that was issued and that the new rules do not ask for is unfounded")
  func unfounded() throws {
    // Urged on the 6th as today's rules ask; the new ones remind on the 9th, when it is done.
    let book = Self.book { book in
      book.record(
        "case.urged", "C-1", at: "2026-03-06 09:00", by: "system/sweep",
        [
          "timer": "handle", "run": 2, "unit": "dept/housing", "due": "2026-03-09T09:00:00+08:00",
        ])
      book.resolve(at: "2026-03-06 15:00")
    }
    let rules = Fixture.rules("handle", ["remind": "5wd", "limit": "5wd", "red": "10wd"])
    let row = try #require(try Self.row(book, rules))
    #expect(row["class"] == "notice-unfounded")
    #expect(row["clause"] == "/classes/normal/timers/handle/remind")
  }

  @Test("a case that used a tier which the new ladder lacks cannot be processed")
  func lostTier() throws {
    // Under a ladder without a community the escalation has no effect, and the case was there.
    var book = Self.book { book in
      book.record(
        "case.escalated", "C-1", at: "2026-03-03 09:00", by: "s/c/g",
        ["from": "grid", "to": "community", "cause": "unable"])
    }
    book.record("case.contacted", "C-1", at: "2026-03-03 10:00")
    let today = try Self.row(book, Fixture.rules)
    #expect(today == nil)
    let rules = Fixture.rules.setting(["ladder"], ["building", "grid", "street"])
      .setting(["tiers", "community"], nil)
    let row = try #require(try Self.row(book, rules))
    #expect(row["class"] == "unprocessable")
    #expect(row["reason"] == "the ladder lacks the tier 'community'")
    #expect(JSONValue.object(row).at("new", "status") == "handling")
    #expect(JSONValue.object(row).at("today", "status") == "accepted")
  }

  @Test("without rules of today every limit is new")
  func noRulesYet() throws {
    var book = CaseBook()
    book.registerUnits()
    book.adoptCalendar(Fixture.plainCalendar(2025))
    book.adoptCalendar()
    book.handleCase()
    let row = try #require(try Self.row(book, Fixture.rules))
    #expect(row["class"] == "met-to-late")
    #expect(row["clause"] == "")
    #expect(JSONValue.object(row).at("today", "timers") == [])
  }

  @Test("of a year without a calendar under both, only what differs counts")
  func provisionalUnderBoth() throws {
    let book = Self.book { $0.resolve(at: "2026-03-06 09:00") }
    let moon = Fixture.rules.setting(["calendar", "name"], "moon")
    var other = CaseBook()
    for envelope in book.envelopes {
      var copy = envelope
      if copy.type == "rules.adopted" { copy.data["ruleset"] = moon }
      other.record(copy)
    }
    #expect(try Self.row(other, moon) == nil)
    let longer = moon.setting(["classes", "normal", "timers", "handle", "limit"], "6wd")
    #expect(try Self.row(other, longer)?["class"] == "due-moved")
  }
}
