import Basics
import CaseModel

/// Puts down what overriding rules say of some cases, one behind the other.
struct ImpactEvaluator: Sendable {
  private var result: RulesProjection
  private let now: Timestamp
  private let assessment: Assessment?
  private var tallies: [Symbol: Tally] = [:]

  /// - Parameters:
  ///   - reference: at the end of the book.
  ///   - period: of the scoreboard; nil for none.
  ///   - room: how many subjects, runs and positions there will be, about.
  init(
    in reference: ReferenceData, now: Timestamp, period: Period?,
    room: (subjects: Int, runs: Int, positions: Int)
  ) {
    self.now = now
    assessment = period.map { Assessment($0, in: reference, now: now) }
    result = RulesProjection(now: now, reference: reference, assessment)
    result.verdicts.reserveCapacity(room.subjects)
    result.rows.reserveCapacity(room.runs)
    result.positions.reserveCapacity(room.positions)
  }

  /// Judges a case.
  ///
  /// - Parameters:
  ///   - starts: the sequences of the events that started its runs.
  ///   - positions: where acceptance and escalation put it.
  mutating func evaluate(
    _ subject: Subject, _ state: CaseState, starts: Swift.Span<Int>,
    positions: Swift.Span<RulesProjection.Settled>
  ) {
    // Registration starts a run, so the first run's event is the registration.
    guard state.isRegistered, !starts.isEmpty else { return }
    result.verdicts.append(
      RulesProjection.Verdict(subject, state, registered: starts[0], in: result))
    for index in positions.indices { result.positions.append(positions[index]) }
    var order = RunOrder(of: state.runs)
    while let index = order.next(in: state.runs) {
      let run = state.runs[index]
      guard let row = result.reference.calculator.row(of: run, in: state, now: now) else {
        continue
      }
      result.rows.append(
        RulesProjection.Row(
          row, started: starts[index], standing: run.notices.intersection([.urged, .yellow, .red]),
          required: required(row, state)))
    }
    // Taken out: else the reference data would be copied, since the call changes what they stand beside.
    var tallies: [Symbol: Tally] = [:]
    swap(&tallies, &self.tallies)
    assessment?.forEachContribution(of: state, in: result.reference) { piece in
      tallies[piece.unit, default: Tally()][piece.figure] += piece.amount
    }
    swap(&tallies, &self.tallies)
  }

  /// Notes that what was evaluated since so many cases had been folded again.
  mutating func noteFolded(since count: Int) { result.folded += result.verdicts.count - count }

  /// How many cases are evaluated.
  var count: Int { result.verdicts.count }

  /// Takes in what was said of other cases.
  mutating func join(_ other: consuming ImpactEvaluator) {
    result.append(other.result)
    tallies.merge(other.tallies, uniquingKeysWith: +)
  }

  /// - Parameter subjects: of the whole book.
  consuming func finish(subjects: Int) -> RulesProjection {
    result.index(subjects: subjects)
    result.add(tallies)
    return result
  }

  /// The notices that sweeps at every instant until now would have issued for a run (SPEC §7), by
  /// its instants alone: that a card of one timer stands in the way of another's is left out.
  private func required(_ row: TimerRow, _ state: CaseState) -> TimerRun.Notices {
    var notices = row.requiredNotices(by: now)
    // Where nobody held the case at the instant, there is neither urge nor card.
    let instants: [(TimerRun.Notices, Timestamp?)] = [
      (.urged, row.remind), (.yellow, row.due), (.red, row.red),
    ]
    for (notice, instant) in instants where notices.contains(notice) {
      if let instant, result.reference.addressee(of: row, at: instant, in: state).isNone {
        notices.remove(notice)
      }
    }
    return notices
  }
}
