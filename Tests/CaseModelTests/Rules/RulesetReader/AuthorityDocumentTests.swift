import Basics
import CaseModel
import CaseTestSupport
import Testing

@Suite("The authority of a ruleset")
struct AuthorityDocumentTests {
  /// Somebody may keep the book, and there is one role more.
  private static func rules(_ rules: JSONValue, separate: JSONValue? = nil) -> JSONValue {
    let keeper: JSONValue = [
      ["events": ["rules.*", "calendar.*"], "where": "any"],
      ["events": ["unit.*", "actor.*"], "where": "below"],
    ]
    var authority: JSONValue = ["roles": ["keeper": keeper, "other": rules]]
    if let separate { authority = authority.setting(["separate"], separate) }
    return Fixture.rules.setting(["authority"], authority)
  }

  private static func rule(
    _ events: JSONValue, _ reach: JSONValue, units: JSONValue? = nil
  ) -> JSONValue {
    var rule: JSONValue = ["events": events, "where": reach]
    if let units { rule = rule.setting(["units"], units) }
    return [rule]
  }

  @Test("patterns name a type, the types of a word, or all")
  func patterns() throws {
    var symbols = SymbolTable()
    let document = Self.rules(
      [
        ["events": ["case.signed", "supervision.*"], "where": "holder"],
        ["events": ["*"], "where": "any", "units": ["street", "department"]],
        ["behalf": true],
      ], separate: [["case.resolved", "case.verified"]])
    let authority = try #require(try Fixture.ruleset(document, &symbols).authority)
    #expect(authority.roles == ["keeper", "other"])
    #expect(authority.behalf == RoleSet(role: 1))
    func reaches(_ type: EventType) -> [Authority.Reach] {
      authority.rules(of: type.rawValue).map(\.reach)
    }
    #expect(reaches(.caseSigned) == [.holder, .any])
    #expect(reaches(.supervisionLifted) == [.holder, .any])
    #expect(reaches(.caseResolved) == [.any])
    #expect(reaches(.rulesAdopted) == [.any, .any])
    let rule = try #require(authority.rules(of: EventType.caseNoted.rawValue).first)
    #expect(rule.tiers == [symbols.find("street")] && rule.kinds == [.department])
    #expect(
      authority.separated(from: EventType.caseVerified.rawValue)
        == [EventType.caseResolved.rawValue])
    #expect(try Fixture.ruleset(Fixture.rules, &symbols).authority == nil)
  }

  @Test(
    "what is wrong is said where it stands",
    arguments: [
      ([["events": ["case.signd"], "where": "holder"]], "/0/events/0", "case.signed"),
      ([["events": ["cases.*"], "where": "any"]], "/0/events/0", "no event 'cases.*'"),
      ([["events": [], "where": "any"]], "/0/events", "names no event"),
      ([["events": ["rules.adopted"], "where": "below"]], "/0/events/0", "there is any"),
      ([["events": ["points.awarded"], "where": "self"]], "/0/events/0", "unit, any"),
      ([["events": ["case.signed"], "where": "self"]], "/0/events/0", "never recorded"),
      ([["events": ["case.signed"], "where": "above"]], "/0/where", "none of"),
      ([["events": ["case.signed"]]], "/0", "'where' is missing"),
      ([["events": ["case.signed"], "behalf": true]], "/0", "go together"),
      ([["behalf": 1]], "/0/behalf", "true or false"),
      ([["events": ["case.signed"], "where": "any", "units": []]], "/0/units", "names no tier"),
      (
        [["events": ["case.signed"], "where": "any", "units": ["moon"]]], "/0/units/0",
        "no such tier"
      ),
      ([["events": ["case.signed"], "were": "any"]], "/0/were", "did you mean 'where'"),
    ] as [(JSONValue, String, String)])
  func faults(rules: JSONValue, path: String, reason: String) throws {
    let faults = Fixture.faults(Self.rules(rules))
    #expect(faults.map(\.path.description) == ["/authority/roles/other" + path])
    #expect(faults.first?.reason.english.contains(reason) == true, "\(faults)")
  }

  @Test(
    "two types of cases are kept separate",
    arguments: [
      (["case.resolved"], "/0", "two events"),
      (["case.resolved", "task.done"], "/0/1", "about no case"),
      (["case.resolved", "case.verifid"], "/0/1", "did you mean"),
      (["case.resolved", "case.resolved"], "/0/1", "twice"),
    ] as [(JSONValue, String, String)])
  func separate(pair: JSONValue, path: String, reason: String) {
    let faults = Fixture.faults(Self.rules([], separate: [pair]))
    #expect(faults.first?.path.description == "/authority/separate" + path)
    #expect(faults.first?.reason.english.contains(reason) == true, "\(faults)")
  }

  @Test("an authority that nobody could put right is refused")
  func indispensable() {
    func faults(_ roles: JSONValue) -> [String] {
      let rules = Fixture.rules.setting(["authority"], ["roles": roles])
      return Fixture.faults(rules).map(\.reason.english)
    }
    #expect(faults([:]).count == 2)
    let adopter: JSONValue = [["events": ["rules.adopted"], "where": "any"]]
    #expect(faults(["a": adopter]).first?.contains("actor.registered") == true)
    // Who may register nobody but themselves keeps no register.
    let oneself: JSONValue = [["events": ["actor.registered"], "where": "self"]]
    #expect(faults(["a": adopter, "b": oneself]).count == 1)
    let registrar: JSONValue = [["events": ["actor.registered"], "where": "below"]]
    #expect(faults(["a": adopter, "b": registrar]).isEmpty)
  }

  @Test("there are at most sixty-four roles")
  func roles() {
    var rules = Self.rules([])
    for role in 0..<62 { rules = rules.setting(["authority", "roles", "r\(role)"], []) }
    #expect(Fixture.faults(rules).isEmpty)
    let one = rules.setting(["authority", "roles", "more"], [])
    #expect(Fixture.faults(one).map(\.path.description) == ["/authority/roles/more"])
  }
}
