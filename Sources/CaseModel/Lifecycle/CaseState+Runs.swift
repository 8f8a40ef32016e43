import Basics

/// The mechanics that the reducers share: starting, stopping and cutting runs, legs and pauses.
extension CaseState {
  mutating func start(
    _ timer: Timer, number: Int32, unit: Symbol = .none, holderClass: UInt16 = 0,
    at time: Timestamp, due: Timestamp? = nil
  ) {
    var run = TimerRun(timer, number: number, unit: unit, tier: tier, start: time)
    run.holderClass = holderClass
    add(run, due: due)
  }

  /// Stops what runs of a timer, for a unit only where one is named.
  mutating func stop(_ timer: Timer, unit: Symbol? = nil, at time: Timestamp) {
    guard runs.mayRun(timer) else { return }
    runs.end(where: { $0 == timer }, unit: unit, at: time, isCut: false, holder: holder)
  }

  /// Cuts off what runs of the timers for which `isCut` holds.
  mutating func cut(at time: Timestamp, where isCut: (Timer) -> Bool) {
    runs.end(where: isCut, at: time, isCut: true, holder: holder)
  }

  mutating func startLeg(at time: Timestamp, due: Timestamp? = nil, in reference: ReferenceData) {
    legs += 1
    hasLeg = true
    start(
      .handle, number: legs, unit: holder,
      holderClass: reference.organisation.holderClass(of: holder),
      at: time, due: due)
  }

  /// A request to return belongs to the leg and lapses with it (decision 18).
  mutating func endLeg(at time: Timestamp) {
    stop(.handle, at: time)
    cut(at: time) { $0 == .sign }
    hasLeg = false
    isReturnPending = false
  }

  /// Sets a status and ends a running pause.
  mutating func move(to next: Status, at time: Timestamp) {
    if status == .suspended { pauses[pauses.count - 1].end = time }
    status = next
  }

  /// Sets a status, or where the case is suspended what it resumes to.
  mutating func moveUnderneath(to next: Status) {
    if status == .suspended { resumesTo = next } else { status = next }
  }

  mutating func mark(_ timer: Timer?, _ run: Int, _ notice: TimerRun.Notices) {
    guard let timer else { return }
    runs.change(timer, number: run) { run in
      let isSecond = notice == .escalated && run.notices.contains(.escalated)
      run.notices.insert(isSecond ? .escalatedTwice : notice)
    }
  }
}
