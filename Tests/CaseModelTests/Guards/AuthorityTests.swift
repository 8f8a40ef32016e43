import Basics
import CaseModel
import CaseTestSupport
import EventBook
import TestSupport
import Testing

/// Who may record what (SPEC §13): of each place where a rule allows an event, the one who may and the one
/// who may not.
@Suite("Authority")
struct AuthorityTests {
  /// A book under an authority, and the actors that it has.
  private struct Office {
    var book = CaseBook.standard()

    /// - Parameters:
    ///   - role: the rules of the role `clerk`; keeping the book is left to the role `keeper`.
    init(_ role: JSONValue, separate: JSONValue = []) {
      let keeper: JSONValue = [
        ["events": ["rules.adopted", "actor.registered"], "where": "any"]
      ]
      book.adopt(
        Fixture.rules.setting(
          ["authority"], ["roles": ["keeper": keeper, "clerk": role], "separate": separate]),
        effective: "2025-01-02 00:00", at: "2025-01-02 00:00")
    }

    mutating func register(_ actor: String, of unit: String, as roles: JSONValue = ["clerk"]) {
      book.record(
        "actor.registered", "actor/" + actor, at: "2025-01-02 00:00",
        ["actor": .string(actor), "unit": .string(unit), "roles": roles])
    }

    private func envelope(
      _ type: String, _ subject: String, by person: String?, of unit: String, _ data: JSONObject,
      at time: String
    ) -> Envelope {
      Envelope(
        id: "e\(book.state.sequence + 1)", source: "/" + unit, type: type, subject: subject,
        time: rfc3339(time), authType: person == nil ? nil : "user", authID: person, data: data)
    }

    /// What replay would report; nothing is recorded.
    mutating func judge(
      _ type: String, _ subject: String = "C-1", by person: String?,
      of unit: String = "dept/housing",
      _ data: JSONObject = [:], at time: String = "2026-03-02 10:00"
    ) -> String? {
      book.violation(of: envelope(type, subject, by: person, of: unit, data, at: time))?.code.kind
    }

    @discardableResult
    mutating func record(
      _ type: String, _ subject: String = "C-1", by person: String,
      of unit: String = "dept/housing",
      _ data: JSONObject = [:], at time: String = "2026-03-02 10:00"
    ) -> String? {
      book.record(envelope(type, subject, by: person, of: unit, data, at: time))
    }
  }

  private static func rule(_ event: String, _ reach: String) -> JSONValue {
    [["events": [.string(event)], "where": .string(reach)]]
  }

