public import Basics
public import CaseModel
public import Projection

/// Rows of the ledgers of points (积分).
extension CaseView {
  private func json(_ value: Hundredths) -> JSONValue {
    .number(JSONNumber(hundredths: Int(value.raw)))
  }

  /// - Parameter ledger: only this one.
  public func points(_ period: Period, ledger: Symbol?) -> PointsTable {
    PointsTable(state.registers.points, assessment(period), ledger: ledger, in: state.scene)
  }

  public func json(_ row: PointsTable.Row) -> JSONObject {
    [
      "rank": .integer(row.rank), "ledger": json(row.ledger),
      // Better in the other language than not at all.
      "ledgerName": (row.rule?.name ?? row.rule?.nameEn).map { .string($0) } ?? .null,
      "ledgerNameEn": (row.rule?.nameEn ?? row.rule?.name).map { .string($0) } ?? .null,
      "holder": json(row.holder),
      "points": json(row.sum), "months": .array(row.months.map { json($0) }),
      "mark": row.mark.map { .number(JSONNumber(hundredths: $0.hundredths)) } ?? .null,
      "grade": row.grade.map { .integer($0) } ?? .null,
    ]
  }

  /// The split of an amount by the rule that holds for the ledger in the period, else 40/30/20/10.
  public func split(_ amount: Hundredths, _ period: Period, ledger: Symbol) -> [JSONObject] {
    let rule = assessment(period).ruleset?.ledger(symbols.text(ledger)) ?? Ruleset.LedgerRule()
    let dividend = Dividend(of: amount, under: rule, among: points(period, ledger: ledger).rows)
    return dividend.rows.map { row in
      [
        "share": .string(row.share.rawValue), "percent": .integer(row.percent),
        "holder": json(row.holder), "points": row.points.map { json($0) } ?? .null,
        "amount": json(row.amount),
      ]
    }
  }
}
