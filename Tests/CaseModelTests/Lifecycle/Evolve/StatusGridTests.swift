import Basics
import CaseModel
import CaseTestSupport
import Testing

/// Every event against every status (SPEC §4): whether it is refused, and what it does in history.
@Suite("Events against statuses")
struct StatusGridTests {
  static let statuses = [
    "registered", "accepted", "dispatched", "handling", "suspended", "resolved", "closed",
    "rejected",
    "merged", "withdrawn",
  ]

  /// For each status in that order: `=` no change of status, else the first letters of the new one;
  /// `!` in front where the table forbids it. Nothing is pending, called or supervised.
  static let grid: [(event: String, cells: String)] = [
    ("case.registered", "!= != != != != != != != != !="),
    ("case.accepted", "acc != != != != != != != != !="),
    ("case.rejected", "rej !rej !rej !rej !rej != != != != !="),
    ("case.merged", "mer mer mer mer mer mer != != != !="),
    ("case.withdrawn", "wit wit wit wit wit wit != != != !="),
    ("case.dispatched", "!dis dis = dis !dis != != != != !="),
    ("case.signed", "!han !han han != != != != != != !="),
    ("case.contacted", "= = = = = = != != != !="),
    ("return.requested", "!= != = = != != != != != !="),
    ("return.approved", "!= != !acc !acc !acc != != != != !="),
    ("return.denied", "!= != != != != != != != != !="),
    ("whistle.blown", "!= = = = != != != != != !="),
    ("whistle.answered", "!= != != != != != != != != !="),
    ("whistle.excused", "!= != != != != != != != != !="),
    ("whistle.finished", "!= != != != != != != != != !="),
    ("whistle.rated", "!= != != != != != != != != !="),
    ("case.escalated", "!acc = acc acc !acc != != != != !="),
    ("case.suspended", "!sus sus sus sus != != != != != !="),
    ("case.resumed", "!= != != != han != != != != !="),
    ("extension.requested", "!= = = = != != != != != !="),
    ("extension.granted", "!= != != != != != != != != !="),
    ("extension.denied", "!= != != != != != != != != !="),
    ("meeting.held", "= = = = = = = != != !="),
    ("mediation.recorded", "!= != != != != != != != != !="),
    ("case.resolved", "!res res res res !res != != != != !="),
    ("case.verified", "!= != != != != = != != != !="),
    ("case.verified false", "!= != != != != han han != != !="),
    ("case.followed", "!= != != != != = = != != !="),
    ("case.reopened", "!= != != != != han han != != !="),
    ("case.closed", "!clo !clo !clo !clo !clo clo != != != !="),
    ("case.reclassified", "= = = = = != != != != !="),
    ("case.noted", "= = = = = = = = = ="),
    ("case.urged", "= = = = = = != != != !="),
    ("supervision.issued", "= = = = = = != != != !="),
    ("supervision.answered", "!= != != != != != != != != !="),
    ("supervision.lifted", "!= != != != != != != != != !="),
    ("case.excluded", "= = = = = = = = = ="),
    ("exclusion.revoked", "!= != != != != != != != != !="),
    ("task.posted", "= = = = = = = = = ="),
  ]

  static func case_(_ status: String) -> CaseBook {
    var book = CaseBook.standard()
    book.register("C-2")
    book.register()
    switch status {
    case "rejected": book.record("case.rejected", "C-1", at: "2026-03-02 09:00", ["ground": "g"])
    case "merged": book.record("case.merged", "C-1", at: "2026-03-02 09:00", ["into": "C-2"])
    case "withdrawn": book.record("case.withdrawn", "C-1", at: "2026-03-02 09:00")
    default:
      let steps: [(CaseBook) -> CaseBook] = [
        {
          var b = $0; b.accept(); return b
        },
        {
          var b = $0; b.dispatch(); return b
        },
        {
          var b = $0; b.act("case.signed"); return b
        },
        {
          var b = $0
          b.record("case.suspended", "C-1", at: "2026-03-02 09:00", ["reason": "works"])
          return b
        },
        {
          var b = $0
          b.record("case.resumed", "C-1", at: "2026-03-02 09:00", ["reason": "works"])
          b.resolve()
          b.record("case.followed", "C-1", at: "2026-03-02 09:00", ["reached": true])
          return b
        },
        {
          var b = $0; b.close(); return b
        },
      ]
      let count = statuses.firstIndex(of: status) ?? 0
      for step in steps.prefix(count) { book = step(book) }
    }
    return book
  }

