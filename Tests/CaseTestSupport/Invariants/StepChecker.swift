import Basics
package import CaseModel

/// Holds the invariants against a state after each event that it took in: those of the event's case and
/// those of a step, so that a step costs no more in a long book than in a short one.
package struct StepChecker: Sendable {
  private var subjects: [Subject: Known] = [:]

  private struct Known {
    var events = 0
    var latest = Timestamp.earliest
    var isInOrder = true
  }

  package init() {}

  /// The sentences that the state breaks after an event.
  package mutating func broken(_ state: BookState, after event: Event) -> [String] {
    var known = subjects[event.subject] ?? Known()
    known.events += 1
    known.isInOrder = known.isInOrder && event.time >= known.latest
    known.latest = max(known.latest, event.time)
    subjects[event.subject] = known
    let folded = FoldedCase(
      state.table[event.subject], events: known.events, isInOrder: known.isInOrder,
      in: state.reference)
    let others =
      switch event.type.row.subject {
      case .case, .nothing: [String]()
      case .reference: state.reference.brokenInvariants
      case .register: state.registers.brokenInvariants
      }
    return Invariant.ofCase.broken(by: folded) + Invariant.ofStep.broken(by: state) + others
  }
}
