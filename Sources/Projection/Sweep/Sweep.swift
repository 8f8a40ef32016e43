public import Basics
public import CaseModel
public import EventBook

/// From timers to events (SPEC §7): what has fallen due by an instant and does not stand in the book
/// yet. Proposes only; a `Recorder` judges and writes, so that a card that the table forbids (one of
/// its level stands for this unit and case) is not issued twice.
public struct Sweep {
  let state: BookState
  let now: Timestamp

  public init(_ state: BookState, now: Timestamp) {
    self.state = state
    self.now = now
  }

  public static let source = "/system/sweep"

  /// The proposals for one case: notices in the order of the timers, an escalation last.
  public func proposals(for subject: Subject) -> [Envelope] {
    let caseState = state.table[subject]
    guard caseState.isRegistered, !isSwept(caseState) else { return [] }
    let name = state.table.name(of: subject)
    let view = CaseView(state, now: now)
    var proposals: [Envelope] = []
    let rows = view.rows(of: caseState).filter { $0.state == .running || $0.state == .overdue }
    for row in rows {
      guard let run = caseState.runs.first(where: { row.isOf($0) }), !row.unit.isNone else {
        continue
      }
      proposals += notices(name, row, run)
    }
    if let escalation = escalation(name, caseState, rows, view) { proposals.append(escalation) }
    return proposals
  }

  /// An escalation comes last in a case: where one opened the leg at this very instant, the case was
  /// swept, and a repetition must add nothing.
  private func isSwept(_ caseState: CaseState) -> Bool {
    caseState.status == .accepted && caseState.legs > 1
      && caseState.runs.contains { run in
        run.timer == .handle && run.number == caseState.legs && run.isRunning && run.start == now
      }
  }

  // MARK: Notices

  private func notices(_ name: String, _ row: TimerRow, _ run: TimerRun) -> [Envelope] {
    var result: [Envelope] = []
    let unit = JSONValue.string(state.scene.symbols.text(row.unit))
    if let remind = row.remind, remind <= now, !run.notices.contains(.urged), let due = row.due {
      result.append(
        event(
          name, "case.urged", row, "urge",
          [
            "timer": .string(row.timer.rawValue), "run": .integer(row.number), "unit": unit,
            "due": .string(zone.format(due)),
          ]))
    }
    // A reply is urged, never carded.
    guard row.timer != .reply else { return result }
    if let due = row.due, due < now, !run.notices.contains(.yellow) {
      result.append(card(name, row, unit, .yellow))
    }
    if let red = row.red, red < now, !run.notices.contains(.red) {
      result.append(card(name, row, unit, .red))
    }
    return result
  }

  private func card(
    _ name: String, _ row: TimerRow, _ unit: JSONValue, _ level: CardLevel
  ) -> Envelope {
    event(
      name, "supervision.issued", row, level.name,
      [
        "level": .string(level.name), "unit": unit, "timer": .string(row.timer.rawValue),
        "run": .integer(row.number), "cause": .string("timer"),
      ])
  }

  // MARK: Escalation

  /// At most one a case and sweep, and none from a leg that was opened at this very instant.
  private func escalation(
    _ name: String, _ caseState: CaseState, _ rows: [TimerRow], _ view: CaseView
  ) -> Envelope? {
    let statuses: [Status] = [.accepted, .dispatched, .handling]
    let ladder = state.scene.ladder(at: now)
    guard statuses.contains(caseState.status),
      let rung = ladder.firstIndex(of: caseState.tier), rung + 1 < ladder.count
    else { return nil }
    let target = skip(caseState, above: rung, ladder) ?? ladder[rung + 1]
    var data: JSONObject = [
      "from": view.json(caseState.tier), "to": view.json(target),
    ]
    let isSkip = target != ladder[rung + 1]
    if let (row, ordinal) = firedTimer(caseState, rows) {
      data["timer"] = .string(row.timer.rawValue)
      data["run"] = .integer(row.number)
      data["cause"] = .string("timer")
      if isSkip { data["skip"] = .bool(true) }
      return event(name, "case.escalated", row, "escalate-\(ordinal)", data)
    }
    guard !hasLeftItsTier(caseState), let cause = firedCount(caseState) else { return nil }
    data["cause"] = .string(cause)
    if isSkip { data["skip"] = .bool(true) }
    let tier = state.scene.symbols.text(caseState.tier)
    return event(name, "case.escalated", id: "sweep/\(name)/\(cause)/\(tier)", data)
  }

  private func skip(_ caseState: CaseState, above rung: Int, _ ladder: [Symbol]) -> Symbol? {
    let skips = state.scene.ruleset(at: now)?.skips ?? []
    return skips.first { skip in
      skip.matter == caseState.matter && skip.urgency == caseState.urgency
        && ladder.firstIndex(of: skip.to).map { $0 > rung } ?? false
    }?.to
  }

  /// The first timer that asks for an escalation: more of its rules have fallen due than escalations
  /// of this run stand in the book.
  private func firedTimer(
    _ caseState: CaseState, _ rows: [TimerRow]
  ) -> (row: TimerRow, ordinal: Int)? {
    for row in rows {
      guard let adoption = row.adoption, let run = caseState.runs.first(where: { row.isOf($0) })
      else { continue }
      var fallen = 0
      for rule in state.scene.rulebook.adoptions[adoption].ruleset.escalations {
        switch rule.trigger {
        case .limit(row.timer) where row.due.map { $0 < now } ?? false: fallen += 1
        case .red(row.timer) where row.red.map { $0 < now } ?? false: fallen += 1
        default: break
        }
      }
      let done =
        run.notices.contains(.escalatedTwice) ? 2 : run.notices.contains(.escalated) ? 1 : 0
      if done < fallen { return (row, done + 1) }
    }
    return nil
  }

  /// Whether a case stands at a tier that it was raised from before: what asks once per case and
  /// tier has asked there.
  private func hasLeftItsTier(_ caseState: CaseState) -> Bool {
    let tiers = caseState.runs.lazy.filter { $0.timer == .handle }.map(\.tier)
    return tiers.drop { $0 != caseState.tier }.contains { $0 != caseState.tier }
  }

  private func firedCount(_ caseState: CaseState) -> String? {
    for rule in state.scene.ruleset(at: now)?.escalations ?? [] {
      switch rule.trigger {
      case .returns(let count) where caseState.returns >= count: return "returns"
      case .rework(let count) where caseState.round - 1 >= count: return "rework"
      default: break
      }
    }
    return nil
  }

  // MARK: Events

  private var zone: TimeZone { state.scene.zone(at: now) }

  private func event(
    _ name: String, _ type: String, _ row: TimerRow, _ kind: String, _ data: JSONObject
  ) -> Envelope {
    event(name, type, id: "sweep/\(name)/\(row.timer.rawValue)/\(row.number)/\(kind)", data)
  }

  private func event(
    _ name: String, _ type: String, id: String, _ data: JSONObject
  ) -> Envelope {
    Envelope(
      id: id, source: Sweep.source, type: type, subject: name, time: zone.format(now),
      authType: "system", authID: "sweep", data: data)
  }
}

extension TimerRow {
  func isOf(_ run: TimerRun) -> Bool { run.timer == timer && Int(run.number) == number }
}
