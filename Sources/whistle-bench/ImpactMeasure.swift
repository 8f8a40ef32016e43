import Basics
import CaseModel
import FileStore
import Projection
import RuleImpact

/// Another ruleset tried on a book that was read once, beside reading it anew: the projection of every
/// case with its timers, and the difference of two projections.
enum ImpactMeasure {
  static func run(_ home: Home, replaySeconds: Double) throws(Diagnostic) {
    let book = try DecodedBook(home).cases
    let now = book.state.lastTime
    let rules = book.rules(at: now)
    var today = try book.projection(under: rules, now: now)
    let cases = max(1, today.verdicts.count)
    let projection = try best { () throws(Diagnostic) in
      today = try book.projection(under: rules, now: now)
    }
    reportCost(
      "another ruleset tried by \(Processors.count) threads, to replay and timers",
      projection / replaySeconds)
    for (what, rules) in [
      ("with matters of the community in the grid", moving("community", to: "grid", in: rules)),
      ("without the tier of grids", without("grid", movedTo: "community", in: rules)),
    ] {
      var folded = 0
      let time = try best { () throws(Diagnostic) in
        folded = try book.projection(under: rules, now: now).folded
      }
      reportCost(
        "one \(what), \(folded * 100 / cases) % of cases folded again", time / replaySeconds)
    }
    for (what, foldsAll) in [("", false), (", every case folded again", true)] {
      let alone = try best { () throws(Diagnostic) in
        _ = try book.projection(under: rules, now: now, foldsAll: foldsAll, jobs: 1)
      }
      reportCost("by one thread" + what, alone / replaySeconds)
    }
    let longer = try book.projection(under: other(rules, "7wd"), now: now)
    var impact = Impact(book, today, longer)
    let difference = try best { () throws(Diagnostic) in impact = Impact(book, today, longer) }
    reportCost(
      "difference of two projections, \(impact.total.changed) cases, to one",
      difference / projection)
    report("memory a case and ruleset", "\(today.heldBytes / cases) bytes")
    report(
      "projected", decimals(Double(book.state.events) / projection / 1_000_000) + " M events/s")
  }

  /// The rules with the matters of a tier in another one.
  private static func moving(
    _ tier: String, to other: String, in rules: RulesOverride
  ) -> RulesOverride {
    var object = rules.document?.object ?? JSONObject()
    object["matters"] = .array(
      (object["matters"]?.array ?? []).map { matter in
        guard var moved = matter.object, moved["tier"]?.string == tier else { return matter }
        moved["tier"] = .string(other)
        return .object(moved)
      })
    return RulesOverride(.object(object))
  }

  /// The rules with a tier less, its matters moved to another one.
  private static func without(
    _ tier: String, movedTo other: String, in rules: RulesOverride
  ) -> RulesOverride {
    var object = moving(tier, to: other, in: rules).document?.object ?? JSONObject()
    object["ladder"] = .array((object["ladder"]?.array ?? []).filter { $0.string != tier })
    var tiers = object["tiers"]?.object ?? JSONObject()
    tiers[tier] = nil
    object["tiers"] = .object(tiers)
    var assess = object["assess"]?.object ?? JSONObject()
    let groups = (assess["groups"]?.array ?? []).filter {
      $0.object?["units"] != .array([.string(tier)])
    }
    assess["groups"] = .array(groups)
    object["assess"] = .object(assess)
    return RulesOverride(withoutLimits(of: tier, in: .object(object)))
  }

  /// A limit that depends on the tier (`by`) may name only tiers that there are.
  private static func withoutLimits(of tier: String, in value: JSONValue) -> JSONValue {
    guard var object = value.object else { return value }
    for key in object.keys {
      guard let inner = object[key] else { continue }
      var rest = withoutLimits(of: tier, in: inner)
      if key == "by", var limits = rest.object {
        limits[tier] = nil
        rest = .object(limits)
      }
      object[key] = rest
    }
    return .object(object)
  }

  /// The rules with another limit of `handle` for ordinary cases.
  static func other(_ rules: RulesOverride, _ limit: String) -> RulesOverride {
    func set(_ path: ArraySlice<String>, in value: JSONValue?, to leaf: JSONValue) -> JSONValue {
      guard let key = path.first else { return leaf }
      var object = value?.object ?? JSONObject()
      object[key] = set(path.dropFirst(), in: object[key], to: leaf)
      return .object(object)
    }
    return RulesOverride(
      set(
        ["classes", "normal", "timers", "handle"], in: rules.document,
        to: .object(["limit": .string(limit)])))
  }
}
