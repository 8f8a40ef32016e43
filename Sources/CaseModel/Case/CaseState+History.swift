public import Basics

/// What a case was earlier, from the facts that it has now.
extension CaseState {
  /// The number of dispatches so far.
  public var dispatches: Int32 { runs.last(.sign)?.number ?? 0 }

  /// When it was dispatched last; nil before.
  public var dispatched: Timestamp? { runs.last(.sign)?.start }

  /// Whether a dispatch began the current leg.
  public var isDispatchedLeg: Bool { hasLeg && dispatch(ofLeg: legs) != nil }

  /// The number of the dispatch that began a leg: a dispatched leg stands right behind its `sign`.
  private func dispatch(ofLeg leg: Int32) -> Int32? {
    guard let index = runs.lastIndex(where: { $0.timer == .handle && $0.number == leg }), index > 0,
      runs[index - 1].timer == .sign
    else { return nil }
    return runs[index - 1].number
  }

  /// The numbers of the dispatches whose leg ended by an approved return.
  public var returnedDispatches: [Int32] { handbacks.compactMap { dispatch(ofLeg: $0.leg) } }

  /// Who held the case at an instant: set by the last line in book order whose `time` is not after
  /// it; `.none` where nobody held it yet (SPEC §7).
  ///
  /// - Complexity: O(runs).
  public func holder(at instant: Timestamp) -> Symbol {
    var holder = Symbol.none
    let handbacks = handbacks
    for run in runs where run.timer == .handle {
      if run.start <= instant { holder = run.unit }
      if let handback = handbacks.first(where: { $0.leg == run.number }),
        let time = run.stop, time <= instant
      {
        holder = handback.to
      }
    }
    return holder
  }

  /// Its matter, urgency and place at an instant.
  public func formerClass(at instant: Timestamp) -> (matter: Symbol, place: Symbol) {
    var result = formerClasses.first.map { ($0.matter, $0.place) } ?? (matter, place)
    for (index, former) in formerClasses.enumerated() where former.until <= instant {
      let next = index + 1
      result =
        next < formerClasses.count
        ? (formerClasses[next].matter, formerClasses[next].place) : (matter, place)
    }
    return result
  }

  /// The matter and urgency whose limits hold for a run: those in which it ended, else the present
  /// ones (SPEC §4).
  public func classification(of run: TimerRun) -> (matter: Symbol, urgency: Symbol) {
    guard !formerClasses.isEmpty else { return (matter, urgency) }
    return classification(after: reclassifications(before: run))
  }

  /// What it was after so many reclassifications.
  public func classification(after number: Int) -> (matter: Symbol, urgency: Symbol) {
    let formers = formerClasses
    return number < formers.count
      ? (formers[number].matter, formers[number].urgency) : (matter, urgency)
  }

  /// How many reclassifications lie before the end of a run; all of them, while it runs.
  public func reclassifications(before run: TimerRun) -> Int {
    let formers = formerClasses
    guard !formers.isEmpty, !run.isRunning,
      let index = runs.firstIndex(where: { $0.timer == run.timer && $0.number == run.number })
    else { return formers.count }
    return formers.firstIndex { $0.ended.contains(Int32(index)) } ?? formers.count
  }

  /// Its closings, in book order, each with what the case had been through by then.
  public var closings: [Completion] {
    let earlier = completions.filter { $0.closed != nil }
    guard status == .closed else { return earlier }
    return earlier + [completion(resolved: resolved, closed: closed)]
  }

  /// What the case has been through by now.
  func completion(resolved: Timestamp?, closed: Timestamp?) -> Completion {
    Completion(
      resolved: resolved, closed: closed, tier: tier, round: round, returns: returns,
      followUp: lastFollowUp)
  }

  /// Its resolutions that took effect, in book order.
  public var resolutions: [Timestamp] {
    let earlier = completions.compactMap(\.resolved)
    let isResolved =
      status == .resolved || status == .closed
      || status.isEnd && runs.contains { $0.timer == .follow && $0.number == round }
    return isResolved ? earlier + [resolved] : earlier
  }
}
