package import Basics
package import CaseModel
package import Projection

/// A case that is a wish.
package struct WishRow: Sendable {
  package let subject: Subject
  package let state: CaseState

  /// When it was resolved, if it still is.
  package var fulfilled: Timestamp? {
    state.status == .resolved || state.status == .closed ? state.resolved : nil
  }
}

extension ListFunnel.Row {
  /// Of the needs, in percent.
  package var matchedRate: Fraction? { share(self[.project], of: self[.need]) }
  package var finishedRate: Fraction? { share(self[.finished], of: self[.need]) }
}

/// Rows of the service side (群众服务): tasks, wishes, the three lists, members, staffing.
extension CaseView {
  /// The board of tasks, in the order of the book.
  ///
  /// - Parameter statuses: only these; all where there is none.
  package func tasks(_ statuses: Set<ServiceTask.Status>) -> [ServiceTask] {
    state.registers.tasks.all.filter { statuses.isEmpty || statuses.contains($0.status) }
  }

  /// Cases that are wishes under the rules in force when they were registered.
  ///
  /// - Complexity: O(cases).
  package func wishes() -> [WishRow] {
    state.table.sortedCases.compactMap { subject in
      let wish = state.table[subject]
      let matter = state.reference.ruleset(at: wish.registered)?.matter(wish.matter)
      return matter?.kind == .wish ? WishRow(subject: subject, state: wish) : nil
    }
  }

  /// One row a list, and last their sum.
  ///
  /// - Parameter period: only what was listed, matched or finished in it.
  package func lists(_ period: Period?) -> [ListFunnel.Row] {
    ListFunnel(state.registers.lists, within: period.map { $0.bounds(in: zone) }, symbols).rows
  }

  /// Registered members by unit and month; of the month of *now* where no period is given.
  package func members(_ period: Period?) -> [MemberCount.Row] {
    let month = String(zone.local(now).date.text.prefix(7))
    guard let shown = period ?? Period(month) else { return [] }
    return MemberCount(state.reference, shown, now: now).rows
  }

  /// The check of the grids' reference data, by the rules in force now.
  package var staffing: Staffing {
    Staffing(state.reference, under: state.reference.ruleset(at: now)?.grids ?? .usual)
  }
}
