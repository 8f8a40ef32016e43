package import CaseModel
package import Projection

extension CaseView {
  package func assessment(_ period: Period) -> Assessment {
    Assessment(period, in: state.reference, now: now)
  }

  /// The scoreboard of a period.
  ///
  /// - Parameter kinds: units of these kinds only, ranked among themselves; all where there is none.
  /// - Complexity: O(cases · runs).
  package func scoreboard(_ assessment: Assessment, kinds: Set<Unit.Kind> = []) -> Scoreboard {
    assessment.scoreboard(
      of: tallies(assessment).filter { isOf(kinds, $0.key) }, in: state.reference)
  }

  /// What the cases contribute to each unit; that of some cases and of others adds up.
  ///
  /// - Complexity: O(cases · runs).
  func tallies(_ assessment: Assessment) -> [Symbol: Tally] {
    var tallies: [Symbol: Tally] = [:]
    for caseState in state.table.states {
      assessment.forEachContribution(of: caseState, in: state.reference) { piece in
        tallies[piece.unit, default: Tally()][piece.figure] += piece.amount
      }
    }
    return tallies
  }

  /// Whether a unit is of one of these kinds; any is where there is none.
  func isOf(_ kinds: Set<Unit.Kind>, _ unit: Symbol) -> Bool {
    kinds.isEmpty
      || state.reference.organisation.summary(of: unit)?.kind.map { kinds.contains($0) } ?? false
  }
}
