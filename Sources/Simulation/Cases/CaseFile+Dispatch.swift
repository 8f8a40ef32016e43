import Basics
import CaseModel

/// Dispatch (派发).
extension CaseFile {
  /// - Parameters:
  ///   - giver: nil for the holder.
  ///   - isToldLate: whether it was done by word of mouth before the case had come to where it is.
  mutating func dispatch(
    to unit: Symbol, by giver: Symbol? = nil, assist: [Symbol] = [], isToldLate: Bool = false
  ) {
    var data: JSONObject = ["to": path(unit)]
    if !assist.isEmpty { data["assist"] = .array(assist.map(path)) }
    let before = max(state.registered, state.lastMove.later(minutes: -12))
    record(.caseDispatched, by: giver ?? hand, data, happened: isToldLate ? before : nil)
  }

  /// - Parameter unit: who signs: the holder, save in an anomaly.
  mutating func sign(by unit: Symbol) { record(.caseSigned, by: unit, ["unit": path(unit)]) }

  mutating func contact(lateMinutes: Int? = nil) {
    var data = JSONObject()
    if chance.happens(700) { data["reached"] = .bool(chance.happens(900)) }
    record(.caseContacted, by: hand, data, lateMinutes: lateMinutes)
  }

  mutating func requestReturn(reason: String, breaking: Flaw? = nil) {
    record(
      .returnRequested, by: hand,
      ["unit": path(state.holder), "reason": .string(reason)], breaking: breaking)
  }

  mutating func approveReturn(reason: String) {
    record(
      .returnApproved, by: superior,
      ["unit": path(state.holder), "reason": .string(reason)])
  }

  mutating func denyReturn(reason: String) {
    record(
      .returnDenied, by: superior,
      ["unit": path(state.holder), "reason": .string(reason)])
  }

  // MARK: Escalation

  var canEscalate: Bool {
    let next = rung + 1
    guard next < ladder.count else { return false }
    return allows(
      .caseEscalated, .caseEscalated(from: state.tier, to: ladder[next], timer: nil, run: 0))
  }

  /// - Parameters:
  ///   - cause: `unable` or `order`.
  ///   - unit: who says so, where it is not the holder.
  mutating func escalate(
    to rung: Int, cause: String = "unable", isSkip: Bool = false, by unit: Symbol? = nil
  ) {
    var data: JSONObject = [
      "from": path(state.tier), "to": path(ladder[rung]), "cause": .string(cause),
    ]
    if isSkip { data["skip"] = .bool(true) }
    record(.caseEscalated, by: unit ?? hand, data)
  }

  // MARK: Whistles

  /// Those whom the last whistle called.
  var calls: [Call] { state.calls.filter { $0.whistle == state.whistles.count - 1 } }

  func isLead(_ unit: Symbol) -> Bool { state.whistles.last?.lead == unit }

  mutating func blow(_ kind: String, calling units: [Symbol], hasLead: Bool) {
    var data: JSONObject = ["kind": .string(kind), "call": .array(units.map(path))]
    if hasLead { data["lead"] = path(units[0]) }
    caller = hand
    record(.whistleBlown, by: caller, data)
  }

  // A unit that a second whistle calls may have done with the first what is planned for both.

  mutating func answer(_ unit: Symbol) {
    guard allows(.whistleAnswered, .whistleAnswered, by: unit) else { return }
    var data: JSONObject = ["unit": path(unit)]
    if chance.happens(600) { data["onsite"] = .bool(chance.happens(850)) }
    record(.whistleAnswered, by: unit, data)
  }

  mutating func excuse(_ unit: Symbol) {
    guard allows(.whistleExcused, .whistleExcused, by: unit) else { return }
    let reason = chance.pick(Phrases.excuses)
    record(.whistleExcused, by: caller, ["unit": path(unit), "reason": .string(reason)])
  }

  mutating func finish(_ unit: Symbol) {
    guard allows(.whistleFinished, .whistleFinished, by: unit) else { return }
    record(.whistleFinished, by: unit, ["unit": path(unit)])
  }

  /// - Parameter rater: who called it, or the called unit itself, which rates the whistle.
  mutating func rate(_ unit: Symbol, score: Int, by rater: Symbol) {
    record(.whistleRated, by: rater, ["unit": path(unit), "score": .integer(score)])
  }
}
