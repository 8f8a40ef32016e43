import Basics

/// The guards of Dispatch (派发).
extension ReferenceData {
  func target(
    _ unit: Symbol, _ admitted: [Unit.Kind]?, _ state: CaseState
  ) -> Violation? {
    if let violation = callable(unit) { return violation }
    if unit == state.holder, state.isDispatchedLeg { return .sameUnit(unit) }
    guard let admitted else { return nil }
    let kind = organisation.summary(of: unit)?.kind
    return admitted.contains { $0 == kind } ? nil : .notAdmitted(unit, allowed: admitted)
  }

  private func callable(_ unit: Symbol) -> Violation? {
    guard let summary = organisation.summary(of: unit) else { return .unitUnknown(unit) }
    return summary.isRetired ? .unitRetired(unit) : nil
  }

  func held(by unit: Symbol, _ state: CaseState) -> Violation? {
    unit == state.holder && !unit.isNone ? nil : .notHolder(by: unit, holder: state.holder)
  }

  func request(_ event: Event, toReturn state: CaseState) -> Violation? {
    if let violation = held(by: event.by, state) { return violation }
    guard state.hasDispatcher else { return .noDispatch }
    let rules = ruleset(at: event.time)?.returns
    if let limit = rules?.limit, state.returns >= limit { return .finalDispatch(limit: limit) }
    guard let dispatched = state.dispatched else { return nil }
    return window(.toReturn, rules?.window, from: dispatched, at: event.time)
  }

  func window(
    _ what: Violation.Window, _ window: Span?, from start: Timestamp, at time: Timestamp
  ) -> Violation? {
    guard let window, let adoption = rulebook.index(at: time) else { return nil }
    let end = calculator.end(of: window, from: start, under: adoption, now: time)
    return time <= end ? nil : .windowPassed(what, end: end)
  }

  func escalation(
    from: Symbol, to: Symbol, _ event: Event, _ state: CaseState
  ) -> Violation? {
    let ladder = ladder(at: event.time)
    guard let target = ladder.firstIndex(of: to) else { return .tierUnknown(to, ladder: ladder) }
    if state.tier == ladder.last { return .atTop(state.tier) }
    let current = ladder.firstIndex(of: state.tier) ?? -1
    let next = ladder[current + 1]
    let isSkip =
      ruleset(at: event.time)?.skips.contains {
        $0.matter == state.matter && $0.urgency == state.urgency && $0.to == to
      } ?? false
    guard from == state.tier, target == current + 1 || (isSkip && target > current) else {
      return .notOneTierUp(from: from, to: to, next: next)
    }
    return nil
  }

  // MARK: Whistles

  func blow(by unit: Symbol, calling units: [Symbol], _ state: CaseState) -> Violation? {
    if state.openWhistle != nil { return .whistleOpen }
    guard isEntitled(unit, state) else {
      return .notEntitledToWhistle(by: unit, holder: state.holder)
    }
    return units.lazy.compactMap { callable($0) }.first
  }

  func finish(_ unit: Symbol, _ state: CaseState) -> Violation? {
    called(unit, state) { !$0.isFinished }
      ?? (state.calls.contains { $0.unit == unit && $0.isAnswered && !$0.isFinished }
        ? nil : .notAnswered(unit))
  }

  func called(
    _ unit: Symbol, _ state: CaseState, where isOpen: (Call) -> Bool
  ) -> Violation? {
    var isCalled = false
    for call in state.calls where call.unit == unit {
      if isOpen(call) { return nil }
      isCalled = true
    }
    return isCalled ? .alreadyDone(unit) : .notCalled(unit)
  }
}
