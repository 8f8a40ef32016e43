import Basics

/// The computing of one run: its instants from its start, its extensions and its pauses.
struct RunDeadlines {
  let run: TimerRun
  /// nil where no ruleset governs the run: then only elapsed time can be computed.
  let clock: WorkClock?
  /// nil also where nothing of the run can be on the clock of meetings.
  let meeting: Meeting?
  let limits: Ruleset.Limits?
  /// Set by hand, instead of the limit.
  private let handSet: Timestamp?
  private let grants: [Grant]
  /// United, ascending, cut to the run.
  private let pauses: [Pause]
  /// Where the run is computed from on working days, if that is not its start.
  private let opening: ComputedInstant?

  init(
    run: TimerRun, state: CaseState, clock: WorkClock?, meeting: Meeting?, limits: Ruleset.Limits?
  ) {
    self.run = run
    self.clock = clock
    self.meeting = meeting
    self.limits = limits
    handSet = state.due(of: run)
    pauses =
      run.timer.pauses && !state.pauses.isEmpty ? RunDeadlines.cut(state.pauses, to: run) : []
    grants = run.timer.pauses ? RunDeadlines.grants(of: run, in: state.grants) : []
    opening = clock.flatMap { $0.startsAtOpening ? $0.opening(from: run.start) : nil }
  }

  /// Whether a pause runs that has no end yet.
  var isPaused: Bool { run.isRunning && pauses.last.map { $0.end == nil } ?? false }

  func due() -> ComputedInstant? {
    if let due = handSet {
      // On the limit's clock; elapsed where there is none or it is that of meetings.
      let unit = limits?.limit.unit ?? .minutes
      return finish(ComputedInstant(instant: due), on: unit == .meetings ? .minutes : unit)
    }
    return limits.flatMap { begin($0.limit) }
  }

  /// There is none where the due time was set by hand.
  func remind() -> ComputedInstant? { handSet == nil ? limits?.remind.flatMap { begin($0) } : nil }

  /// As long after a due time set by hand as the rules put `red` after `limit`, in one unit.
  func red() -> ComputedInstant? {
    guard let limits, let red = limits.red else { return nil }
    guard let due = handSet else { return begin(red) }
    guard red.unit == limits.limit.unit else { return nil }
    let gap = Span(red.amount - limits.limit.amount, red.unit)
    // Never before the due time, which may be on another clock.
    return add(gap, to: ComputedInstant(instant: due), on: red.unit).flatMap {
      finish($0, on: red.unit)
    }
    .map { red in
      guard let due = self.due(), !red.isPending, red.instant < due.instant else { return red }
      return due
    }
  }

  private func begin(_ span: Span) -> ComputedInstant? {
    guard span.unit == .workingDays, let opening else {
      return add(span, to: ComputedInstant(instant: run.start), on: span.unit).flatMap {
        finish($0, on: span.unit)
      }
    }
    var result = opening
    clock?.add(span, to: &result)
    return finish(result, on: span.unit, pausesFrom: opening.instant)
  }

  // MARK: Extensions and pauses

  /// - Parameter start: what lies before it of a pause takes nothing.
  private func finish(
    _ base: ComputedInstant, on unit: Span.Unit, pausesFrom start: Timestamp = .earliest
  ) -> ComputedInstant? {
    var result = base
    for grant in grants {
      if let moved = add(grant.amount, to: result, on: unit) { result = moved }
    }
    for pause in pauses {
      let begin = max(pause.start, start)
      if begin > result.instant { break }
      guard let end = pause.end else {
        result.isPending = true
        return result
      }
      if begin < end { move(&result, over: begin..<end, on: unit) }
    }
    return result
  }

  /// Adds what a pause takes of a clock. Sessions of a meeting were left out when they were counted.
  private func move(
    _ result: inout ComputedInstant, over pause: Range<Timestamp>, on unit: Span.Unit
  ) {
    switch (unit.family, clock) {
    case (.meetings, _): break
    case (.workingDays, let clock?):
      let (count, isProvisional) = clock.workingDays(from: pause.lowerBound, to: pause.upperBound)
      result.isProvisional = result.isProvisional || isProvisional
      clock.addWorkingDays(count, to: &result)
    case (.workingHours, let clock?):
      let (time, isProvisional) = clock.workingTime(from: pause.lowerBound, to: pause.upperBound)
      result.isProvisional = result.isProvisional || isProvisional
      clock.addWorkingTime(time, to: &result)
    case (.elapsed, _), (.workingDays, nil), (.workingHours, nil):
      let length = pause.upperBound.microseconds - pause.lowerBound.microseconds
      result.instant = result.instant.advanced(byMicroseconds: length)
    }
  }

  // MARK: Clocks

  /// Adds a span; nil where there is no meeting to compute with.
  ///
  /// - Parameter unit: the unit of the instant's own span. On the clock of meetings a pause makes
  ///   the sessions within it not count; on any other it is added at the end.
  private func add(_ span: Span, to start: ComputedInstant, on unit: Span.Unit) -> ComputedInstant?
  {
    var result = start
    if span.unit.family == .elapsed {
      result.instant = WorkClock.addElapsed(span, to: start.instant)
    } else if span.unit == .meetings {
      return sessions(span.amount, after: start, skipping: unit == .meetings ? pauses : [])
    } else {
      clock?.add(span, to: &result)
    }
    return result
  }

  /// The N-th session strictly after an instant, those within an ended pause not counted; one that
  /// still runs is seen to when all is computed.
  private func sessions(
    _ count: Int, after start: ComputedInstant, skipping pauses: [Pause]
  ) -> ComputedInstant? {
    guard count > 0 else { return start }
    guard let meeting, let clock else { return nil }
    var session = start.instant
    var remaining = count
    while remaining > 0 {
      session = meeting.session(after: session, in: clock.zone)
      let isSkipped = pauses.contains { pause in
        pause.start <= session && pause.end.map { session < $0 } ?? false
      }
      if !isSkipped { remaining -= 1 }
      if session >= .latest { return nil }
    }
    return ComputedInstant(instant: session, isProvisional: start.isProvisional)
  }

  // MARK: What belongs to the run

  private static func grants(of run: TimerRun, in grants: [Grant]) -> [Grant] {
    grants.isEmpty
      ? []
      : grants.filter { run.timer == .handle ? $0.leg == run.number : $0.round == run.number }
  }

  /// Overlapping pauses united, then cut to the run; empty ones fall away.
  private static func cut(_ pauses: [Pause], to run: TimerRun) -> [Pause] {
    var united: [Pause] = []
    for pause in pauses.sorted(by: { $0.start < $1.start }) {
      if let end = pause.end, end <= pause.start { continue }
      if let last = united.last, last.end.map({ pause.start < $0 }) ?? true {
        let end = last.end.flatMap { end in pause.end.map { max(end, $0) } }
        united[united.count - 1].end = end
      } else {
        united.append(pause)
      }
    }
    return united.compactMap { pause in
      let start = max(pause.start, run.start)
      let end = [pause.end, run.stop].compactMap(\.self).min()
      if let end, end <= start { return nil }
      return Pause(start: start, end: end)
    }
  }
}
