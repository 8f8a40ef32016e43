package import CaseModel
package import Projection

/// How far the cases of a period came, step by step through the four stages: the cases that were
/// registered in it, as they stand now.
///
/// What a sweep watches ends with the resolution; what the resident says of it is assessed
/// (decision 105).
package struct StageStep: Sendable {
  package enum Stage: String, CaseIterable, Sendable { case accept, dispatch, supervise, assess }

  package let stage: Stage
  /// What happened to a case of the step.
  package let figure: String
  package let count: Int
  /// The step that it is a part of; nil for the first.
  package let whole: Int?

  /// Whether something had to be said to the holder.
  package var isWarning: Bool { stage == .supervise && figure != "resolved" }

  package var percent: Fraction? { whole.flatMap { share(count, of: $0) } }
}

/// The counts behind the steps.
private struct StageCounts {
  var registered = 0, accepted = 0, dispatched = 0, signed = 0
  var warned = 0, yellow = 0, red = 0
  var resolved = 0, closed = 0, reached = 0, satisfied = 0

  mutating func count(_ state: borrowing CaseState) {
    registered += 1
    if state.isAccepted { accepted += 1 }
    let dispatches = state.runs.filter { $0.timer == .sign }
    if !dispatches.isEmpty { dispatched += 1 }
    if dispatches.contains(where: { !$0.isRunning && !$0.isCut }) { signed += 1 }
    if state.runs.contains(where: { !$0.notices.isEmpty }) || state.notices > 0 || state.yellows > 0
      || state.reds > 0
    {
      warned += 1
    }
    if state.yellows > 0 { yellow += 1 }
    if state.reds > 0 { red += 1 }
    if !state.resolutions.isEmpty { resolved += 1 }
    guard state.status == .closed else { return }
    closed += 1
    guard let followUp = state.lastFollowUp, followUp.reached else { return }
    reached += 1
    if followUp.satisfied == true { satisfied += 1 }
  }

  var steps: [StageStep] {
    [
      StageStep(stage: .accept, figure: "registered", count: registered, whole: nil),
      StageStep(stage: .accept, figure: "accepted", count: accepted, whole: registered),
      StageStep(stage: .dispatch, figure: "dispatched", count: dispatched, whole: accepted),
      StageStep(stage: .dispatch, figure: "signed", count: signed, whole: dispatched),
      StageStep(stage: .supervise, figure: "warned", count: warned, whole: registered),
      StageStep(stage: .supervise, figure: "cardedYellow", count: yellow, whole: registered),
      StageStep(stage: .supervise, figure: "cardedRed", count: red, whole: registered),
      StageStep(stage: .supervise, figure: "resolved", count: resolved, whole: registered),
      StageStep(stage: .assess, figure: "closed", count: closed, whole: resolved),
      StageStep(stage: .assess, figure: "reached", count: reached, whole: closed),
      StageStep(stage: .assess, figure: "satisfied", count: satisfied, whole: reached),
    ]
  }
}

extension CaseView {
  /// The cases registered in a period, by how far they have come.
  ///
  /// - Complexity: O(cases).
  package func stageFunnel(_ period: Period) -> [StageStep] {
    let bounds = period.bounds(in: zone)
    var counts = StageCounts()
    let states = state.table.states.span
    for index in states.indices
    where states[index].isRegistered && bounds.contains(states[index].registered) {
      counts.count(states[index])
    }
    return counts.steps
  }
}
