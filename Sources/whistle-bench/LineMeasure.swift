import Basics
import CaseModel
import FileStore
import Projection
import RuleImpact

/// How the cost grows with the book: the same work on books of a tenth, a fifth, a half and all of so
/// many events, as the cost of one event beside that in the smallest book. 1 throughout is a straight
/// line.
enum LineMeasure {
  private struct Costs {
    var replay, reading, projection, difference: Double
  }

  static func run(_ directory: String, events: Int) throws(Diagnostic) {
    var first: Costs?
    for share in [10, 5, 2, 1] {
      let home = try BenchBook.make(
        events: events / share, in: directory + "/line.\(events / share)")
      let costs = try measure(home)
      let base = first ?? costs
      first = base
      report("replay with timers, an event", decimals(costs.replay / base.replay))
      report("read to be projected, an event", decimals(costs.reading / base.reading))
      report("another ruleset tried, an event", decimals(costs.projection / base.projection))
      report("its difference, an event", decimals(costs.difference / base.difference))
    }
  }

  /// Seconds an event.
  private static func measure(_ home: Home) throws(Diagnostic) -> Costs {
    let (events, replay) = try ReplayMeasure.run(home, rounds: 3)
    var kept: DecodedCases?
    let reading = try seconds { () throws(Diagnostic) in kept = try DecodedBook(home).cases }
    guard let book = kept else { preconditionFailure("the reading has just succeeded") }
    let now = book.state.lastTime
    let rules = book.rules(at: now)
    let today = try book.projection(under: rules, now: now)
    var new = today
    let other = ImpactMeasure.other(rules, "7wd")
    let projection = try best { () throws(Diagnostic) in
      new = try book.projection(under: other, now: now)
    }
    let difference = try best { () throws(Diagnostic) in _ = Impact(book, today, new) }
    report("another ruleset tried, to replay and timers", decimals(projection / replay))
    report("memory a case and ruleset", "\(new.heldBytes / max(1, new.verdicts.count)) bytes")
    let count = Double(events)
    return Costs(
      replay: replay / count, reading: reading / count, projection: projection / count,
      difference: difference / count)
  }
}
