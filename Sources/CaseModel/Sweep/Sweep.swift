package import Basics

/// From timers to events (SPEC §7): what has fallen due by an instant and does not stand in the book
/// yet. Proposes only: who issues a notice asks the guards first, so that a card that the table
/// forbids (one of its level stands for this unit and case) is not issued twice.
package struct Sweep {
  private let reference: ReferenceData
  private let now: Timestamp
  /// Those in force now.
  private let ruleset: Ruleset?
  private let ladder: [Symbol]

  /// Who issues notices, as `source` of their events.
  package static let source = "/system/sweep"

  package init(_ reference: ReferenceData, now: Timestamp) {
    self.reference = reference
    self.now = now
    ruleset = reference.ruleset(at: now)
    ladder = reference.ladder(at: now)
  }

  /// What cases ask for, one behind the other: of each, notices in the order of the timers, an
  /// escalation last. A notice concerns its own case alone, so that none depends on another's.
  ///
  /// - Complexity: O(runs of the cases).
  package func notices(
    for subjects: ArraySlice<Subject>, in table: CaseTable
  ) -> [(subject: Subject, notice: Notice)] {
    var notices: [(subject: Subject, notice: Notice)] = []
    let states = table.states.span
    for subject in subjects {
      judge(states[Int(subject.index)]) { notices.append((subject, $0)) }
    }
    return notices
  }

  /// What one case asks for.
  ///
  /// - Complexity: O(runs).
  package func notices(of caseState: CaseState) -> [Notice] {
    var notices: [Notice] = []
    judge(caseState) { notices.append($0) }
    return notices
  }

  private func judge(_ caseState: CaseState, _ issue: (Notice) -> Void) {
    guard caseState.isRegistered else { return }
    var fired: Notice.Cause?
    var order = RunOrder(of: caseState.runs)
    while let index = order.next(in: caseState.runs) {
      let run = caseState.runs[index]
      // What starts at this very instant is not swept yet.
      guard run.isRunning, run.start != now, let row = row(of: run, caseState) else { continue }
      issueNotices(row, run, of: caseState, issue)
      if fired == nil { fired = cause(row, run) }
    }
    if let escalation = escalation(caseState, fired) {
      issue(.escalation(escalation))
    }
  }

  /// The row of a run that runs and is not paused.
  private func row(of run: TimerRun, _ caseState: CaseState) -> TimerRow? {
    guard let row = reference.calculator.row(of: run, in: caseState, now: now),
      row.state == .running || row.state == .overdue
    else { return nil }
    return row
  }

  /// Whether an escalation opened the leg at this very instant: there is at most one a case and instant.
  private func isEscalated(_ caseState: CaseState) -> Bool {
    caseState.status == .accepted && caseState.legs > 1
      && caseState.runs.contains { run in
        run.timer == .handle && run.number == caseState.legs && run.isRunning && run.start == now
      }
  }

  private func issueNotices(
    _ row: TimerRow, _ run: TimerRun, of caseState: CaseState, _ issue: (Notice) -> Void
  ) {
    let missing = row.requiredNotices(by: now).subtracting(run.notices)
    if missing.isEmpty { return }
    let name = Notice.RunName(timer: row.timer, number: row.number)
    func unit(at instant: Timestamp) -> Symbol? {
      let unit = reference.addressee(of: row, at: instant, in: caseState)
      return unit.isNone ? nil : unit
    }
    if missing.contains(.urged), let remind = row.remind, let due = row.due,
      let unit = unit(at: remind)
    {
      issue(.urge(name, unit: unit, due: due))
    }
    let cards: [(CardLevel, TimerRun.Notices, Timestamp?)] = [
      (.yellow, .yellow, row.due), (.red, .red, row.red),
    ]
    for (level, notice, passed) in cards {
      guard missing.contains(notice), let passed, let unit = unit(at: passed),
        !caseState.hasStood(level, against: unit, at: passed)
      else { continue }
      issue(.card(level, name, unit: unit, isProvisional: row.isProvisional))
    }
  }

  // MARK: Escalation

  /// At most one a case and sweep, and none from a leg that was opened at this very instant.
  private func escalation(
    _ caseState: CaseState, _ fired: Notice.Cause?
  ) -> Notice.Escalation? {
    let statuses: [Status] = [.accepted, .dispatched, .handling]
    guard statuses.contains(caseState.status), !isEscalated(caseState),
      let cause = fired ?? counted(caseState),
      let rung = ladder.firstIndex(of: caseState.tier), rung + 1 < ladder.count
    else { return nil }
    let target = skip(caseState, above: rung) ?? ladder[rung + 1]
    return Notice.Escalation(
      from: caseState.tier, to: target, isSkip: target != ladder[rung + 1], cause: cause)
  }

  private func skip(_ caseState: CaseState, above rung: Int) -> Symbol? {
    (ruleset?.skips ?? []).first { skip in
      skip.matter == caseState.matter && skip.urgency == caseState.urgency
        && ladder.firstIndex(of: skip.to).map { $0 > rung } ?? false
    }?.to
  }

  /// Whether a timer asks for an escalation: more of its rules have fallen due than escalations of
  /// this run stand in the book.
  private func cause(_ row: TimerRow, _ run: TimerRun) -> Notice.Cause? {
    guard let adoption = row.adoption else { return nil }
    var fallen = 0
    for rule in reference.rulebook.adoptions[adoption].ruleset.escalations {
      switch rule.trigger {
      case .limit(let timer):
        if timer == row.timer, let due = row.due, due < now { fallen += 1 }
      case .red(let timer):
        if timer == row.timer, let red = row.red, red < now { fallen += 1 }
      case .returns, .rework: break
      }
    }
    let done =
      run.notices.contains(.escalatedTwice) ? 2 : run.notices.contains(.escalated) ? 1 : 0
    guard done < fallen else { return nil }
    return .timer(Notice.RunName(timer: row.timer, number: row.number), ordinal: done + 1)
  }

  /// Whether returns or reworks ask for one: once per case and tier.
  private func counted(_ caseState: CaseState) -> Notice.Cause? {
    for rule in ruleset?.escalations ?? [] {
      switch rule.trigger {
      case .returns(let count):
        if caseState.returns >= count { return hasLeftItsTier(caseState) ? nil : .returns }
      case .rework(let count):
        if caseState.round - 1 >= count { return hasLeftItsTier(caseState) ? nil : .rework }
      case .limit, .red: break
      }
    }
    return nil
  }

  /// Whether a case stands at a tier that it was raised from before: what asks once per case and
  /// tier has asked there.
  private func hasLeftItsTier(_ caseState: CaseState) -> Bool {
    let tiers = caseState.runs.lazy.filter { $0.timer == .handle }.map(\.tier)
    return tiers.drop { $0 != caseState.tier }.contains { $0 != caseState.tier }
  }
}
