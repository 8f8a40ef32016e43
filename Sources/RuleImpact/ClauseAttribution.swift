import Basics
import CaseModel

/// Which clause of the new rules makes a difference: the path in the new document, in the old one
/// where the new one lacks it, and the whole document where no single clause does.
struct ClauseAttribution {
  private let old, new: RulesProjection
  /// Where a matter stands in the list of each document.
  private let oldPlaces: [Symbol: Int]
  private let newPlaces: [Symbol: Int]

  init(_ old: RulesProjection, _ new: RulesProjection) {
    self.old = old
    self.new = new
    func places(_ ruleset: Ruleset?) -> [Symbol: Int] {
      Dictionary(
        (ruleset?.matters ?? []).enumerated().map { ($1.code, $0) }, uniquingKeysWith: { $1 })
    }
    oldPlaces = places(old.ruleset)
    newPlaces = places(new.ruleset)
  }

  private static let whole = JSONPointer()

  /// The clause behind a difference of a case.
  ///
  /// - Parameter state: as the book has it.
  func clause(of difference: Difference, _ state: CaseState) -> JSONPointer {
    switch difference.obstacle {
    case .matter: return matter(state.matter)
    case .tier: return JSONPointer("ladder")
    case .calendar: return JSONPointer("calendar", "name")
    case nil: break
    }
    guard let row = difference.run?.either else { return settlement(state) }
    guard let before = old.ruleset, let after = new.ruleset,
      let run = state.runs.first(where: { $0.timer == row.timer && $0.number == row.number })
    else { return ClauseAttribution.whole }
    return matterClause(run, before, after, state)
      ?? limitClause(run, before, after, state)
      ?? clockClause(run, before, after, state) ?? settlement(state)
  }

  // MARK: Where to look, in this order

  /// The case has another class, or no follow-up.
  private func matterClause(
    _ run: TimerRun, _ before: Ruleset, _ after: Ruleset, _ state: CaseState
  ) -> JSONPointer? {
    let (code, urgency) = state.classification(of: run)
    let (was, becomes) = (before.matter(code), after.matter(code))
    if run.timer == .follow, was?.needsFollowUp ?? true != becomes?.needsFollowUp ?? true {
      return matter(code, "follow")
    }
    let classes = [before, after].map { ruleset in
      ruleset.serviceClass(matter: code, urgency: urgency).map {
        ruleset.classes[$0].name
      }
    }
    guard classes[0] != classes[1] else { return nil }
    if was != nil || becomes != nil { return matter(code, "class") }
    return JSONPointer(["classes", classes[1] ?? classes[0] ?? ""])
  }

  /// The limits themselves.
  private func limitClause(
    _ run: TimerRun, _ before: Ruleset, _ after: Ruleset, _ state: CaseState
  ) -> JSONPointer? {
    let was = old.reference.calculator.limits(0, run, state)
    let becomes = new.reference.calculator.limits(0, run, state)
    guard was != becomes else { return nil }
    let formerly = old.reference.calculator.clause(0, run, state, old.reference.symbols)
    let now = new.reference.calculator.clause(0, run, state, new.reference.symbols)
    guard let clause = now ?? formerly else { return nil }
    guard let was, let becomes, formerly == now, clause.tokens.first == "classes" else {
      return clause
    }
    if was.limit != becomes.limit { return clause.appending("limit") }
    return clause.appending(was.red != becomes.red ? "red" : "remind")
  }

  /// The clock on which they are computed.
  private func clockClause(
    _ run: TimerRun, _ before: Ruleset, _ after: Ruleset, _ state: CaseState
  ) -> JSONPointer? {
    let unit = new.reference.calculator.limits(0, run, state)?.limit.unit
    if unit == .meetings, before.meetings[run.tier] != after.meetings[run.tier] {
      return JSONPointer("tiers", new.reference.symbols.text(run.tier), "meeting")
    }
    if before.calendar.name != after.calendar.name { return JSONPointer("calendar", "name") }
    if before.calendar.week != after.calendar.week { return JSONPointer("calendar", "week") }
    if before.calendar.hours != after.calendar.hours { return JSONPointer("calendar", "hours") }
    if before.calendar.start != after.calendar.start { return JSONPointer("calendar", "start") }
    return before.zone.name != after.zone.name ? JSONPointer("zone") : nil
  }

  /// Where the case starts and how far it can rise.
  private func settlement(_ state: CaseState) -> JSONPointer {
    guard let before = old.ruleset, let after = new.ruleset else { return ClauseAttribution.whole }
    if before.matter(state.matter)?.tier ?? .none != after.matter(state.matter)?.tier ?? .none {
      return matter(state.matter, "tier")
    }
    return before.ladder == after.ladder ? ClauseAttribution.whole : JSONPointer("ladder")
  }

  private func matter(_ code: Symbol, _ key: String? = nil) -> JSONPointer {
    guard let place = newPlaces[code] ?? oldPlaces[code] else {
      return JSONPointer("matters")
    }
    let entry = JSONPointer("matters").appending(place)
    return newPlaces[code] == nil ? entry : key.map { entry.appending($0) } ?? entry
  }
}
