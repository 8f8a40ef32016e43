import Basics
import CaseModel

extension Story {
  /// The holder blows a whistle, and departments report.
  mutating func whistle() -> Outcome {
    guard wait(minutes: file.matter.isEmergency ? 1...8 : 20...300) else { return .passedOn }
    let kind = file.matter.isEmergency ? "emergency" : happens(600) ? "routine" : "tough"
    let units = called()
    let hasLead = happens(850)
    file.blow(kind, calling: units, hasLead: hasLead)
    let limit =
      file.limit(of: .answer) ?? file.instant(minutes: 480, after: file.now)
    for call in file.calls { planAnswer(of: call, limit: limit) }
    if hasLead, !file.matter.isEmergency, happens(Probabilities.leadTakesOver) {
      guard wait(minutes: 5...60) else { return .passedOn }
      file.dispatch(to: units[0])
      guard wait(minutes: 5...60) else { return .passedOn }
      file.sign(by: units[0])
    }
    return finishWhistle()
  }

  private mutating func called() -> [Symbol] {
    var units = file.departments
    if units.count < 2 || happens(250) {
      let other = file.chance.pick(world.departments)
      if !units.contains(other) { units.append(other) }
    }
    return units
  }

  private mutating func planAnswer(of call: Call, limit: Timestamp) {
    let shares = [80...900, 1100...2600]
    let fate = file.chance.weighted(Probabilities.calls)
    guard fate < 2 else {
      // The excused say so within a day; of the absent nothing is heard.
      if fate == 2 { file.plan(.excuse(call.unit), at: answerTime(100...900, limit)) }
      return
    }
    let time = answerTime(shares[fate], limit)
    file.plan(.answer(call.unit), at: time)
    if file.isLead(call.unit) || happens(300) {
      let minutes = file.matter.isEmergency ? 20...150 : 60...900
      let end = file.instant(minutes: file.chance.within(minutes), after: time)
      file.plan(.finish(call.unit), at: end)
    }
  }

  private mutating func answerTime(_ share: ClosedRange<Int>, _ limit: Timestamp) -> Timestamp {
    let seconds = limit.seconds(since: file.now) * file.chance.within(share) / 1000
    let time = file.now.later(seconds: max(seconds, 60))
    if file.matter.isEmergency { return time }
    let morning = world.clock.later(workingSeconds: 0, than: time)
    return morning == time ? time : morning.later(seconds: file.chance.below(5400))
  }

  /// Waits until the whistle is done with, and resolves.
  mutating func finishWhistle() -> Outcome {
    if flaw == .resolvedWithoutAnswer {
      guard wait(minutes: 10...60) else { return .passedOn }
      return signedAndResolved()
    }
    guard awaitCalls() else { return .passedOn }
    if file.state.openWhistle != nil {
      // An absent unit: sooner or later it is excused, or the case stays where it is.
      if happens(150) {
        let isLeft = file.pass(until: world.period.end.later(days: 1))
        return isLeft ? .over : .passedOn
      }
      guard wait(minutes: 2000...3000) else { return .passedOn }
      settleAbsent()
    }
    rate()
    guard wait(minutes: file.matter.isEmergency ? 5...60 : 30...600) else { return .passedOn }
    return signedAndResolved()
  }

  /// A whistle may have been carried up into other hands, which then resolve.
  private mutating func signedAndResolved() -> Outcome {
    if file.state.status == .suspended || file.state.status == .dispatched { return .passedOn }
    resolve()
    return .resolved
  }

  private mutating func awaitCalls() -> Bool {
    while !file.isOver, let time = pendingCallTime {
      guard file.pass(until: time) else { return false }
    }
    return true
  }

  private var pendingCallTime: Timestamp? {
    file.agenda.filter {
      switch $0.deed {
      case .answer, .finish, .excuse: true
      default: false
      }
    }.map(\.time).max()
  }

  /// Everyone still missing comes at last or is excused.
  private mutating func settleAbsent() {
    for call in file.calls where !call.isExcused {
      let waitsForLead = file.isLead(call.unit) && !call.isFinished
      guard !call.isAnswered || waitsForLead else { continue }
      if !call.isAnswered {
        guard happens(600) else {
          file.excuse(call.unit)
          continue
        }
        file.answer(call.unit)
      }
      if waitsForLead {
        _ = file.pass(until: file.now.later(minutes: file.chance.within(30...180)))
        file.finish(call.unit)
      }
    }
  }

  private mutating func rate() {
    let caller = file.caller
    guard caller == file.state.holder || caller == file.state.dispatcher else { return }
    for call in file.calls where call.isAnswered {
      if happens(550) {
        file.rate(
          call.unit, score: file.chance.within(happens(850) ? 80...100 : 50...79), by: caller)
      }
      if happens(Probabilities.ratesTheWhistle) {
        file.rate(call.unit, score: file.chance.within(70...100), by: call.unit)
      }
    }
  }
}
