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
    // By the number of the unit: a dictionary would compute a hash for each piece.
    var (places, units, tallies) = (SymbolMap<Int>(), [Symbol](), [Tally]())
    let (states, reference) = (state.table.states.span, state.reference)
    for index in states.indices {
      assessment.forEachContribution(of: states[index], in: reference) { piece in
        let place = places[piece.unit] ?? units.count
        if place == units.count {
          places[piece.unit] = place
          units.append(piece.unit)
          tallies.append(Tally())
        }
        tallies[place][piece.figure] += piece.amount
      }
    }
    return Dictionary(uniqueKeysWithValues: zip(units, tallies))
  }

  /// Whether a unit is of one of these kinds; any is where there is none.
  func isOf(_ kinds: Set<Unit.Kind>, _ unit: Symbol) -> Bool {
    kinds.isEmpty
      || state.reference.organisation.summary(of: unit)?.kind.map { kinds.contains($0) } ?? false
  }
}
