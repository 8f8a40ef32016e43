package import Basics
package import CaseModel
package import Projection

/// What each clause of the rules governed in a reading: how many runs of timers got their limits by it, and
/// how many cases and dispatches it had a say in (SPEC §8, "Many rulesets").
///
/// A run counts for the clause that gives its limits, for its class and its matter, for the calendar or the
/// meeting on whose clock it is computed, and for a rule of escalation that it fired; a dispatch for its
/// matter and what that admits; a case for all of these, and for what asked or allowed something of it.
/// Clauses that are about no single case, such as `points`, `assess` and `authority`, are not in it.
package struct ClauseCoverage: Sendable {
  package struct Row: Sendable {
    package let ruleset: Ruleset
    package let clause: JSONPointer
    /// What it belongs to, where its path has only a number for it: the code of a matter, the matter of a
    /// skip, the trigger of an escalation.
    package let entry: String?
    package fileprivate(set) var runs = 0
    package fileprivate(set) var cases = 0
    package fileprivate(set) var dispatches = 0

    package var isUnused: Bool { runs == 0 && cases == 0 && dispatches == 0 }
  }

  /// In the order in which the rules came into force, each in the order of its document.
  package private(set) var rows: [Row] = []
  /// By adoption, where the rows of its ruleset stand, and the matters of it.
  private var places: [Rules] = []
  private let view: CaseView

  private struct Rules {
    let ruleset: Ruleset
    var rows: [JSONPointer: Int] = [:]
    let matters: [Symbol: Int]
  }

  /// - Complexity: O(runs · clauses of a run).
  package init(_ view: CaseView) {
    self.view = view
    for adoption in view.state.reference.rulebook.adoptions { add(adoption.ruleset) }
    for state in view.state.table.states where state.isRegistered { count(state) }
  }

  private mutating func add(_ ruleset: Ruleset) {
    if let known = places.first(where: { $0.ruleset.digest == ruleset.digest }) {
      return places.append(known)
    }
    let codes = ruleset.matters.enumerated().map { ($1.code, $0) }
    var rules = Rules(ruleset: ruleset, matters: Dictionary(codes, uniquingKeysWith: { $1 }))
    for (clause, entry) in ruleset.clausesOfCases {
      rules.rows[clause] = rows.count
      rows.append(Row(ruleset: ruleset, clause: clause, entry: entry))
    }
    places.append(rules)
  }

  // MARK: Counting

  /// The rows that a case has counted for.
  private typealias Touched = Set<Int>

  private mutating func count(_ state: CaseState) {
    var touched = Touched()
    if let rules = rules(at: state.registered) { note(state, rules, &touched) }
    for run in state.runs {
      if let row = view.state.reference.calculator.row(of: run, in: state, now: view.now) {
        count(run, row, state, &touched)
      }
      // Each dispatch starts a run of `sign`, with a limit or without.
      if run.timer == .sign, let rules = rules(at: run.start) {
        let matter = matter(state.classification(of: run).matter, rules)
        for clause in [matter, matter?.appending("admit")] {
          note(clause, in: rules, &touched) { $0.dispatches += 1 }
        }
      }
    }
    for row in touched { rows[row].cases += 1 }
  }

  /// What the rules in force at its registration have to say of a case as a whole.
  private func clauses(of state: CaseState, _ ruleset: Ruleset) -> [JSONPointer] {
    var clauses: [JSONPointer] = []
    if !state.pauses.isEmpty { clauses.append(JSONPointer("suspend")) }
    if state.returns > 0 { clauses.append(JSONPointer("returns")) }
    if state.extensions > 0 { clauses.append(JSONPointer("extensions")) }
    if state.round > 1 { clauses.append(JSONPointer("reopen")) }
    for (index, skip) in ruleset.skips.enumerated()
    where skip.matter == state.matter && skip.urgency == state.urgency {
      clauses.append(JSONPointer("skips").appending(index))
    }
    for (index, rule) in ruleset.escalations.enumerated() {
      let isMet =
        switch rule.trigger {
        case .returns(let count): Int(state.returns) >= count
        case .rework(let count): Int(state.round) > count
        case .limit, .red: false
        }
      if isMet { clauses.append(JSONPointer("escalate").appending(index)) }
    }
    return clauses
  }

  private mutating func note(_ state: CaseState, _ rules: Int, _ touched: inout Touched) {
    let ruleset = places[rules].ruleset
    let classes = ruleset.serviceClass(matter: state.matter, urgency: state.urgency).map {
      JSONPointer("classes", ruleset.classes[$0].name)
    }
    for clause in clauses(of: state, ruleset)
      + [matter(state.matter, rules), classes].compactMap(\.self)
    { note(clause, in: rules, &touched) { _ in } }
  }

  private mutating func count(
    _ run: TimerRun, _ row: TimerRow, _ state: CaseState, _ touched: inout Touched
  ) {
    let reference = view.state.reference
    guard let rules = row.adoption,
      let limits = reference.calculator.limits(rules, run, state),
      let clause = reference.calculator.clause(rules, run, state, reference.symbols)
    else { return }
    var clauses = [clause, matter(state.classification(of: run).matter, rules)]
    if clause.tokens.first == "classes" {
      clauses.append(JSONPointer(Array(clause.tokens.prefix(2))))
    }
    let spans = [limits.limit, limits.remind, limits.red].compactMap(\.self)
    if spans.contains(where: { $0.unit == .meetings }) {
      clauses.append(JSONPointer("tiers", reference.symbols.text(run.tier), "meeting"))
    }
    if spans.contains(where: { [.workingDays, .workingHours].contains($0.unit.family) }) {
      clauses.append(JSONPointer("calendar"))
    }
    clauses += fired(run, places[rules].ruleset)
    for clause in clauses { note(clause, in: rules, &touched) { $0.runs += 1 } }
  }

  /// The rules of escalation of which the book has one for this run, in their order.
  private func fired(_ run: TimerRun, _ ruleset: Ruleset) -> [JSONPointer?] {
    let count =
      run.notices.contains(.escalatedTwice) ? 2 : run.notices.contains(.escalated) ? 1 : 0
    guard count > 0 else { return [] }
    let own = ruleset.escalations.indices.filter { index in
      switch ruleset.escalations[index].trigger {
      case .limit(let timer), .red(let timer): timer == run.timer
      case .returns, .rework: false
      }
    }
    return own.prefix(count).map { JSONPointer("escalate").appending($0) }
  }

  private mutating func note(
    _ clause: JSONPointer?, in rules: Int, _ touched: inout Touched, _ count: (inout Row) -> Void
  ) {
    guard let clause, let row = places[rules].rows[clause] else { return }
    touched.insert(row)
    count(&rows[row])
  }

  private func matter(_ code: Symbol, _ rules: Int) -> JSONPointer? {
    places[rules].matters[code].map { JSONPointer("matters").appending($0) }
  }

  /// The adoption in force at an instant.
  private func rules(at instant: Timestamp) -> Int? {
    view.state.reference.rulebook.adoptions.lastIndex { $0.effective <= instant }
  }
}

