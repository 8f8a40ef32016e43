import Basics
import CaseModel

/// Handle (办理).
extension CaseFile {
  /// Who decides what the holder asks for.
  var superior: Symbol { hasTier(state.dispatcher) ? state.dispatcher : unit(at: rung) }

  /// One session; what comes before the step is put before it too where it was not yet.
  mutating func meet(step: Int, outcome: String?) {
    let held = state.deliberation.step
    for earlier in held + 1..<max(step, held + 1) { hold(step: earlier, outcome: nil) }
    hold(step: step, outcome: outcome)
  }

  private mutating func hold(step: Int, outcome: String?) {
    record(
      .meetingHeld, by: unit(at: rung),
      JSONObject(present: [
        "tier": path(state.tier), "step": .integer(step), "outcome": outcome.map { .string($0) },
        "minutes": chance.happens(400) ? .string(digest()) : nil,
      ]))
  }

  mutating func mediate(_ slip: Slip) {
    let outcome = chance.pick(Phrases.slips[slip] ?? [""])
    record(
      .mediationRecorded, by: unit(at: rung),
      ["slip": .string(slip.name), "outcome": .string(outcome)])
  }

  mutating func resolve(action: String, hasEvidence: Bool) {
    let evidence = (0..<(hasEvidence ? chance.within(1...2) : 0)).map { _ in
      JSONValue.string(digest())
    }
    record(
      .caseResolved, by: hand,
      JSONObject(present: [
        "action": .string(action), "evidence": evidence.isEmpty ? nil : .array(evidence),
      ]))
    // Once it is resolved, nobody finishes or mediates any more.
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

  /// A digest under which evidence or minutes are kept elsewhere; here of nothing.
  private mutating func digest() -> String { "sha256:" + chance.hex(draws: 4) }
}
