import Basics
import CaseModel
import CaseTestSupport
import Testing

@Suite("How far ahead a due time may lie")
struct ReachTests {
  /// The standard hours, seven of them, or one minute, on so many days of the week.
  private static func rules(_ week: [JSONValue], hours: JSONValue) -> JSONValue {
    Fixture.rules.setting(["calendar", "week"], .array(week))
      .setting(["calendar", "hours"], .array([hours]))
  }

  private static let everyDay: [JSONValue] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

  @Test(
    "A length of time that ends more than a hundred years ahead on the calendar is refused, where it stands",
    arguments: [
      ("/classes/normal/timers/sign/limit", "876000wh"), ("/whistles/routine/answer", "876000wh"),
      ("/returns/window", "876000wh"), ("/reopen/window", "876000wh"),
      ("/extensions/cap", "876000wh"), ("/classes/normal/timers/sign/limit", "609wh"),
    ])
  func refused(path: String, span: String) {
    let keys = path.split(separator: "/").map(String.init)
    let rules = Self.rules(Self.everyDay, hours: "09:00-09:01")
    let faults = Fixture.faults(rules.setting(keys, .string(span)))
    #expect(faults.map(\.path.description) == [path])
    #expect(faults.first?.reason.english.contains(span) == true)
  }

  @Test(
    "The bound is a hundred years of 36,525 days, by the days of the week and the hours of a day")
  func bound() {
    for (week, hours, allowed, refused) in [
      (Self.everyDay, "09:00-09:01", "608wh", "609wh"),
      (Self.everyDay, "00:00-24:00", "876000wh", nil),
      (["mon"], "09:00-17:00", "5217wd", "5218wd"),
      (["mon"], "09:00-17:00", "41736wh", "41744wh"),
    ] as [([JSONValue], JSONValue, String, String?)] {
      let rules = Self.rules(week, hours: hours)
      let path = ["classes", "normal", "timers", "sign", "limit"]
      #expect(Fixture.faults(rules.setting(path, .string(allowed))).isEmpty, "\(allowed)")
      if let refused {
        #expect(!Fixture.faults(rules.setting(path, .string(refused))).isEmpty, "\(refused)")
      }
    }
  }

  @Test("Sessions count by the longest time between two of them")
  func meetings() {
    let path = ["classes", "normal", "timers", "sign", "limit"]
    var rules = Fixture.rules
    for tier in ["building", "grid", "community", "street"] {
      rules = rules.setting(
        ["tiers", tier], ["meeting": ["every": "year", "on": "last", "at": "19:00"]])
    }
    #expect(Fixture.faults(rules.setting(path, "98mtg")).isEmpty)
    #expect(
      Fixture.faults(rules.setting(path, "99mtg")).map(\.path.description) == [
        "/" + path.joined(separator: "/")
      ])
  }

  @Test("An extension that no ruleset bounds ends within a hundred years as well")
  func extensions() throws {
    var book = CaseBook()
    book.registerUnits()
    book.adopt(
      Self.rules(Self.everyDay, hours: "09:00-09:01")
        .setting(["classes", "normal", "timers", "handle"], ["limit": "1wh"])
        .setting(["classes", "urgent", "timers", "handle"], ["limit": "1wh"])
        .setting(["extensions"], [:]))
    book.register(at: "2026-03-02 10:00")
    book.accept(at: "2026-03-02 10:00")
    book.record(
      "extension.requested", "C-1", at: "2026-03-02 10:10", ["unit": "s/c/g", "amount": "876000wh"])
    book.record("extension.granted", "C-1", at: "2026-03-02 10:20", ["unit": "s/c/g"])
    let due = try #require(book.row("C-1", .handle, now: "2026-03-02 11:00")?.due)
    #expect(due > instant("2125-01-01 00:00"))
    #expect(due < instant("2127-01-01 00:00"))
  }
}
