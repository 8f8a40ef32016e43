import Basics
import CaseModel

extension Story {
  /// One holder's turn.
  mutating func handle() -> Outcome {
    if file.state.round > 1 { return rework() }
    if happens(Probabilities.withdrawn / 2), file.state.openWhistle == nil {
      guard wait(minutes: 30...600) else { return .passedOn }
      _ = withdraw()
      return .over
    }
    if file.state.openWhistle != nil { return finishWhistle() }
    guard deliberate() else { return .passedOn }
    if file.canEscalate, !file.matter.isEmergency, happens(Probabilities.raised) { return raise() }
    if flaw == .resolvedWithoutAnswer || happens(file.matter.whistle) { return whistle() }
    if file.rung <= startRung + 1, happens(file.matter.own) { return handleAlone() }
    return delegate()
  }

  /// The building's people and the county's leaders talk before they act (班后碰头会、半年总结会).
  ///
  /// - Returns: false where the case has come into other hands.
  private mutating func deliberate() -> Bool {
    let isAtAnEnd = file.rung == 0 || file.rung == file.ladder.count - 1
    guard isAtAnEnd, !file.matter.isEmergency, file.state.deliberation.step == 0,
      happens(Probabilities.deliberated)
    else { return true }
    guard wait(minutes: 30...300) else { return false }
    file.meet(step: 4, outcome: "implement")
    return wait(minutes: 5...60)
  }

  private var startRung: Int { file.ladder.firstIndex(of: file.startingPosition.tier) ?? 0 }

  /// The holder, a tier's unit, does it by itself.
  private mutating func handleAlone() -> Outcome {
    if file.rule.kind == .dispute { planSlips() }
    if file.rule.kind == .wish, let outcome = meet() { return outcome }
    guard maybeSuspend() else { return .passedOn }
    if file.state.status == .suspended { return .over }
    if file.canEscalate, flaw == .skippedTier, file.rung + 2 < file.ladder.count {
      file.escalate(to: file.rung + 2)
      return .passedOn
    }
    return finish()
  }

  /// Up one tier, because those who hold it cannot do it, or because somebody above sends for it.
  private mutating func raise() -> Outcome {
    guard wait(minutes: 60...900) else { return .passedOn }
    if happens(Probabilities.raisedByOrder) {
      file.escalate(to: file.rung + 1, cause: "order", by: world.office)
      return .passedOn
    }
    if happens(300) {
      file.meet(step: 4, outcome: "raise")
      guard wait(minutes: 30...1500) else { return .passedOn }
    }
    file.escalate(to: file.rung + 1)
    return .passedOn
  }

  /// A wish is put before the meeting of the tier.
  private mutating func meet() -> Outcome? {
    guard file.pass(until: session) else { return .passedOn }
    if happens(400) { file.meet(step: 1, outcome: nil) }
    if happens(80), file.canEscalate {
      file.meet(step: 4, outcome: "raise")
      guard wait(minutes: 30...1500) else { return .passedOn }
      file.escalate(to: file.rung + 1)
      return .passedOn
    }
    if happens(100) {
      file.meet(step: 4, outcome: "adjourn")
      guard file.pass(until: session) else { return .passedOn }
    }
    file.meet(step: 4, outcome: "implement")
    if happens(300) {
      let step = file.chance.within(5...6)
      file.plan(.meet(step: step), at: file.instant(minutes: 900, after: file.now))
    }
    return nil
  }

  /// The next session of the tier's meeting.
  private var session: Timestamp {
    let rules = file.reference.ruleset(at: file.now)
    return rules?.meetings[file.state.tier]?.session(after: file.now, in: world.zone) ?? .latest
  }

  private mutating func planSlips() {
    var time = file.now
    for slip in [Slip.investigate, .judge, .mediate] {
      guard happens(920) else { return }
      time = file.instant(minutes: file.chance.within(60...900), after: time)
      file.plan(.slip(slip), at: time)
    }
  }

  // MARK: Towards resolution

  /// Works through the rest of the leg and resolves.
  mutating func finish() -> Outcome {
    if happens(Probabilities.ordered) {
      let level: CardLevel = happens(650) ? .notice : .yellow
      file.plan(.order(level), at: file.instant(minutes: 500, after: file.now))
    }
    if happens(Probabilities.stuck) {
      _ = file.pass(until: world.period.end)
      return file.isOver || file.now >= world.period.end ? .over : .passedOn
    }
    guard wait(Probabilities.handling, of: .handle) else { return .passedOn }
    if file.state.openWhistle != nil { return finishWhistle() }
    resolve()
    return .resolved
  }

  mutating func resolve() {
    var hasEvidence = file.rule.needsEvidence || happens(Probabilities.evidenceUnasked)
    if flaw == .missingEvidence { hasEvidence = false }
    file.resolve(action: plot.action, hasEvidence: hasEvidence)
  }

  /// After a reopening the case lies with whoever resolved it.
  private mutating func rework() -> Outcome {
    if file.state.openWhistle != nil { return finishWhistle() }
    return file.hasTier(file.hand)
      && (file.state.status == .accepted || happens(250)) ? delegate() : finish()
  }

  // MARK: Standing still

  /// - Returns: false where the case has come into other hands.
  mutating func maybeSuspend() -> Bool {
    guard file.state.round == 1, !file.matter.isEmergency, file.rule.kind != .wish else {
      return true
    }
    if let holiday = holidayAhead, happens(Probabilities.suspendedForHolidays) {
      return suspend(reason: "works", until: holiday)
    }
    guard flaw == .suspendedForNoReason || happens(Probabilities.suspended) else { return true }
    guard wait(minutes: 60...500) else { return false }
    let reason = file.chance.pick(["materials", "materials", "works", "season"])
    let days = file.chance.within(4...14)
    let review = world.zone.local(file.now).date + days
    return suspend(reason: flaw == .suspendedForNoReason ? "busy" : reason, until: review)
  }

  /// The day after the long holiday that begins within a week.
  private var holidayAhead: CivilDate? {
    let today = world.zone.local(file.now).date
    return world.preset.longHolidays.first {
      (today.dayNumber...today.dayNumber + 6).contains($0.first.dayNumber)
    }.map { $0.last + 1 }
  }

  private mutating func suspend(reason: String, until review: CivilDate) -> Bool {
    let reviewOn = happens(850) ? JSONValue.string(review.text) : nil
    file.record(
      .caseSuspended, by: file.hand,
      JSONObject(present: ["reason": .string(reason), "reviewOn": reviewOn]))
    if happens(Probabilities.neverResumed) {
      _ = file.pass(until: world.period.end.later(days: 1))
      return true
    }
    let morning = world.zone.instant(review, second: 9 * 3600)
    let day = happens(800) ? morning : world.clock.later(workingDays: 3, than: morning)
    let time = world.clock.later(workingSeconds: file.chance.within(300...20_000), than: day)
    guard file.pass(until: time) else { return false }
    let resumption = JSONValue.string(file.chance.pick(Phrases.resumptions))
    file.record(.caseResumed, by: file.hand, ["reason": resumption])
    return wait(minutes: 5...60)
  }
}
