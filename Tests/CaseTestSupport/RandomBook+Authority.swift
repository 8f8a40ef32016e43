import Basics
package import EventBook

extension RandomBook {
  /// The same events said by some persons, the program and nobody, and in the midst of them rules that have
  /// an authority, in force when all of them are recorded.
  package static func authored(_ envelopes: [Envelope]) -> [Envelope] {
    let people = ["li", "wang", "zhao", "stranger"]
    var result = envelopes
    for index in result.indices where index % 5 < people.count {
      result[index].others =
        [("authtype", .string("user")), ("authid", .string(people[index * 7 / 5 % people.count]))]
        + result[index].others.filter { $0.key != "authtype" && $0.key != "authid" }
    }
    var office = CaseBook(reportsBroken: false)
    office.adopt(
      Fixture.rules.setting(
        ["authority"],
        [
          "roles": [
            "keeper": [["events": ["rules.adopted", "actor.registered"], "where": "any"]],
            "clerk": [
              ["events": ["case.*", "return.*"], "where": "holder"],
              ["events": ["whistle.*", "supervision.*"], "where": "caller"],
            ],
          ],
          "separate": [["case.resolved", "case.followed"], ["case.accepted", "case.dispatched"]],
        ]), effective: "2026-12-30 00:00")
    for (person, unit) in [("li", "s/c/g"), ("wang", "dept/housing"), ("zhao", "s")] {
      office.record(
        "actor.registered", "actor/" + person, at: "2025-01-01 00:00", by: "s",
        ["actor": .string(person), "unit": .string(unit), "roles": ["clerk"]])
    }
    var inserted = office.envelopes
    for index in inserted.indices { inserted[index].id = "authority\(index)" }
    result.insert(contentsOf: inserted, at: result.count / 3)
    return result
  }
}
