import Basics
import CaseModel
import CaseTestSupport
import Testing

@testable import RuleImpact

/// One clause of the rules is changed; the difference that it makes is put down to it, wherever in the
/// document it stands. `ImpactClassTests` has those of a leg.
@Suite("The clause behind a difference")
struct ClauseAttributionTests {
  struct Change: CustomTestStringConvertible, Sendable {
    let path: [String]
    let value: JSONValue?
    var clause: String?
    /// The rules that are in force today, where they are not the fixture's.
    var today = Fixture.rules
    var matter = "noise"
    var registered = "2026-03-02 09:00"

    var expected: String { clause ?? "/" + path.joined(separator: "/") }
    var testDescription: String { expected }
  }

  private static let normal = ["classes", "normal", "timers"]
  private static let byHolder = Fixture.rules(
    "handle", ["limit": "5wd", "by": ["department": ["limit": "7wd"]]])
  private static let byMeeting = Fixture.rules(
    meeting: ["every": "week", "on": "sat", "at": "10:00"],
    from: Fixture.rules(timers: ["handle": ["limit": "1mtg"]]).setting(["escalate"], []))

  @Test(
    "is the one that was changed",
    arguments: [
      Change(path: normal + ["handle", "limit"], value: "6wd"),
      Change(path: normal + ["handle", "red"], value: "6wd"),
      Change(path: normal + ["resolve", "limit"], value: "3wd"),
      Change(path: normal + ["contact"], value: nil),
      Change(path: ["whistles", "routine", "answer"], value: "25h"),
      Change(path: ["matters", "1", "follow"], value: false),
      Change(path: ["matters", "1", "class"], value: "urgent"),
      // Seven hours a day for eight working hours of an urgent matter.
      Change(
        path: ["calendar", "hours"], value: ["10:00-12:00", "13:30-17:30"], matter: "heating"),
      Change(path: ["calendar", "week"], value: ["mon", "tue", "wed", "thu", "fri", "sat"]),
      Change(path: ["calendar", "start"], value: "opening", registered: "2026-03-02 08:00"),
      Change(path: ["zone"], value: "America/New_York"),
      Change(
        path: normal + ["handle", "by", "department", "limit"], value: "8wd",
        clause: "/classes/normal/timers/handle/by/department/limit", today: byHolder),
      Change(
        path: ["tiers", "grid", "meeting", "at"], value: "11:00", clause: "/tiers/grid/meeting",
        today: byMeeting),
    ])
  func changed(change: Change) throws {
    var book = CaseBook.standard(change.today)
    let time = change.registered
    book.register(at: time, matter: change.matter)
    book.accept(at: time)
    book.dispatch(at: time)
    book.act("case.signed", at: time)
    book.record(
      "whistle.blown", "C-1", at: time, by: "dept/housing",
      ["kind": "routine", "call": ["dept/water"]])
    book.act("whistle.answered", by: "dept/water", at: "2026-03-03 08:30")
    book.resolve(at: "2026-03-12 15:00")
    let rules = change.today.setting(change.path, change.value)
    #expect(Fixture.faults(rules).isEmpty)
    let row = try #require(try ImpactClassTests.row(book, rules))
    #expect(row["clause"]?.string == change.expected, "\(JSONValue.object(row).text)")
  }

  @Test(
    "a rule that touches no case makes no difference",
    arguments: [
      Change(path: ["points", "red"], value: -11),
      Change(path: ["reopen", "window"], value: "16d"),
      Change(path: ["matters", "3", "tier"], value: "community"),
      Change(path: ["classes", "urgent", "timers", "handle", "limit"], value: "9wh"),
    ])
  func untouched(change: Change) throws {
    var book = CaseBook.standard()
    book.handleCase()
    #expect(try ImpactClassTests.row(book, Fixture.rules.setting(change.path, change.value)) == nil)
  }
}
