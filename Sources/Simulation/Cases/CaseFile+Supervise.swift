import Basics
import CaseModel

/// Supervise (督办).
extension CaseFile {
  /// Issues what a sweep asks for.
  mutating func issue(_ notice: Notice) {
    var data = JSONObject()
    func name(_ run: Notice.RunName) {
      data[.timer] = .string(run.timer.rawValue)
      data[.run] = .integer(run.number)
    }
    switch notice {
    case .urge(let run, let unit, let due):
      name(run)
      data[.unit] = path(unit)
      data[.due] = .string(world.zone.format(due))
      _ = recordBySweep(.caseUrged, data)
    case .card(let level, let run, let unit, let isProvisional):
      data = ["level": .string(level.name), "unit": path(unit)]
      name(run)
      data[.cause] = .string("timer")
      if isProvisional { data[.provisional] = .bool(true) }
      if recordBySweep(.supervisionIssued, data) { planReply(of: unit) }
    case .escalation(let escalation):
      data = ["from": path(escalation.from), "to": path(escalation.to)]
      if case .timer(let run, _) = escalation.cause { name(run) }
      data[.cause] = .string(escalation.cause.name)
      if escalation.isSkip { data[.skip] = .bool(true) }
      _ = recordBySweep(.caseEscalated, data)
    }
  }

  /// The office orders supervision, unless as high a level stands.
  private mutating func order(_ level: CardLevel) {
    let unit = state.holder
    guard
      allows(
        .supervisionIssued,
        .supervisionIssued(level: level, timer: nil, run: 0, replyBy: nil))
    else { return }
    let replyBy = world.clock.later(workingDays: chance.within(2...5), than: now)
    record(
      .supervisionIssued, by: world.office,
      [
        "level": .string(level.name), "unit": path(unit), "cause": .string("order"),
        "replyBy": .string(world.zone.format(replyBy)),
      ])
    planReply(of: unit)
  }

  private mutating func planReply(of unit: Symbol) {
    guard chance.happens(Probabilities.repliesToCard) else { return }
    let reply = world.clock.later(workingSeconds: 60 * chance.within(60...1000), than: now)
    plan(.replyToCard(unit), at: reply)
    guard chance.happens(Probabilities.cardIsLifted) else { return }
    plan(
      .liftCard(unit),
      at: world.clock.later(workingSeconds: 60 * chance.within(420...3000), than: reply))
  }

  private mutating func replyToCard(_ unit: Symbol) {
    guard allows(.supervisionAnswered, .supervisionAnswered, by: unit) else { return }
    let late = chance.happens(60) ? chance.within(60...900) : nil
    let reason = chance.pick(Phrases.replies)
    record(
      .supervisionAnswered, by: unit, ["unit": path(unit), "reason": .string(reason)],
      lateMinutes: late)
  }

  private mutating func liftCard(_ unit: Symbol) {
    guard allows(.supervisionLifted, .supervisionLifted, by: unit) else { return }
    let reason = chance.pick(Phrases.lifts)
    record(
      .supervisionLifted, by: world.office, ["unit": path(unit), "reason": .string(reason)])
  }

  // MARK: Errands

  mutating func perform(_ deed: Errand.Deed) {
    switch deed {
    case .contact(let isLate): contact(lateMinutes: isLate ? chance.within(90...1200) : nil)
    case .answer(let unit): answer(unit)
    case .excuse(let unit): excuse(unit)
    case .finish(let unit): finish(unit)
    case .replyToCard(let unit): replyToCard(unit)
    case .liftCard(let unit): liftCard(unit)
    case .order(let level): order(level)
    case .slip(let slip): mediate(slip)
    case .meet(let step): meet(step: step, outcome: step == 4 ? "implement" : nil)
    // Unless the case has meanwhile gone where the table forbids it.
    case .enter(let step): enter(step, breaking: nil, isOptional: true)
    }
  }
}
