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
  package let book: DecodedBook
  package let scope: ImpactScope
  /// Of the period in scope.
  private let bounds: Range<Timestamp>?
  package let today, new: RulesProjection
  /// In the byte order of the cases' numbers; those that stand as before are left out.
  package private(set) var differences: [Difference] = []
  package private(set) var total = Counts()
  /// By the tier and the holder that the cases have as the book stands.
  package private(set) var byTier: [Symbol: Counts] = [:]
  package private(set) var byUnit: [Symbol: Counts] = [:]
  /// Cases for which today's rules ask for a notice that was not issued, or do not ask for one that
  /// was.
  package private(set) var lateFacts = (missing: 0, unfounded: 0)

  /// Cases by class.
  package struct Counts: Sendable {
    private var counts = Array(repeating: 0, count: ImpactClass.allCases.count)

    package subscript(impact: ImpactClass) -> Int {
      get { counts[impact.rawValue] }
      set { counts[impact.rawValue] = newValue }
    }

    package var cases: Int { counts.reduce(0, +) }
    package var changed: Int { cases - self[.same] }
  }

  /// - Complexity: O(rows + d log d) for d differences.
  package init(
    _ book: DecodedBook, _ today: RulesProjection, _ new: RulesProjection,
    scope: ImpactScope = ImpactScope()
  ) {
    self.book = book
    self.scope = scope
    self.today = today
    self.new = new
    bounds = scope.period?.bounds(in: book.state.reference.zone(at: today.now))
    let comparison = Comparison(today, new)
    let table = book.state.table
    // By the span: a state would be copied for each of its facts.
    let states = table.states.span
    for verdict in today.verdicts {
      guard isInScope(verdict.subject) else { continue }
      let index = Int(verdict.subject.index)
      let difference = comparison.difference(of: verdict.subject, matter: states[index].matter)
      count(difference?.impact ?? .same, tier: states[index].tier, holder: states[index].holder)
      noteLateFacts(verdict.subject)
      if let difference { differences.append(difference) }
    }
    differences = differences.map { (table.name(of: $0.subject), $0) }
      .sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }.map(\.1)
  }

  func isInScope(_ subject: Subject) -> Bool {
    if bounds == nil, scope.matters.isEmpty, scope.unit.isNone { return true }
    let state = book.state.table[subject]
    let reference = book.state.reference
    if let bounds, !bounds.contains(state.registered) { return false }
    if !scope.matters.isEmpty, !scope.matters.contains(reference.symbols.text(state.matter)) {
      return false
    }
    return scope.unit.isNone
      || reference.organisation.path(from: state.holder, reference.symbols).contains(scope.unit)
  }

  private mutating func count(_ impact: ImpactClass, tier: Symbol, holder: Symbol) {
    total[impact] += 1
    byTier[tier, default: Counts()][impact] += 1
    byUnit[holder, default: Counts()][impact] += 1
  }

  private mutating func noteLateFacts(_ subject: Subject) {
    let rows = today.rows(of: subject)
    if rows.contains(where: { !today.rows[$0].missing.isEmpty }) { lateFacts.missing += 1 }
    if rows.contains(where: { !today.rows[$0].unfounded.isEmpty }) { lateFacts.unfounded += 1 }
  }

  /// Units whose rank, score or points differ, in the order of the new ranks.
  package var rankChanges: [RankChange] {
    guard let before = today.scoreboard, let after = new.scoreboard else { return [] }
    return RankChange.between(before, after).filter(\.isChange)
  }

  /// The sums of tiers or units by name, those without a name last.
  package func sums(_ counts: [Symbol: Counts]) -> [Sum] {
    let symbols = book.state.reference.symbols
    return counts.map { Sum(name: $0.key, counts: $0.value) }.sorted {
      $0.name.isNone || $1.name.isNone ? !$0.name.isNone : symbols.precedes($0.name, $1.name)
    }
  }

  /// The cases of a tier or unit, by class.
  package struct Sum: Sendable {
    package let name: Symbol
    package let counts: Counts
  }

  /// Whether the new rules change anything.
  package var isEmpty: Bool { differences.isEmpty && rankChanges.isEmpty }
}
