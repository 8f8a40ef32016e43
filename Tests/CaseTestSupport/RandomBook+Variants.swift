package import Basics
package import EventBook
import TestSupport

/// What is made of random books to be compared with them.
extension RandomBook {
  /// The fixture's rules with other limits, matters and escalations, by seed.
  package static func rules(_ seed: UInt64) -> JSONValue {
    var seeded = Seeded(seed)
    var rules = Fixture.rules.setting(["name"], .string("as if \(seed)"))
    rules = rules.setting(
      ["classes", "normal", "timers", "handle"],
      ["limit": .string("\(1 + seeded.below(4))wd"), "red": .string("\(5 + seeded.below(4))wd")])
    if seeded.chance(50) { rules = rules.setting(["matters", "1", "tier"], "community") }
    if seeded.chance(50) {
      rules = rules.setting(["ladder"], ["grid", "community", "street", "county"])
    }
    if seeded.chance(50) { rules = rules.setting(["matters", "2", "class"], "urgent") }
    return rules
  }

  /// The same facts with the ruleset adopted for all from the start, and no other adoption.
  package static func adopted(_ rules: JSONValue, _ envelopes: [Envelope]) -> [Envelope] {
    let adoption = Envelope(
      id: "only", source: "/s", type: "rules.adopted", subject: "rules",
      time: "2020-01-01T00:00:00Z", authType: "user", authID: "tester",
      data: ["ruleset": rules, "effective": "0001-01-01T00:00:00Z", "scope": "all"])
    return [adoption] + envelopes.filter { $0.type != "rules.adopted" }
  }

  /// Facts whose times of recording lie a day apart.
  package static func recorded(_ envelopes: [Envelope]) -> [Envelope] {
    envelopes.enumerated().map { index, envelope in
      var copy = envelope
      copy.recorded = instant("2026-03-01 00:00")
        .advanced(byMicroseconds: Int64(index) * Timestamp.microsecondsPerHour).rfc3339()
      return copy
    }
  }
}