  static func data(_ event: String, unit: String) -> JSONObject {
    var data: JSONObject = ["unit": .string(unit), "reason": "works", "ground": "g", "title": "t"]
    data["matter"] = "noise"
    data["place"] = "s/c/g"
    data["channel"] = "grid"
    data["urgency"] = "normal"
    data["into"] = "C-2"
    data["call"] = ["dept/water"]
    data["kind"] = "routine"
    data["score"] = 50
    data["from"] = "grid"
    data["to"] = event == "case.escalated" ? "community" : "dept/water"
    data["cause"] = "order"
    data["amount"] = "1wd"
    data["action"] = "a"
    data["pass"] = .bool(!event.hasSuffix("false"))
    data["reached"] = true
    data["outcome"] = "solved"
    data["timer"] = "handle"
    data["run"] = 1
    data["due"] = .string(rfc3339("2026-03-05 09:00"))
    data["level"] = "notice"
    data["actor"] = "a"
    data["slip"] = "investigate"
    if event == "case.accepted" { data["due"] = nil }
    if event == "meeting.held" {
      data["tier"] = "grid"
      data["step"] = 1
      data["outcome"] = "implement"
    }
    if event == "case.verified" { data["unit"] = "s" }
    if event == "case.reclassified" { data["matter"] = "heating" }
    if event == "case.noted" { data["what"] = "a visit" }
    return data
  }

  @Test("each cell of the grid", arguments: grid)
  func cells(event: String, cells: String) {
    for (status, cell) in zip(Self.statuses, cells.split(separator: " ").map(String.init)) {
      var book = Self.case_(status)
      #expect(book.status("C-1") == status)
      let before = book["C-1"]
      let holder = book.holder("C-1") ?? "dept/housing"
      let type = String(event.prefix { $0 != " " })
      let violation = book.record(
        type, "C-1", at: "2026-03-02 09:30", by: holder, Self.data(event, unit: holder))
      let after = book.status("C-1")
      let found = (violation == nil ? "" : "!") + (after == status ? "=" : String(after.prefix(3)))
      #expect(found == cell, "\(event) on \(status): \(violation ?? "allowed"), now \(after)")
      #expect(book["C-1"].version == before.version + 1)
    }
  }

  @Test("there are cells for every event about a case")
  func complete() {
    let covered = Set(Self.grid.map { String($0.event.prefix { $0 != " " }) })
    let needed = EventType.allCases.filter { $0.row.subject == .case }.map(\.name)
    #expect(covered.isSuperset(of: needed))
  }

  /// All facts but the version, in words.
  static func facts(_ state: CaseState) -> String {
    var state = state
    state.version = 0
    return String(describing: state)
  }

  @Test(
    "on an ended case Accept, Dispatch and Handle do nothing but count",
    arguments: ["rejected", "merged", "withdrawn"])
  func ended(status: String) {
    for (event, _) in Self.grid
    where event.contains("case.") || event.contains("return.")
      || event.contains("whistle.") || event.contains("extension.")
    {
      let type = String(event.prefix { $0 != " " })
      if ["case.excluded", "case.urged", "case.noted"].contains(type) { continue }
      var book = Self.case_(status)
      let before = book["C-1"]
      let violation = book.record(
        type, "C-1", at: "2026-03-02 09:30", by: "dept/housing",
        Self.data(event, unit: "dept/housing"))
      #expect(violation == (type == "case.registered" ? "already-registered" : "ended"))
      #expect(Self.facts(book["C-1"]) == Self.facts(before), "\(event) on \(status)")
      #expect(book["C-1"].version == before.version + 1)
    }
  }

  @Test(
    "on a resolved or closed case only some events take effect",
    arguments: ["resolved", "closed"])
  func settled(status: String) {
    let effective = [
      "case.verified", "case.verified false", "case.followed", "case.reopened", "case.closed",
      "case.contacted", "case.urged", "supervision.issued", "case.excluded", "exclusion.revoked",
      // Steps and slips, which change no status: the last of each reports on what was done.
      "meeting.held", "mediation.recorded",
    ]
    for (event, _) in Self.grid where !effective.contains(event) {
      if status == "resolved", ["case.merged", "case.withdrawn"].contains(event) { continue }
      var book = Self.case_(status)
      let before = book["C-1"]
      book.record(
        String(event.prefix { $0 != " " }), "C-1", at: "2026-03-02 09:30", by: "dept/housing",
        Self.data(event, unit: "dept/housing"))
      #expect(Self.facts(book["C-1"]) == Self.facts(before), "\(event) on \(status)")
    }
  }

  @Test("before registration nothing has an effect, and the events count")
  func noCase() {
    for (event, _) in Self.grid where !["case.registered", "task.posted"].contains(event) {
      var book = CaseBook.standard()
      let violation = book.record(
        String(event.prefix { $0 != " " }), "C-9", at: "2026-03-02 09:30",
        Self.data(event, unit: "s/c/g"))
      #expect(violation == "no-case", "\(event)")
      #expect(Self.facts(book["C-9"]) == Self.facts(CaseState()), "\(event)")
      #expect(book["C-9"].version == 1)
      // The case can be registered afterwards.
      #expect(book.register("C-9") == nil)
      #expect(book["C-9"].version == 2)
    }
  }

  @Test("a second registration changes nothing")
  func twice() {
    var book = Self.case_("handling")
    let before = Self.facts(book["C-1"])
    #expect(
      book.register(at: "2026-04-02 09:00", matter: "gas", place: "z/c/b") == "already-registered")
    #expect(Self.facts(book["C-1"]) == before)
  }
}
