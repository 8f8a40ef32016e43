import Basics

/// Dispatch (派发): dispatch, signing, contact, returns, whistles, escalation.
extension CaseState {
  mutating func evolveDispatch(_ event: Event, in scene: Scene) {
    switch event.fact {
    case .dispatched(let unit, let due): dispatch(to: unit, due: due, at: event.time)
    case .signed:
      stop(.sign, at: event.time)
      moveUnderneath(to: .handling)
    case .contacted:
      if contacted == nil { contacted = event.time }
      stop(.contact, at: event.time)
    case .returnRequested: isReturnPending = true
    case .returnDenied: isReturnPending = false
    case .returnApproved: giveBack(at: event.time)
    case .whistleBlown(let kind, let units, let lead):
      blow(kind, calling: units, lead: lead, at: event.time)
    case .whistleAnswered:
      stop(.answer, unit: event.by, at: event.time)
      markCalls(of: event.by) { $0.isAnswered = true }
    case .whistleExcused:
      stop(.answer, unit: event.by, at: event.time)
      markCalls(of: event.by) { $0.isExcused = true }
    case .whistleFinished: markCalls(of: event.by) { $0.isFinished = true }
    case .whistleRated(let score, let isOwn):
      markCalls(of: event.by) { call in
        if isOwn { call.ownRating = score } else { call.rating = score }
      }
    case .escalated(_, let tier, let timer, let run):
      if escalate(to: tier, at: event.time, in: scene) { mark(timer, run, .escalated) }
    default: break
    }
  }

  private mutating func dispatch(to unit: Symbol, due: Timestamp?, at time: Timestamp) {
    endLeg(at: time)
    hasDispatcher = true
    dispatcher = holder
    holder = unit
    dispatched = time
    dispatches += 1
    move(to: .dispatched, at: time)
    start(.sign, number: dispatches, unit: unit, at: time)
    startLeg(at: time, due: due)
  }

  /// A return starts no leg: until the next dispatch only `resolve` runs.
  private mutating func giveBack(at time: Timestamp) {
    guard hasDispatcher else { return }
    if isDispatchedLeg { returnedDispatches.append(dispatches) }
    endLeg(at: time)
    holder = dispatcher
    hasDispatcher = false
    dispatcher = .none
    returns += 1
    move(to: .accepted, at: time)
  }

  /// Whether a dispatch began the current leg: its `handle` stands right behind its `sign`.
  private var isDispatchedLeg: Bool {
    guard hasLeg, let leg = runs.lastIndex(where: { $0.timer == .handle }), leg > 0 else {
      return false
    }
    return runs[leg - 1].timer == .sign
  }

  private mutating func blow(
    _ kind: Symbol, calling units: [Symbol], lead: Symbol, at time: Timestamp
  ) {
    whistles.append(Whistle(kind: kind, lead: lead))
    for unit in units {
      calls.append(Call(whistle: Int32(whistles.count - 1), unit: unit))
      start(.answer, number: Int32(calls.count), unit: unit, at: time)
    }
  }

  private mutating func markCalls(of unit: Symbol, _ change: (inout Call) -> Void) {
    guard !calls.isEmpty else { return }
    for index in calls.indices where calls[index].unit == unit { change(&calls[index]) }
  }
}
