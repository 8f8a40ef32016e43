package import Basics
package import CaseModel
package import Projection

/// The ledgers of points (积分).
extension CaseView {
  /// - Parameter ledger: only this one.
  package func points(_ period: Period, ledger: Symbol?) -> PointsTable {
    PointsTable(state.registers.points, assessment(period), ledger: ledger, in: state.reference)
  }

  /// The split of an amount by the rule that holds for the ledger in the period, else 40/30/20/10.
  package func split(_ amount: Hundredths, _ period: Period, ledger: Symbol) -> Dividend {
    let rule = assessment(period).ruleset?.ledger(symbols.text(ledger)) ?? Ruleset.LedgerRule()
    return Dividend(of: amount, under: rule, among: points(period, ledger: ledger).rows)
  }
}