  @Test(
    "of a case",
    arguments: [
      ("holder", "dept/housing", "dept/water"), ("dispatcher", "s/c/g", "dept/housing"),
      ("caller", "s/c", "s/c/g"), ("unit", "org/ngo", "dept/housing"),
      ("below", "dept/housing", "s"), ("place", "s", "z"), ("place", "s/c/g", "dept/housing"),
      ("any", "org/ngo", ""),
    ])
  func ofCase(reach: String, unit: String, other: String) {
    var office = Office(Self.rule("case.noted", reach))
    office.register("a", of: unit)
    office.register("b", of: other)
    office.register("c", of: unit, as: ["keeper"])
    office.book.handleCase()
    office.record(
      "whistle.blown", by: "a", of: "s/c", ["kind": "routine", "call": ["dept/water"]])
    let data: JSONObject = ["what": "w"]
    #expect(office.judge("case.noted", by: "a", of: "org/ngo", data) == nil)
    let isRefused = reach != "any"
    #expect(
      office.judge("case.noted", by: "b", of: "org/ngo", data) == (isRefused ? "authority" : nil))
    #expect(office.judge("case.noted", by: "c", of: "org/ngo", data) == "authority")
    #expect(office.judge("case.noted", by: "stranger", of: unit, data) == "authority")
    #expect(office.judge("case.noted", by: nil, of: unit, data) == "authority")
  }

  @Test("below is the holder's unit or one above it")
  func below() {
    var office = Office(Self.rule("case.noted", "below"))
    office.register("street", of: "s")
    office.register("grid", of: "s/c/g")
    office.register("beside", of: "z")
    office.book.register(place: "s/c/g/b")
    let data: JSONObject = ["what": "w"]
    // Before acceptance the holder is who would get it: the unit of the building.
    for (person, kind) in [("street", nil), ("grid", nil), ("beside", "authority")]
      as [(String, String?)]
    {
      #expect(office.judge("case.noted", by: person, data) == kind, "\(person)")
    }
    office.book.accept()
    #expect(office.judge("case.noted", by: "grid", data) == nil)
    office.book.dispatch(by: "s/c/g/b")
    #expect(office.judge("case.noted", by: "grid", data) == "authority")
  }

  @Test("a case is registered where its place lies, and by who would hold it")
  func registration() {
    for reach in ["place", "holder", "below"] {
      var office = Office(Self.rule("case.registered", reach))
      office.register("a", of: "s/c/g")
      office.register("b", of: "z/c")
      let data: JSONObject = [
        "matter": "noise", "place": "s/c/g", "channel": "grid", "urgency": "normal", "title": "t",
      ]
      #expect(office.judge("case.registered", by: "a", data) == nil, "\(reach)")
      #expect(office.judge("case.registered", by: "b", data) == "authority", "\(reach)")
    }
  }

  @Test("without a case: one's own unit, oneself, units below")
  func withoutCase() {
    var office = Office([
      ["events": ["commitment.made"], "where": "unit"],
      ["events": ["task.claimed"], "where": "self"],
      ["events": ["unit.registered", "actor.retired"], "where": "below"],
    ])
    office.register("a", of: "s/c")
    office.register("b", of: "s/c/g")
    office.register("c", of: "z")
    office.book.record(
      "task.posted", "task/1", at: "2026-03-02 09:00", ["actor": "a", "item": "i"])
    let made: JSONObject = ["unit": "s/c", "quarter": "2026-Q2", "item": "i"]
    func commit(_ person: String) -> String? {
      office.judge(
        "commitment.made", "commitment/1", by: person, of: "s/c", made, at: "2026-03-02 10:00")
    }
    #expect(commit("a") == nil)
    #expect(commit("b") == "authority")
    #expect(office.judge("task.claimed", "task/1", by: "a", ["actor": "a"]) == nil)
    #expect(office.judge("task.claimed", "task/1", by: "b", ["actor": "a"]) == "authority")
    let unit: JSONObject = ["unit": "s/c/n", "name": "n", "kind": "tier", "tier": "grid"]
    #expect(office.judge("unit.registered", "unit/n", by: "a", unit) == nil)
    #expect(office.judge("unit.registered", "unit/n", by: "c", unit) == "authority")
    // Nobody takes a unit into their own part of the tree under a parent that is not theirs.
    var moved = unit
    moved["parent"] = "z"
    #expect(office.judge("unit.registered", "unit/n", by: "a", moved) == "authority")
    #expect(office.judge("actor.retired", "actor/b", by: "a", of: "s/c", ["actor": "b"]) == nil)
    #expect(
      office.judge("actor.retired", "actor/c", by: "a", of: "s/c", ["actor": "c"]) == "authority")
  }

  @Test("units bounds a role to tiers and kinds of unit")
  func units() {
    var office = Office([
      ["events": ["case.noted"], "where": "any", "units": ["street", "department"]]
    ])
    office.book.handleCase()
    for (unit, kind) in [
      ("s", nil), ("dept/water", nil), ("s/c", "authority"), ("co/heat", "authority"),
      ("nowhere", "authority"),
    ] as [(String, String?)] {
      office.register("a", of: unit)
      #expect(office.judge("case.noted", by: "a", ["what": "w"]) == kind, "\(unit)")
    }
  }

  @Test("everybody may while nobody has a role that may, and again once the last one is gone")
  func everybody() {
    var office = Office(Self.rule("case.noted", "holder"))
    office.book.handleCase()
    #expect(office.judge("case.noted", by: "stranger", ["what": "w"]) == nil)
    office.register("a", of: "dept/water")
    #expect(office.judge("case.noted", by: "stranger", ["what": "w"]) == "authority")
    // What no role may is left to everybody.
    #expect(
      office.judge(
        "case.urged", by: nil,
        ["timer": "handle", "run": 1, "unit": "dept/housing", "due": "2026-03-09T09:00:00Z"]) == nil
    )
    office.register("a", of: "dept/water", as: [])
    #expect(office.judge("case.noted", by: "stranger", ["what": "w"]) == nil)
    office.register("a", of: "dept/water")
    office.book.record("actor.retired", "actor/a", at: "2026-03-02 09:00", ["actor": "a"])
    #expect(office.judge("case.noted", by: "stranger", ["what": "w"]) == nil)
  }

  @Test("the roles are those that an actor has now; who has retired has none")
  func roles() {
    var office = Office(Self.rule("case.noted", "any"))
    office.book.handleCase()
    office.register("a", of: "dept/water")
    office.register("b", of: "dept/water")
    #expect(office.judge("case.noted", by: "b", ["what": "w"]) == nil)
    office.register("b", of: "dept/water", as: ["auditor"])
    #expect(office.judge("case.noted", by: "b", ["what": "w"]) == "authority")
    office.register("b", of: "dept/water")
    office.book.record("actor.retired", "actor/b", at: "2026-03-02 09:00", ["actor": "b"])
    #expect(office.judge("case.noted", by: "b", ["what": "w"]) == "authority")
  }

  @Test("what the program itself issues takes no role")
  func engine() {
    var office = Office(Self.rule("case.urged", "holder"))
    office.register("a", of: "dept/housing")
    office.book.handleCase()
    let data: JSONObject = [
      "timer": "handle", "run": 1, "unit": "dept/housing", "due": "2026-03-09T09:00:00Z",
    ]
    func urge(_ source: String, _ type: String) -> String? {
      office.book.violation(
        of: Envelope(
          id: "u", source: source, type: "case.urged", subject: "C-1",
          time: rfc3339("2026-03-02 10:00"), authType: type, authID: "sweep", data: data))?
        .code.kind
    }
    #expect(urge("/system/sweep", "system") == nil)
    #expect(urge("/s", "system") == "authority")
    #expect(urge("/system/sweep", "user") == "authority")
  }

  @Test("a time that is set back goes round no authority")
  func backdated() {
    var office = Office(Self.rule("case.noted", "holder"))
    office.register("a", of: "dept/housing")
    office.book.handleCase()
    #expect(
      office.judge("case.noted", by: "b", ["what": "w"], at: "2024-12-01 10:00") == "authority")
  }

  // MARK: Separation

  private static let pair: JSONValue = [
    ["extension.requested", "extension.granted"], ["case.resolved", "case.followed"],
  ]

  @Test("nobody records both of two separate types about a case; somebody else does")
  func separation() {
    var office = Office([], separate: Self.pair)
    office.book.handleCase()
    let amount: JSONObject = ["unit": "dept/housing", "amount": "1wd"]
    #expect(office.record("extension.requested", by: "a", amount) == nil)
    #expect(office.judge("extension.granted", by: "a", amount) == "separation")
    #expect(office.judge("extension.granted", by: "b", amount) == nil)
    #expect(office.judge("extension.denied", by: "a", amount) == nil)
    // Another case is another matter.
    office.book.handleCase("C-2")
    office.record("extension.requested", "C-2", by: "b", amount)
    #expect(office.judge("extension.granted", "C-2", by: "a", amount) == nil)
    // In the book it is an anomaly, and has its effect.
    #expect(office.record("extension.granted", by: "a", amount) == "separation")
    #expect(office.book["C-1"].extensions == 1)
  }

  @Test("a line belongs to the round that it finds")
  func round() {
    var office = Office([], separate: Self.pair)
    office.book.handleCase()
    office.record("case.resolved", by: "a", ["action": "done"])
    #expect(office.judge("case.followed", by: "a", of: "s", ["reached": true]) == "separation")
    office.book.reopen()
    office.record("case.resolved", by: "b", ["action": "done"])
    #expect(office.judge("case.followed", by: "a", of: "s", ["reached": true]) == nil)
    #expect(office.judge("case.followed", by: "b", of: "s", ["reached": true]) == "separation")
  }

  @Test(
    "who recorded what is kept in the order of the book, once, until the next round",
    arguments: (1...40 as ClosedRange<UInt64>).map(\.self).sampled(8))
  func involvements(seed: UInt64) {
    var office = Office([], separate: Self.pair)
    office.book.handleCase()
    var chance = Seeded(seed)
    var expected: [String] = []
    for _ in 0..<40 {
      let (type, person) = (chance.pick(Self.steps), chance.pick(["a", "b", "c"]))
      let round = office.book["C-1"].round
      office.record(
        type, by: person,
        [
          "unit": "dept/housing", "amount": "1wd", "action": "d", "reached": true,
          "reason": "works", "what": "w",
          "cause": "order", "outcome": "solved",
        ])
      let state = office.book["C-1"]
      let noted = "\(type) \(person)"
      if state.round > round {
        expected = []
      } else if Self.isSeparate(type), !expected.contains(noted) {
        expected.append(noted)
      }
      func found(_ state: CaseState) -> [String] {
        state.involvements.map { item in
          let name = EventType(rawValue: item.type)?.name ?? "?"
          return "\(name) \(office.book.state.reference.symbols.text(item.person))"
        }
      }
      #expect(found(state) == expected)
      // As a snapshot gives it back.
      var restored = state
      restored.involvements = state.involvements
      #expect(found(restored) == expected)
    }
  }

  private static func isSeparate(_ type: String) -> Bool {
    pair.array?.contains { $0.array?.contains(.string(type)) == true } == true
  }

  private static let steps = [
    "case.resolved", "case.resolved", "case.followed", "case.reopened", "case.closed",
    "extension.requested", "extension.granted", "case.suspended", "case.noted",
  ]

  @Test("rules without an authority that come after those with one ask nobody")
  func after() {
    var office = Office(Self.rule("case.noted", "holder"), separate: Self.pair)
    office.register("a", of: "dept/water")
    office.book.handleCase()
    #expect(office.judge("case.noted", by: "a", ["what": "w"]) == "authority")
    office.book.adopt(
      Fixture.rules, effective: "2025-02-01 00:00", at: "2025-02-01 00:00")
    #expect(office.judge("case.noted", by: "a", ["what": "w"]) == nil)
    #expect(office.record("case.resolved", by: "a", ["action": "d"]) == nil)
    #expect(office.record("case.followed", by: "a", of: "s", ["reached": true]) == nil)
    #expect(office.book["C-1"].involvements.isEmpty)
  }

  @Test("without an authority nobody is kept in a case")
  func without() {
    var book = CaseBook.standard()
    book.handleCase()
    book.record(
      Envelope(
        id: "r", source: "/dept/housing", type: "case.resolved", subject: "C-1",
        time: rfc3339("2026-03-02 10:00"), authType: "user", authID: "a", data: ["action": "d"]))
    #expect(book["C-1"].involvements.isEmpty)
  }

  @Test("a refusal names who, what and what it would take, in both languages")
  func wording() throws {
    var office = Office([
      ["events": ["case.noted"], "where": "holder", "units": ["department"]]
    ])
    office.register("a", of: "dept/water")
    office.book.handleCase()
    let envelope = Envelope(
      id: "n", source: "/dept/water", type: "case.noted", subject: "C-1",
      time: rfc3339("2026-03-02 10:00"), authType: "user", authID: "a", data: ["what": "w"])
    let judged = office.book.violation(of: envelope)
    let violation = try #require(judged)
    let found = violation.diagnostic(office.book.state.reference, at: instant("2026-03-02 10:00"))
    #expect(
      found.message
        == Phrase(
          "'a' of 'dept/water' (clerk) may not record case.noted here",
          "“dept/water”的“a”（clerk）在此无权记录 case.noted（记事）"))
    #expect(
      found.hints
        == [
          Phrase(
            "it takes the role 'clerk' where one's own unit holds the case, in a unit of department",
            "须由角色“clerk”（本单位承办该案，本单位须为部门）记录")
        ])
  }
}
