package import Basics

/// One thing that counts for a unit in a period.
package struct Contribution: Sendable {
  package let unit: Symbol
  package let figure: Figure
  /// 1, or so many points.
  package let amount: Int
  /// When it counts: the dispatch, the due time, the card, the closing.
  package let time: Timestamp
  /// The run that it comes from, of a card its `reply`; nil for a closing.
  package let run: TimerRun?
}

/// The question of a scoreboard: which period, at which *now*, under which weights and points
/// (SPEC §8).
package struct Assessment: Sendable {
  package let period: Period
  /// Local midnights in the zone of the ruleset in force at *now*, the end excluded.
  package let bounds: Range<Timestamp>
  package let now: Timestamp
  /// The ruleset in force just before the end, or at *now* if that is earlier.
  package let ruleset: Ruleset?

  package init(_ period: Period, in reference: ReferenceData, now: Timestamp) {
    self.period = period
    self.now = now
    bounds = period.bounds(in: reference.zone(at: now))
    ruleset = reference.ruleset(at: min(bounds.upperBound.advanced(byMicroseconds: -1), now))
  }

  /// What a case contributes, each piece by itself: the scoreboard sums them, its explanation lists
  /// them.
  ///
  /// - Complexity: O(runs of the case).
  package func forEachContribution(
    of state: CaseState, in reference: ReferenceData, _ body: (Contribution) -> Void
  ) {
    guard state.isRegistered, !state.isExcluded else { return }
    dispatches(state, reference, body)
    handling(state, reference, body)
    points(state, body)
  }

  // MARK: Legs

  private func dispatches(
    _ state: CaseState, _ reference: ReferenceData, _ body: (Contribution) -> Void
  ) {
    let legs = state.runs.filter {
      $0.timer == .sign && bounds.contains($0.start) && !$0.unit.isNone
    }
    guard !legs.isEmpty else { return }
    let returned = state.returnedDispatches
    var seen: Set<Symbol> = []
    for leg in legs {
      func count(_ figure: Figure) {
        body(Contribution(unit: leg.unit, figure: figure, amount: 1, time: leg.start, run: leg))
      }
      count(.dispatched)
      if let answer = answer(to: leg, of: state, in: reference) {
        count(.asked)
        if answer.state == .met { count(.responded) }
      }
      if returned.contains(leg.number) { count(.returned) }
      guard seen.insert(leg.unit).inserted, let followUp = state.lastFollowUp, followUp.reached
      else { continue }
      count(.reached)
      if followUp.solved == true { count(.solved) }
      if followUp.satisfied == true { count(.satisfied) }
    }
  }

  /// What decides whether a dispatched leg was answered in time: the case's `contact`, else the leg's
  /// own `sign`, the first of them that is met, late or overdue; nil where neither is (SPEC §8).
  package func answer(to leg: TimerRun, of state: CaseState, in reference: ReferenceData)
    -> TimerRow?
  {
    let contact = state.runs.first { $0.timer == .contact }
    for run in [contact, leg].compactMap(\.self) {
      if let row = reference.calculator.row(of: run, in: state, now: now), row.state.isDecided {
        return row
      }
    }
    return nil
  }

  private func handling(
    _ state: CaseState, _ reference: ReferenceData, _ body: (Contribution) -> Void
  ) {
    for run in state.runs where run.timer == .handle && !run.unit.isNone {
      guard let standing = reference.calculator.standing(of: run, in: state, now: now),
        let due = standing.due, bounds.contains(due), standing.state.isDecided
      else { continue }
      body(Contribution(unit: standing.unit, figure: .due, amount: 1, time: due, run: run))
      if standing.state == .met {
        body(Contribution(unit: standing.unit, figure: .onTime, amount: 1, time: due, run: run))
      }
    }
  }

  // MARK: Points

  private func points(_ state: CaseState, _ body: (Contribution) -> Void) {
    let points = ruleset?.points ?? Ruleset.PointsRule()
    for (index, card) in state.supervisions.enumerated()
    where bounds.contains(card.time) && !card.unit.isNone {
      let amount =
        switch card.level {
        case .notice: points.notice
        case .yellow: points.yellow
        case .red: points.red
        case nil: 0
        }
      guard amount != 0 else { continue }
      body(
        Contribution(
          unit: card.unit, figure: .points, amount: amount, time: card.time,
          run: state.runs.first(.reply, number: index + 1)))
    }
    guard state.status == .closed, bounds.contains(state.closed), !state.holder.isNone,
      state.yellows == 0, state.reds == 0, points.normal != 0
    else { return }
    body(
      Contribution(
        unit: state.holder, figure: .points, amount: points.normal, time: state.closed, run: nil))
  }
}
