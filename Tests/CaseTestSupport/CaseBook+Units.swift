package import Basics

extension CaseBook {
  /// Units: a street with community, grid and building; one without a grid; departments, a company.
  package mutating func registerUnits() {
    let units: [(path: String, kind: String, tier: String?)] = [
      ("s", "tier", "street"), ("s/c", "tier", "community"), ("s/c/g", "tier", "grid"),
      ("s/c/g/b", "tier", "building"), ("z", "tier", "street"), ("z/c", "tier", "community"),
      ("z/c/b", "tier", "building"), ("dept/housing", "department", nil),
      ("dept/water", "department", nil), ("co/heat", "company", nil),
      ("org/ngo", "organisation", nil),
    ]
    for (path, kind, tier) in units { registerUnit(path, kind: kind, tier: tier) }
  }

  package mutating func registerUnit(
    _ path: String, kind: String, tier: String? = nil, parent: String? = nil
  ) {
    var data: JSONObject = ["unit": .string(path), "name": .string(path), "kind": .string(kind)]
    if let tier { data["tier"] = .string(tier) }
    if let parent { data["parent"] = .string(parent) }
    record("unit.registered", "unit/" + path, at: "2025-01-01 00:00", by: "s", data)
  }

  package mutating func adopt(
    _ rules: JSONValue, effective: String = "2025-01-01 00:00", scope: String = "new",
    at time: String = "2025-01-01 00:00"
  ) {
    record(
      "rules.adopted", "rules", at: time, by: "s",
      [
        "ruleset": rules, "effective": .string(rfc3339(effective)), "scope": .string(scope),
      ])
  }

  package mutating func adoptCalendar(
    _ data: JSONObject = Fixture.calendar2026, at time: String = "2025-01-01 00:00"
  ) {
    record("calendar.adopted", "calendar", at: time, by: "s", data)
  }

  /// Units, rules, and the calendars of 2025, 2026 and 2027.
  package static func standard(_ rules: JSONValue) -> CaseBook {
    var book = stage
    book.adopt(rules)
    return book
  }

  /// The same under `Fixture.rules`.
  package static func standard() -> CaseBook { underFixtureRules }

  private static let underFixtureRules = standard(Fixture.rules)

  private static let stage: CaseBook = {
    var book = CaseBook()
    book.registerUnits()
    book.adoptCalendar(Fixture.plainCalendar(2025))
    book.adoptCalendar()
    book.adoptCalendar(Fixture.plainCalendar(2027))
    return book
  }()

  // MARK: Steps of a case; Monday 2026-03-02 09:00 unless said otherwise

  @discardableResult
  package mutating func register(
    _ name: String = "C-1", at time: String = "2026-03-02 09:00", matter: String = "noise",
    place: String = "s/c/g", urgency: String = "normal"
  ) -> String? {
    record(
      "case.registered", name, at: time,
      [
        "matter": .string(matter), "place": .string(place), "channel": "grid",
        "urgency": .string(urgency), "title": "t",
      ])
  }

  @discardableResult
  package mutating func accept(
    _ name: String = "C-1", at time: String = "2026-03-02 09:00", _ data: JSONObject = [:]
  ) -> String? { record("case.accepted", name, at: time, data) }

  @discardableResult
  package mutating func dispatch(
    _ name: String = "C-1", to unit: String = "dept/housing", at time: String = "2026-03-02 09:00",
    by: String = "s/c/g"
  ) -> String? { record("case.dispatched", name, at: time, by: by, ["to": .string(unit)]) }

  /// An event that bears `unit` and `reason`, by that unit.
  @discardableResult
  package mutating func act(
    _ type: String, _ name: String = "C-1", by unit: String = "dept/housing",
    at time: String = "2026-03-02 09:00"
  ) -> String? {
    record(type, name, at: time, by: unit, ["unit": .string(unit), "reason": "r"])
  }

  @discardableResult
  package mutating func resolve(
    _ name: String = "C-1", by unit: String = "dept/housing",
    at time: String = "2026-03-02 09:00"
  ) -> String? { record("case.resolved", name, at: time, by: unit, ["action": "done"]) }

  @discardableResult
  package mutating func reopen(
    _ name: String = "C-1", at time: String = "2026-03-02 09:00"
  ) -> String? { record("case.reopened", name, at: time, by: "s", ["cause": "order"]) }

  @discardableResult
  package mutating func close(
    _ name: String = "C-1", at time: String = "2026-03-02 09:00"
  ) -> String? { record("case.closed", name, at: time, by: "s", ["outcome": "solved"]) }

  /// Registered, accepted at the grid, dispatched to housing, signed; all on Monday at 09:00.
  package mutating func handleCase(_ name: String = "C-1", matter: String = "noise") {
    register(name, matter: matter)
    accept(name)
    dispatch(name)
    act("case.signed", name)
  }
}
