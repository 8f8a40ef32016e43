import CaseModel

/// One run of a timer under both rulesets; a side is nil where those rules give it no row.
struct RowPair: Sendable {
  let today, new: RulesProjection.Row?

  /// The row of either side: timer, run and the notices that stand are the same on both.
  var either: RulesProjection.Row? { today ?? new }

  /// What the run alone would make of its case. A run without a row is in time, and nothing is
  /// asked for it.
  var impact: ImpactClass {
    if new?.isProvisional == true && today?.isProvisional != true { return .unprocessable }
    let (was, becomes) = (today?.state.isLate ?? false, new?.state.isLate ?? false)
    if was != becomes { return becomes ? .metToLate : .lateToMet }
    if !missing(new).isSubset(of: missing(today)) { return .noticeMissing }
    if !unfounded(new).isSubset(of: unfounded(today)) { return .noticeUnfounded }
    let isMoved = today?.due != new?.due || (today == nil) != (new == nil)
    return isMoved ? .dueMoved : .same
  }

  private func missing(_ row: RulesProjection.Row?) -> TimerRun.Notices { row?.missing ?? [] }

  private func unfounded(_ row: RulesProjection.Row?) -> TimerRun.Notices {
    row?.unfounded ?? either?.standing ?? []
  }
}

extension RulesProjection {
  /// The runs of a case under these rules and under others, in the order of the table.
  func forEachPair(
    of subject: Subject, with other: RulesProjection, _ body: (RowPair) -> Void
  ) {
    var left = rows(of: subject)
    var right = other.rows(of: subject)
    while !left.isEmpty || !right.isEmpty {
      let today = left.first.map { rows[$0] }
      let new = right.first.map { other.rows[$0] }
      if let today, let new, !today.precedes(new), !new.precedes(today) {
        body(RowPair(today: today, new: new))
        left.removeFirst()
        right.removeFirst()
      } else if let today, new.map({ today.precedes($0) }) ?? true {
        body(RowPair(today: today, new: nil))
        left.removeFirst()
      } else {
        body(RowPair(today: nil, new: new))
        right.removeFirst()
      }
    }
  }
}