extension Ruleset {
  fileprivate typealias Clause = (clause: JSONPointer, entry: String?)

  /// The clauses that can govern a run, a case or a dispatch, in the order of the document.
  fileprivate var clausesOfCases: [Clause] {
    (document.object?.members ?? []).flatMap { key, value -> [Clause] in
      let root = JSONPointer(key)
      switch key {
      case "matters": return Self.elements(value, at: root, named: "code", with: "admit")
      case "skips": return Self.elements(value, at: root, named: "matter")
      case "escalate": return Self.elements(value, at: root, named: "on")
      case "classes":
        return Self.members(value).flatMap { Self.timers(root.appending($0), $1) }
      case "whistles":
        return Self.members(value).map { (root.appending($0.key).appending("answer"), nil) }
      case "tiers":
        return Self.members(value).map { (root.appending($0.key).appending("meeting"), nil) }
      case "calendar", "suspend", "returns", "extensions", "reopen": return [(root, nil)]
      default: return []
      }
    }
  }

  private static func elements(
    _ value: JSONValue, at root: JSONPointer, named name: String, with key: String? = nil
  ) -> [Clause] {
    (value.array ?? []).enumerated().flatMap { index, item -> [Clause] in
      let (own, entry) = (root.appending(index), item.object?[name]?.string)
      let inner = [key].compactMap(\.self).filter { item.object?[$0] != nil }
      return [(own, entry)] + inner.map { (own.appending($0), entry) }
    }
  }

  private enum Key: String { case timers, limit, by }

  private static func members(_ value: JSONValue?) -> [(key: String, value: JSONValue)] {
    value?.object?.members ?? []
  }

  /// A class, and each entry of limits in it: an entry may have none but those of `by`.
  private static func timers(_ path: JSONPointer, _ value: JSONValue) -> [Clause] {
    let timers = members(value.object?[Key.timers]).flatMap { name, entry -> [Clause] in
      let timer = path.appending(Key.timers.rawValue).appending(name)
      let by = members(entry.object?[Key.by]).map {
        timer.appending(Key.by.rawValue).appending($0.key)
      }
      return ((entry.object?[Key.limit] == nil ? [] : [timer]) + by).map { ($0, nil) }
    }
    return [(path, nil)] + timers
  }
}
