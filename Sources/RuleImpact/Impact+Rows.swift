package import Basics
package import CaseModel
package import Projection

/// A case that differs, under the three columns of SPEC §8.
package struct ImpactRow: Sendable {
  package let subject: Subject
  package let impact: ImpactClass
  package let first: Int
  package let clause: JSONPointer
  /// The run that puts the case in its class; nil where none does.
  package let timer: Timer?
  package let number: Int?
  /// Why the new rules cannot process it.
  package let reason: String?
  /// The book under its own adoptions, and the notices that stand in it.
  package let then: Standing
  package let today, new: Standing
}

/// How a case stands under some rules.
package struct Standing: Sendable {
  /// nil where they have no verdict on it.
  package let status: Status?
  package let tier, holder: Symbol
  package let timers: [TimerStanding]
}

/// How a run stands under some rules.
package struct TimerStanding: Sendable {
  package let timer: Timer
  package let number: Int
  package let state: TimerState?
  package let due: Timestamp?
  /// nil where it was not asked for.
  package let isProvisional: Bool?
  package let notices: TimerRun.Notices
}

/// A row for a case in scope, the unchanged ones too.
package struct ProjectedCase: Sendable {
  package let subject: Subject
  package let impact: ImpactClass
  package let standing: Standing
}

extension Impact {
  /// The instants and names of the answer are those of this view.
  package var view: CaseView { CaseView(decoded.state, now: today.now) }

  /// The row of each case that differs, made as it is asked for.
  package var rows: some Sequence<ImpactRow> { rows(of: differences) }

  /// The rows of some of them.
  package func rows(of differences: some Collection<Difference>) -> some Sequence<ImpactRow> {
    let view = view
    let attribution = ClauseAttribution(today, new)
    return differences.lazy.map { row($0, view, attribution) }
  }

  private func row(_ difference: Difference, _ view: CaseView, _ attribution: ClauseAttribution)
    -> ImpactRow
  {
    let subject = difference.subject
    let state = decoded.state.table[subject]
    var pairs: [RowPair] = []
    today.forEachPair(of: subject, with: new) { if $0.impact != .same { pairs.append($0) } }
    let run = difference.run?.either
    return ImpactRow(
      subject: subject, impact: difference.impact, first: difference.first,
      clause: attribution.clause(of: difference, state), timer: run?.timer,
      number: run.map { Int($0.number) },
      reason: difference.obstacle.map { reason($0, state, view) },
      then: then(state, pairs, view), today: standing(today, subject, pairs.compactMap(\.today)),
      new: standing(new, subject, pairs.compactMap(\.new)))
  }

  private func reason(_ obstacle: Obstacle, _ state: CaseState, _ view: CaseView) -> String {
    switch obstacle {
    case .matter: "the rules lack the matter '\(view.symbols.text(state.matter))'"
    case .tier(let tier): "the ladder lacks the tier '\(view.symbols.text(tier))'"
    case .calendar:
      "no calendar '\(new.reference.symbols.text(new.ruleset?.calendar.name ?? .none))' was adopted "
        + "for a year that a due time needs"
    }
  }

  private func then(_ state: CaseState, _ pairs: [RowPair], _ view: CaseView) -> Standing {
    let rows = view.rows(of: state)
    return Standing(
      status: state.status, tier: state.tier, holder: state.holder,
      timers: pairs.compactMap { pair in
        guard let named = pair.either else { return nil }
        let row = rows.first { $0.timer == named.timer && $0.number == Int(named.number) }
        return TimerStanding(
          timer: named.timer, number: Int(named.number), state: row?.state, due: row?.due,
          isProvisional: nil, notices: named.standing)
      })
  }

  private func standing(
    _ projection: RulesProjection, _ subject: Subject, _ rows: some Sequence<RulesProjection.Row>
  ) -> Standing {
    let place = projection[subject]?.at
    return Standing(
      status: place?.status, tier: place?.tier ?? .none, holder: place?.holder ?? .none,
      timers: rows.map { row in
        TimerStanding(
          timer: row.timer, number: Int(row.number), state: row.state, due: row.due,
          isProvisional: row.isProvisional, notices: row.required)
      })
  }

  /// The class of every case in scope, in the byte order of the cases' numbers.
  package var classes: [(subject: Subject, impact: ImpactClass)] {
    let changed = Dictionary(
      differences.map { ($0.subject, $0.impact) }, uniquingKeysWith: { first, _ in first })
    return decoded.state.table.sortedCases.filter { isInScope($0) && new[$0] != nil }.map {
      ($0, changed[$0] ?? .same)
    }
  }

  /// A row for every case in scope: its class, and how it stands under the new rules with all its
  /// timers.
  package var projectedCases: some Sequence<ProjectedCase> { projectedCases(of: classes) }

  /// The rows of some of them.
  package func projectedCases(
    of classes: some Collection<(subject: Subject, impact: ImpactClass)>
  ) -> some Sequence<ProjectedCase> {
    classes.lazy.map { subject, impact in
      ProjectedCase(
        subject: subject, impact: impact,
        standing: standing(new, subject, new.rows(of: subject).lazy.map { new.rows[$0] }))
    }
  }

  // MARK: Manifest

  /// What the answer rests on, as digests.
  package struct Manifest: Sendable {
    package let root: Digest
    package let size: Int
    package let query: TemporalQuery
    package let now: Timestamp
    /// The version of the reducers.
    package let reducers: Int
    package let today, new: Digest?
    package let calendars: Digest
    /// Of the rows of all cases that differ, as JSON lines.
    package let output: Digest
    /// Of the rows of all cases in scope, where they are written.
    package var projection: Digest?
  }

  /// - Parameters:
  ///   - book: the root over its lines and their number, as far as the query went.
  ///   - output: of the rows of all cases that differ, as JSON lines.
  package func manifest(
    of book: (root: Digest, size: Int), _ query: TemporalQuery = .all, output: Digest
  ) -> Manifest {
    Manifest(
      root: book.root, size: book.size, query: query, now: today.now, reducers: Snapshot.reducers,
      today: today.ruleset?.digest, new: new.ruleset?.digest,
      calendars: StateDigest.calendars(decoded.state.reference), output: output)
  }
}
