import Basics
import CaseModel
import CaseTestSupport
import Testing

@Suite("Remarks on rulesets")
struct RulesetRemarksTests {
  private func remarks(_ document: JSONValue) throws -> [String] {
    var symbols = SymbolTable()
    return try Fixture.ruleset(document, &symbols).remarks.map(\.path.description)
  }

  @Test(
    "hours that end at 23:59 or leave a minute's gap are remarked, those that touch are not",
    arguments: [
      (["09:00-12:00", "13:30-17:30"], []), (["09:00-12:00", "12:00-24:00"], []),
      (["00:00-23:59"], ["/calendar/hours/0"]),
      (["13:00-23:59", "09:00-12:59"], ["/calendar/hours/0", "/calendar/hours/1"]),
      (["09:00-12:00", "12:02-17:00"], []),
    ] as [([String], [String])])
  func hours(_ hours: [String], _ expected: [String]) throws {
    let document = Fixture.rules.setting(
      ["calendar", "hours"], .array(hours.map { .string($0) }))
    #expect(try remarks(document) == expected)
  }

  @Test("a class that no matter and no urgency has is remarked, by its key")
  func classes() throws {
    let timers: JSONValue = ["timers": [:]]
    let document = Fixture.rules.setting(["classes", "slow"], timers)
      .setting(["classes", "emergency"], timers)
    #expect(try remarks(document) == ["/classes/slow"])
    #expect(try remarks(document.setting(["matters", "0", "class"], "slow")).isEmpty)
  }

  @Test(
    "a reminder after its limit is remarked",
    arguments: [("4wd", "5wd", 0), ("5wd", "5wd", 0), ("6wd", "5wd", 1), ("90m", "1h", 1)])
  func reminder(_ remind: String, _ limit: String, _ count: Int) throws {
    let limits: JSONValue = ["remind": .string(remind), "limit": .string(limit)]
    let found = try remarks(Fixture.rules("handle", limits))
    #expect(found == Array(repeating: "/classes/normal/timers/handle/remind", count: count))
  }

  @Test("the document of the tests has none")
  func none() throws { #expect(try remarks(Fixture.rules).isEmpty) }
}
