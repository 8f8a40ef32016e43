package import CaseModel
package import Projection

/// The figures of SPEC §8 by persons instead of units, ranked by the same rule (decision 45).
///
/// Every contribution of a unit belongs to one person or to nobody, so that
/// persons + `nobody` + `cards` = units.
package struct PersonScoreboard: Sendable {
  /// The rows' `unit` is the person.
  package let scoreboard: Scoreboard
  /// The figures of what nobody signed or resolved.
  package let nobody: Tally
  /// The points of cards, which are issued to units.
  package let cards: Int
}

extension CaseView {
  /// The scoreboard of persons, in a period; groups are of units, persons are ranked together.
  ///
  /// - Parameters:
  ///   - signatures: those of the view's state.
  ///   - kinds: what was done for units of these kinds only; for all where there is none.
  /// - Complexity: O(cases · runs).
  package func persons(
    _ assessment: Assessment, _ signatures: Signatures, kinds: Set<Unit.Kind> = []
  ) -> PersonScoreboard {
    var tallies: [Symbol: Tally] = [:]
    var cards = 0
    for (index, caseState) in state.table.states.enumerated() {
      let subject = Subject(index: Int32(index))
      assessment.forEachContribution(of: caseState, in: state.reference) { piece in
        guard isOf(kinds, piece.unit) else { return }
        if piece.run?.timer == .reply { return cards += piece.amount }
        let person = signatures.person(of: piece, subject, in: caseState)
        tallies[person, default: Tally()][piece.figure] += piece.amount
      }
    }
    let nobody = tallies.removeValue(forKey: .none) ?? Tally()
    var rule = assessment.rule
    rule.groups = []
    let scoreboard = Scoreboard(tallies, under: rule, symbols)
    return PersonScoreboard(scoreboard: scoreboard, nobody: nobody, cards: cards)
  }
}
