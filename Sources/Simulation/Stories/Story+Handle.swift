import Basics
import CaseModel

extension Story {
  private var world: World { file.world }

  /// One holder's turn.
  mutating func handle() -> Outcome {
    if file.round > 1 { return rework() }
    if happens(Odds.withdrawn / 2), !file.isWhistleOpen {
      guard wait(minutes: 30...600) else { return .passedOn }
      _ = withdraw()
      return .over
    }
    if file.isWhistleOpen { return finishWhistle() }
    guard deliberate() else { return .passedOn }
    if file.canEscalate, !file.matter.isEmergency, happens(Odds.raised) { return raise() }
    if flaw == .resolvedWithoutAnswer || happens(file.matter.whistle) { return whistle() }
    if file.tier <= startTier + 1, happens(file.matter.own) { return handleAlone() }
    return delegate()
  }

  /// The building's people and the county's leaders talk before they act (班后碰头会、半年总结会).
  ///
  /// - Returns: false where the case has come into other hands.
  private mutating func deliberate() -> Bool {
    let isAtAnEnd = file.tier == 0 || file.tier == world.rulebook.ladder.count - 1
    guard isAtAnEnd, !file.matter.isEmergency, file.heldStep == 0, happens(Odds.deliberated) else {
      return true
    }
    guard wait(minutes: 30...300) else { return false }
    file.meet(step: 4, outcome: "implement")
    return wait(minutes: 5...60)
  }

  private var startTier: Int { file.startingPost.rung }

  /// The holder, a tier's unit, does it by itself.
  private mutating func handleAlone() -> Outcome {
    if file.matter.kind == .dispute { planSlips() }
    if file.matter.kind == .wish, let outcome = meet() { return outcome }
    guard maybeSuspend() else { return .passedOn }
    if file.status == .suspended { return .over }
    if file.canEscalate, flaw == .skippedTier, file.tier + 2 < world.rulebook.ladder.count {
      file.escalate(to: file.tier + 2, cause: .unable)
      return .passedOn
    }
    return finish()
  }

  /// Up one tier, because those who hold it cannot do it, or because somebody above sends for it.
  private mutating func raise() -> Outcome {
    guard wait(minutes: 60...900) else { return .passedOn }
    if happens(Odds.raisedByOrder) {
      file.escalate(to: file.tier + 1, cause: .order, by: world.office)
      return .passedOn
    }
    if happens(300) {
      file.meet(step: 4, outcome: "raise")
      guard wait(minutes: 30...1500) else { return .passedOn }
    }
    file.escalate(to: file.tier + 1, cause: .unable)
    return .passedOn
  }

  /// A wish is put before the meeting of the tier.
  private mutating func meet() -> Outcome? {
    let session = world.rulebook.session(after: file.now, tier: file.tier)
    guard file.pass(until: session) else { return .passedOn }
    if happens(400) { file.meet(step: 1, outcome: nil) }
    if happens(80), file.canEscalate {
      file.meet(step: 4, outcome: "raise")
      guard wait(minutes: 30...1500) else { return .passedOn }
      file.escalate(to: file.tier + 1, cause: .unable)
      return .passedOn
    }
    if happens(100) {
      file.meet(step: 4, outcome: "adjourn")
      guard file.pass(until: world.rulebook.session(after: file.now, tier: file.tier)) else {
        return .passedOn
      }
    }
    file.meet(step: 4, outcome: "implement")
    if happens(300) {
      let step = file.chance.within(5...6)
      file.plan(.meet(step: step), at: file.instant(minutes: 900, after: file.now))
    }
    return nil
  }

  private mutating func planSlips() {
    var time = file.now
    for slip in ["investigate", "judge", "mediate"] {
      guard happens(920) else { return }
      time = file.instant(minutes: file.chance.within(60...900), after: time)
      file.plan(.slip(slip), at: time)
    }
  }

  // MARK: Towards resolution

  /// Works through the rest of the leg and resolves.
  mutating func finish() -> Outcome {
    if happens(Odds.ordered) {
      let level: Card.Level = happens(650) ? .notice : .yellow
      file.plan(.order(level), at: file.instant(minutes: 500, after: file.now))
    }
    if happens(Odds.stuck) {
      _ = file.pass(until: world.period.end)
      return file.isOver || file.now >= world.period.end ? .over : .passedOn
    }
    guard wait(Odds.handling, of: .handle) else { return .passedOn }
    if file.isWhistleOpen { return finishWhistle() }
    resolve()
    return .resolved
  }

  mutating func resolve() {
    var hasEvidence = file.matter.needsEvidence || happens(Odds.evidenceUnasked)
    if flaw == .missingEvidence { hasEvidence = false }
    file.resolve(action: plot.action, hasEvidence: hasEvidence)
  }

  /// After a reopening the case lies with whoever resolved it.
  private mutating func rework() -> Outcome {
    if file.isWhistleOpen { return finishWhistle() }
    let isTier = world.organisation[file.holder].rung != nil
    return isTier && (file.status == .accepted || happens(250)) ? delegate() : finish()
  }

  // MARK: Standing still

  /// - Returns: false where the case has come into other hands.
  mutating func maybeSuspend() -> Bool {
    guard file.round == 1, !file.matter.isEmergency, file.matter.kind != .wish else { return true }
    if let holiday = holidayAhead, happens(Odds.suspendedForHolidays) {
      return suspend(reason: "works", until: holiday)
    }
    guard flaw == .suspendedForNoReason || happens(Odds.suspended) else { return true }
    guard wait(minutes: 60...500) else { return false }
    let reason = file.chance.pick(["materials", "materials", "works", "season"])
    let days = file.chance.within(4...14)
    let review = world.calendar.zone.local(file.now).date + days
    return suspend(reason: flaw == .suspendedForNoReason ? "busy" : reason, until: review)
  }

  /// The day after the long holiday that begins within a week.
  private var holidayAhead: CivilDate? {
    let today = world.calendar.zone.local(file.now).date
    return world.preset.longHolidays.first {
      (today.dayNumber...today.dayNumber + 6).contains($0.first.dayNumber)
    }.map { $0.last + 1 }
  }

  private mutating func suspend(reason: String, until review: CivilDate) -> Bool {
    let isTold = happens(850)
    file.suspend(reason: reason, reviewOn: isTold ? review : nil)
    if happens(Odds.neverResumed) {
      _ = file.pass(until: world.period.end.later(days: 1))
      return true
    }
    let morning = world.calendar.instant(review, second: 9 * 3600)
    let day = happens(800) ? morning : world.calendar.adding(workdays: 3, to: morning)
    let time = world.calendar.advanced(day, workingSeconds: file.chance.within(300...20_000))
    guard file.pass(until: time) else { return false }
    file.resume(reason: file.chance.pick(Phrases.resumptions))
    return wait(minutes: 5...60)
  }
}
