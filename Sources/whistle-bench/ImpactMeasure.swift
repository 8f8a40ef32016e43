import Basics
import CaseModel
import FileStore
import Projection

/// Another ruleset tried on a book that was read once, beside reading it anew: the projection of every
/// case with its timers, and the difference of two projections.
enum ImpactMeasure {
  private static let rounds = 3

  static func run(_ home: Home, replaySeconds: Double) throws(Diagnostic) {
    let book = try KeptBook(home)
    let now = book.state.lastTime
    let rules = book.rules(at: now)
    var today = try book.projection(under: rules, now: now)
    var projection = Double.infinity
    for _ in 0..<rounds {
      projection = min(
        projection,
        try seconds { () throws(Diagnostic) in
          today = try book.projection(under: rules, now: now)
        })
    }
    var folded = Double.infinity
    for _ in 0..<rounds {
      folded = min(
        folded,
        try seconds { () throws(Diagnostic) in
          _ = try book.projection(under: rules, now: now, foldsAll: true)
        })
    }
    let cases = max(1, today.verdicts.count)
    let longer = try book.projection(under: other(rules, "7wd"), now: now)
    var impact = Impact(book, today, longer)
    var difference = Double.infinity
    for _ in 0..<rounds {
      difference = min(
        difference, try seconds { () throws(Diagnostic) in impact = Impact(book, today, longer) })
    }
    report("another ruleset tried, to replay and timers", decimals(projection / replaySeconds))
    report("one that moves cases to other tiers", decimals(folded / replaySeconds))
    report(
      "difference of two projections, \(impact.total.changed) cases, to one",
      decimals(difference / projection))
    report("memory a case and ruleset", "\(today.heldBytes / cases) bytes")
    report(
      "projected", decimals(Double(book.state.events) / projection / 1_000_000) + " M events/s")
  }

  /// The rules with another limit of `handle` for ordinary cases.
  static func other(_ rules: Supposition, _ limit: String) -> Supposition {
    func set(_ path: ArraySlice<String>, in value: JSONValue?, to leaf: JSONValue) -> JSONValue {
      guard let key = path.first else { return leaf }
      var object = value?.object ?? JSONObject()
      object[key] = set(path.dropFirst(), in: object[key], to: leaf)
      return .object(object)
    }
    return Supposition(
      set(
        ["classes", "normal", "timers", "handle"], in: rules.document,
        to: .object(["limit": .string(limit)])))
  }
}
