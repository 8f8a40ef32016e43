import Basics
import CaseModel

/// Dispatch (派发).
extension CaseFile {
  /// - Parameter target: a path, which an anomaly may leave unregistered.
  mutating func dispatch(to target: String, unit: Int, assist: [Int] = []) {
    var data: JSONObject = ["to": .string(target)]
    if !assist.isEmpty { data["assist"] = .array(assist.map { path($0) }) }
    record(.caseDispatched, by: holder, data)
    endLeg()
    dispatcher = holder
    holder = unit
    status = .dispatched
    dispatches += 1
    watch(.sign, run: dispatches, unit: unit)
    startLeg()
  }

  /// - Parameter unit: who signs: the holder, save in an anomaly.
  mutating func sign(by unit: Int) {
    record(.caseSigned, by: unit, ["unit": path(unit)])
    stop(.sign)
    status = .handling
  }

  mutating func contact(lateMinutes: Int? = nil) {
    var data = JSONObject()
    if chance.happens(700) { data["reached"] = .bool(chance.happens(900)) }
    record(.caseContacted, by: holder, data, lateMinutes: lateMinutes)
    stop(.contact)
  }

  mutating func requestReturn(reason: String) {
    record(.returnRequested, by: holder, ["unit": path(holder), "reason": .string(reason)])
  }

  mutating func approveReturn(reason: String) {
    guard let dispatcher else { return }
    record(.returnApproved, by: dispatcher, ["unit": path(holder), "reason": .string(reason)])
    endLeg()
    holder = dispatcher
    self.dispatcher = nil
    returns += 1
    status = .accepted
  }

  mutating func denyReturn(reason: String) {
    guard let dispatcher else { return }
    record(.returnDenied, by: dispatcher, ["unit": path(holder), "reason": .string(reason)])
  }

  // MARK: Escalation

  /// Why a case goes up.
  enum Cause: String, Sendable { case unable, timer, returns, rework, order }

  var canEscalate: Bool {
    tier < world.rulebook.ladder.count - 1
      && (status == .accepted || status == .dispatched || status == .handling)
  }

  /// - Parameters:
  ///   - run: of `handle`, where the cause is that timer.
  ///   - unit: who says so, where it is not the holder.
  mutating func escalate(
    to rung: Int, cause: Cause, run: Int? = nil, isSkip: Bool = false, by unit: Int? = nil,
    bySweep: Bool = false
  ) {
    let ladder = world.rulebook.ladder
    var data: JSONObject = ["from": .string(ladder[tier]), "to": .string(ladder[rung])]
    if let run {
      data["timer"] = .string(Timer.handle.name)
      data["run"] = .integer(run)
    }
    data["cause"] = .string(cause.rawValue)
    if isSkip { data["skip"] = .bool(true) }
    if bySweep {
      recordBySweep(.caseEscalated, data)
    } else {
      record(.caseEscalated, by: unit ?? holder, data)
    }
    guard let post = world.organisation.post(at: rung, above: place) else { return }
    endLeg()
    tier = post.rung
    holder = post.unit
    dispatcher = nil
    status = .accepted
    startLeg()
  }

  // MARK: Whistles

  var isWhistleOpen: Bool { calls.contains { !$0.isSettled } }

  mutating func blow(_ kind: String, calling units: [Int], hasLead: Bool) {
    var data: JSONObject = ["kind": .string(kind), "call": .array(units.map { path($0) })]
    if hasLead { data["lead"] = path(units[0]) }
    record(.whistleBlown, by: holder, data)
    caller = holder
    calls = units.enumerated().map { Call(unit: $1, isLead: hasLead && $0 == 0) }
    let limits = world.rulebook.answer(to: kind, from: now)
    for unit in units {
      callCount += 1
      watch(.answer, run: callCount, unit: unit, limits: limits)
    }
  }

  mutating func answer(_ unit: Int) {
    var data: JSONObject = ["unit": path(unit)]
    if chance.happens(600) { data["onsite"] = .bool(chance.happens(850)) }
    record(.whistleAnswered, by: unit, data)
    stop(.answer, unit: unit)
    change(unit) { $0.isAnswered = true }
  }

  mutating func excuse(_ unit: Int) {
    let reason = chance.pick(Phrases.excuses)
    record(.whistleExcused, by: caller ?? holder, ["unit": path(unit), "reason": .string(reason)])
    stop(.answer, unit: unit)
    change(unit) { $0.isExcused = true }
  }

  mutating func finish(_ unit: Int) {
    record(.whistleFinished, by: unit, ["unit": path(unit)])
    change(unit) { $0.isFinished = true }
  }

  /// - Parameter rater: who called it, or the called unit itself, which rates the whistle.
  mutating func rate(_ unit: Int, score: Int, by rater: Int) {
    record(.whistleRated, by: rater, ["unit": path(unit), "score": .integer(score)])
  }

  private mutating func change(_ unit: Int, _ change: (inout Call) -> Void) {
    for index in calls.indices where calls[index].unit == unit { change(&calls[index]) }
  }
}
