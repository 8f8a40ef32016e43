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
    let before = max(state.registered, state.lastMove.later(minutes: -12))
    record(
      .caseDispatched, by: giver ?? hand,
      JSONObject(present: [
        "to": path(unit), "assist": assist.isEmpty ? nil : .array(assist.map(path)),
      ]), happened: isToldLate ? before : nil)
  }

  /// - Parameter unit: who signs: the holder, save in an anomaly.
  mutating func sign(by unit: Symbol) { record(.caseSigned, by: unit, ["unit": path(unit)]) }

  mutating func contact(lateMinutes: Int? = nil) {
    let reached = chance.happens(700) ? JSONValue.bool(chance.happens(900)) : nil
    record(
      .caseContacted, by: hand, JSONObject(present: ["reached": reached]),
      lateMinutes: lateMinutes)
  }

  /// Records what the holder asks for, or what it is answered.
  mutating func record(
    _ type: EventType, by unit: Symbol, ofHolder key: String, _ value: String,
    breaking: Flaw? = nil
  ) {
    record(type, by: unit, ["unit": path(state.holder), key: .string(value)], breaking: breaking)
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
    record(
      .caseEscalated, by: unit ?? hand,
      JSONObject(present: [
        "from": path(state.tier), "to": path(ladder[rung]), "cause": .string(cause),
        "skip": isSkip ? .bool(true) : nil,
      ]))
  }

  // MARK: Whistles

  /// Those whom the last whistle called.
  var calls: [Call] { state.calls.filter { $0.whistle == state.whistles.count - 1 } }

  func isLead(_ unit: Symbol) -> Bool { state.whistles.last?.lead == unit }

  mutating func blow(_ kind: String, calling units: [Symbol], hasLead: Bool) {
    caller = hand
    record(
      .whistleBlown, by: caller,
      JSONObject(present: [
        "kind": .string(kind), "call": .array(units.map(path)),
        "lead": hasLead ? path(units[0]) : nil,
      ]))
  }

  // A unit that a second whistle calls may have done with the first what is planned for both.

  mutating func answer(_ unit: Symbol) {
    guard allows(.whistleAnswered, .whistleAnswered, by: unit) else { return }
    let onsite = chance.happens(600) ? JSONValue.bool(chance.happens(850)) : nil
    record(.whistleAnswered, by: unit, JSONObject(present: ["unit": path(unit), "onsite": onsite]))
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
