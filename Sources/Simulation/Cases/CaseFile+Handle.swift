import Basics
import CaseModel

/// Handle (办理).
extension CaseFile {
  mutating func suspend(reason: String, reviewOn: CivilDate?) {
    var data: JSONObject = ["reason": .string(reason)]
    if let reviewOn { data["reviewOn"] = .string(reviewOn.text) }
    record(.caseSuspended, by: hand, data)
  }

  mutating func resume(reason: String) {
    record(.caseResumed, by: hand, ["reason": .string(reason)])
  }

  mutating func requestExtension(_ amount: Span) {
    record(
      .extensionRequested, by: hand,
      ["unit": path(state.holder), "amount": .string(amount.text)])
  }

  mutating func grantExtension(_ amount: Span) {
    record(
      .extensionGranted, by: superior,
      ["unit": path(state.holder), "amount": .string(amount.text)])
  }

  mutating func denyExtension() {
    record(.extensionDenied, by: superior, ["unit": path(state.holder)])
  }

  /// Who decides what the holder asks for.
  var superior: Symbol { hasTier(state.dispatcher) ? state.dispatcher : unit(at: rung) }

  /// One session; what comes before the step is put before it too where it was not yet.
  mutating func meet(step: Int, outcome: String?) {
    let held = state.deliberation.step
    for earlier in held + 1..<max(step, held + 1) { hold(step: earlier, outcome: nil) }
    hold(step: step, outcome: outcome)
  }

  private mutating func hold(step: Int, outcome: String?) {
    var data: JSONObject = ["tier": path(state.tier), "step": .integer(step)]
    if let outcome { data["outcome"] = .string(outcome) }
    if chance.happens(400) { data["minutes"] = .string(digest()) }
    record(.meetingHeld, by: unit(at: rung), data)
  }

  mutating func mediate(_ slip: Slip) {
    let outcome = chance.pick(Phrases.slips[slip] ?? [""])
    record(
      .mediationRecorded, by: unit(at: rung),
      ["slip": .string(slip.name), "outcome": .string(outcome)])
  }

  mutating func resolve(action: String, hasEvidence: Bool) {
    var data: JSONObject = ["action": .string(action)]
    if hasEvidence {
      data["evidence"] = .array((0..<chance.within(1...2)).map { _ in .string(digest()) })
    }
    record(.caseResolved, by: hand, data)
    dropWork()
  }

  /// Once it is resolved, nobody finishes or mediates any more.
  private mutating func dropWork() {
    agenda.removeAll {
      switch $0.deed {
      case .finish, .slip: true
      default: false
      }
    }
  }

  /// Who resolved it last, or holds it.
  var resolver: Symbol { state.resolver.isNone ? state.holder : state.resolver }

  var canReopen: Bool { allows(.caseReopened, .caseReopened) }

  mutating func verify(pass: Bool, by unit: Symbol) {
    record(.caseVerified, by: unit, ["pass": .bool(pass)])
  }

  mutating func follow(reached: Bool, solved: Bool?, satisfied: Bool?, by unit: Symbol) {
    var data: JSONObject = ["reached": .bool(reached)]
    if let solved { data["solved"] = .bool(solved) }
    if let satisfied { data["satisfied"] = .bool(satisfied) }
    record(.caseFollowed, by: unit, data)
  }

  mutating func reopen(cause: String, by unit: Symbol) {
    record(.caseReopened, by: unit, ["cause": .string(cause)])
  }

  mutating func close(outcome: String, by unit: Symbol) {
    record(.caseClosed, by: unit, ["outcome": .string(outcome)])
    dropErrands()
  }

  /// A digest under which evidence or minutes are kept elsewhere; here of nothing.
  private mutating func digest() -> String { "sha256:" + chance.hex(draws: 4) }
}
