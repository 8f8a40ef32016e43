public import Basics
public import CaseModel
public import Projection

/// Rows of the service side (群众服务): tasks, wishes, the three lists, commitments, members.
extension CaseView {
  /// The board of tasks, in the order of the book.
  ///
  /// - Parameter statuses: only these; all where there is none.
  public func tasks(_ statuses: Set<ServiceTask.Status>) -> [JSONObject] {
    state.registers.tasks.all.filter { statuses.isEmpty || statuses.contains($0.status) }.map {
      [
        "task": json($0.name), "status": .string($0.status.rawValue), "unit": json($0.unit),
        "item": json($0.item), "poster": json($0.poster), "posted": json($0.posted),
        "claimant": json($0.claimant), "claimed": json($0.claimed), "ended": json($0.ended),
        "evidence": .bool($0.hasEvidence), "drops": .integer($0.drops),
      ]
    }
  }

  /// Cases that are wishes under the rules in force when they were registered.
  ///
  /// - Complexity: O(cases).
  public func wishes() -> [JSONObject] {
    state.table.sortedCases.compactMap { subject in
      let wish = state.table[subject]
      let matter = state.scene.ruleset(at: wish.registered)?.matter(wish.matter)
      guard matter?.kind == .wish else { return nil }
      let isFulfilled = [.resolved, .closed].contains(wish.status)
      return [
        "case": .string(state.table.name(of: subject)), "status": .string(wish.status.name),
        "place": json(wish.place), "holder": json(wish.holder),
        "registered": json(wish.registered), "fulfilled": json(isFulfilled ? wish.resolved : nil),
      ]
    }
  }

  /// One row a list, and last their sum with a `list` of null.
  ///
  /// - Parameter period: only what was listed, matched or finished in it.
  public func lists(_ period: Period?) -> [JSONObject] {
    let funnel = ListFunnel(
      state.registers.lists, within: period.map { $0.bounds(in: zone) }, symbols)
    return funnel.rows.map { row in
      let needs = row[.need]
      return [
        "list": json(row.list), "resources": .integer(row[.resource]), "needs": .integer(needs),
        "matched": .integer(row[.project]), "finished": .integer(row[.finished]),
        "matchedRate": share(row[.project], of: needs),
        "finishedRate": share(row[.finished], of: needs),
      ]
    }
  }

  /// Registered members by unit and month; of the month of *now* where no period is given.
  public func members(_ period: Period?) -> [JSONObject] {
    let month = String(zone.local(now).date.text.prefix(7))
    guard let shown = period ?? Period(month) else { return [] }
    return MemberCount(state.scene, shown, now: now).rows.map { row in
      [
        "unit": json(row.unit), "month": .string(row.month.name),
        "registered": .integer(row.registered), "retired": .integer(row.retired),
        "standing": .integer(row.standing),
      ]
    }
  }
}
