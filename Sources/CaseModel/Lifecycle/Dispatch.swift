import Basics

/// Dispatch (派发): dispatch, signing, contact, returns, whistles, escalation.
extension CaseState {
  mutating func dispatch(
    to unit: Symbol, due: Timestamp?, at time: Timestamp, in reference: ReferenceData
  ) {
    endLeg(at: time)
    hasDispatcher = true
    dispatcher = holder
    holder = unit
    move(to: .dispatched, at: time)
    start(
      .sign, number: dispatches + 1, unit: unit,
      holderClass: reference.organisation.holderClass(of: unit), at: time)
    startLeg(at: time, due: due, in: reference)
  }

  mutating func sign(at time: Timestamp) {
    stop(.sign, at: time)
    moveUnderneath(to: .handling)
  }

  mutating func contact(at time: Timestamp) {
    if contacted == nil { contacted = time }
    stop(.contact, at: time)
  }

  /// A return starts no leg: until the next dispatch only `resolve` runs.
  mutating func giveBack(at time: Timestamp) {
    guard hasDispatcher else { return }
    handbacks.append(Handback(leg: legs, to: dispatcher))
    endLeg(at: time)
    holder = dispatcher
    hasDispatcher = false
    dispatcher = .none
    returns += 1
    move(to: .accepted, at: time)
  }

  mutating func blow(
    _ kind: Symbol, calling units: [Symbol], lead: Symbol, by caller: Symbol, at time: Timestamp
  ) {
    whistles.append(Whistle(kind: kind, lead: lead, caller: caller))
    for unit in units {
      calls.append(Call(whistle: Int32(whistles.count - 1), unit: unit))
      start(.answer, number: Int32(calls.count), unit: unit, at: time)
    }
  }

  /// Reports in, or is excused.
  mutating func answer(_ unit: Symbol, at time: Timestamp, _ change: (inout Call) -> Void) {
    stop(.answer, unit: unit, at: time)
    markCalls(of: unit, change)
  }

  mutating func rate(_ unit: Symbol, _ score: Int32?, isOwn: Bool) {
    markCalls(of: unit) { call in
      if isOwn { call.ownRating = score } else { call.rating = score }
    }
  }

  mutating func markCalls(of unit: Symbol, _ change: (inout Call) -> Void) {
    guard !calls.isEmpty else { return }
    for index in calls.indices where calls[index].unit == unit { change(&calls[index]) }
  }
}
