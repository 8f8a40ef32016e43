import Basics
package import CaseModel

/// Which cases a question about other rules is about; an empty one lets all pass.
package struct ImpactScope: Sendable {
  /// Registered in it.
  package var period: Period?
  /// Held, as the book stands, by this unit or one below it.
  package var unit = Symbol.none
  package var matters: [String] = []

  package init(period: Period? = nil, unit: Symbol = .none, matters: [String] = []) {
    self.period = period
    self.unit = unit
    self.matters = matters
  }
}

/// What other rules would mean for a book: every case in one class, and the sums (SPEC §8, "Rule
/// impact").
///
/// Three columns are held against each other. *As decided then*: the notices in the book, and how
/// it stands under its own adoptions. *Today's rules now*: those in force at now, as if they alone
/// had been adopted from the start. *New rules now*: the same of the new ones. The class says what
/// lies between the second and the third; what lies between the first and the second has other
/// causes than the new rules, and is summed as `lateFacts` (decisions 11 and 12).
package struct Impact: Sendable {
  package let decoded: DecodedCases
  package let scope: ImpactScope
  /// Of the period in scope.
  private let bounds: Range<Timestamp>?
  package private(set) var today, new: RulesProjection
  /// In the byte order of the cases' numbers; those that stand as before are left out, and so are those of
  /// other shards.
  package private(set) var differences: [Difference] = []
  private var counted = ImpactCounts()

  package var total: ImpactCounts.Classes { counted.total }
  package var byTier: [Symbol: ImpactCounts.Classes] { counted.byTier }
  package var byUnit: [Symbol: ImpactCounts.Classes] { counted.byUnit }
  package var lateFacts: (missing: Int, unfounded: Int) { counted.lateFacts }

  /// - Complexity: O(rows + d log d) for d differences.
  package init(
    _ decoded: DecodedCases, _ today: RulesProjection, _ new: RulesProjection,
    scope: ImpactScope = ImpactScope()
  ) {
    self.decoded = decoded
    self.scope = scope
    self.today = today
    self.new = new
    bounds = scope.period?.bounds(in: decoded.state.reference.zone(at: today.now))
    let comparison = Comparison(today, new)
    let table = decoded.state.table
    // By the span: a state would be copied for each of its facts.
    let states = table.states.span
    for verdict in today.verdicts {
      guard isInScope(verdict.subject) else { continue }
      let index = Int(verdict.subject.index)
      let difference = comparison.difference(of: verdict.subject, matter: states[index].matter)
      counted.count(
        difference?.impact ?? .same, tier: states[index].tier, holder: states[index].holder)
      noteLateFacts(verdict.subject)
      if let difference { differences.append(difference) }
    }
    differences = differences.map { (table.name(of: $0.subject), $0) }
      .sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }.map(\.1)
  }

  func isInScope(_ subject: Subject) -> Bool {
    if bounds == nil, scope.matters.isEmpty, scope.unit.isNone { return true }
    let state = decoded.state.table[subject]
    let reference = decoded.state.reference
    if let bounds, !bounds.contains(state.registered) { return false }
    if !scope.matters.isEmpty, !scope.matters.contains(reference.symbols.text(state.matter)) {
      return false
    }
    return scope.unit.isNone
      || reference.organisation.path(from: state.holder, reference.symbols).contains(scope.unit)
  }

  private mutating func noteLateFacts(_ subject: Subject) {
    let rows = today.rows(of: subject)
    if rows.contains(where: { !today.rows[$0].missing.isEmpty }) { counted.lateFacts.missing += 1 }
    if rows.contains(where: { !today.rows[$0].unfounded.isEmpty }) {
      counted.lateFacts.unfounded += 1
    }
  }

  /// Units whose rank, score or points differ, in the order of the new ranks.
  package var rankChanges: [RankChange] {
    guard let before = today.scoreboard, let after = new.scoreboard else { return [] }
    return RankChange.between(before, after).filter(\.isChange)
  }

  /// The sums of tiers or units by name, those without a name last.
  package func sums(_ counts: [Symbol: ImpactCounts.Classes]) -> [Sum] {
    let symbols = decoded.state.reference.symbols
    return counts.map { Sum(name: $0.key, counts: $0.value) }.sorted {
      $0.name.isNone || $1.name.isNone ? !$0.name.isNone : symbols.precedes($0.name, $1.name)
    }
  }

  /// The cases of a tier or unit, by class.
  package struct Sum: Sendable {
    package let name: Symbol
    package let counts: ImpactCounts.Classes
  }

  /// What the cases came to, to be added to what those of other shards did.
  package var sums: ImpactSums {
    ImpactSums(counts: counted, today: today.tallies, new: new.tallies)
  }

  /// Adds what the cases of other shards came to; their differences are not among those here.
  ///
  /// - Precondition: they were judged by the same rules, at the same *now*.
  package mutating func add(_ others: ImpactSums) {
    counted = counted + others.counts
    today.add(others.today)
    new.add(others.new)
  }

  /// Whether the new rules change anything.
  package var isEmpty: Bool { differences.isEmpty && rankChanges.isEmpty }
}
