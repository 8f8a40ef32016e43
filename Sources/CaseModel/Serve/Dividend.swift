package import Basics

/// The split of a ledger's yearly income (利益联结分配), to the cent and with nothing lost: 40 % for
/// development, 30 % for the public good, 20 % among the holders by their points, 10 % in reserve,
/// unless the ledger's rule has other shares.
package struct Dividend: Sendable {
  package enum Share: String, CaseIterable, Sendable { case development, welfare, holders, reserve }

  package struct Row: Sendable {
    package let share: Share
    package let percent: Int
    /// `.none` outside the holders' share, and where nobody has points.
    package let holder: Symbol
    /// Of the holder in the period.
    package let points: Hundredths?
    /// In yuan.
    package let amount: Hundredths
  }

  /// Together exactly the amount: the holders' share stands in one row a holder.
  package let rows: [Row]

  /// - Parameters:
  ///   - amount: in yuan, not negative.
  ///   - holders: the rows of one ledger; those without points above zero get nothing.
  package init(
    of amount: Hundredths, under rule: Ruleset.LedgerRule, among holders: [PointsTable.Row]
  ) {
    let parts = Apportionment.shares(of: amount.raw, by: rule.dividend.map { Int64($0) })
    let entitled = holders.filter { $0.sum > .zero }
    var rows: [Row] = []
    for ((share, percent), part) in zip(zip(Share.allCases, rule.dividend), parts) {
      func add(_ holder: Symbol, _ points: Hundredths?, _ part: Int64) {
        rows.append(
          Row(
            share: share, percent: percent, holder: holder, points: points,
            amount: Hundredths(raw: part)))
      }
      guard share == .holders, !entitled.isEmpty else {
        add(.none, nil, part)
        continue
      }
      let amounts = Apportionment.shares(of: part, by: entitled.map(\.sum.raw))
      for (row, amount) in zip(entitled, amounts) { add(row.holder, row.sum, amount) }
    }
    self.rows = rows
  }
}
