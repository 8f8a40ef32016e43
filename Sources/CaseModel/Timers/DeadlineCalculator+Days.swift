public import Basics

/// Days of one kind that follow one another.
public struct DayStretch: Hashable, Sendable {
  public let first: CivilDate
  public internal(set) var last: CivilDate
  public let kind: DayKind

  /// Number of days.
  public var count: Int { last.dayNumber - first.dayNumber + 1 }
}

extension DeadlineCalculator {
  /// From when a run is computed on working days, where that is not its start (`"start":"opening"`).
  public func opening(
    of row: TimerRow, _ run: TimerRun, in state: CaseState, now: Timestamp
  ) -> Timestamp? {
    guard !run.isDueSet, let adoption = row.adoption,
      limits(adoption, run, state)?.limit.unit == .workingDays
    else { return nil }
    let clock = clock(adoption, for: run, now: now)
    guard clock.startsAtOpening else { return nil }
    let opening = clock.opening(from: row.start).instant
    return opening == row.start ? nil : opening
  }

  /// The stretches of work that lead from a run's start to its due time, on the clock of working
  /// hours; those that extensions and pauses took are among them.
  ///
  /// - Returns: none for other clocks, and where there is no due time.
  /// - Complexity: O(days).
  public func stretches(
    of row: TimerRow, _ run: TimerRun, in state: CaseState, now: Timestamp
  ) -> [Range<Timestamp>] {
    guard !run.isDueSet, let adoption = row.adoption, let due = row.due,
      limits(adoption, run, state)?.limit.unit.family == .workingHours
    else { return [] }
    return clock(adoption, for: run, now: now).stretches(from: row.start, to: due)
  }

  /// The meetings that lead from a run's start to its due time, on the clock of meetings, and whether each
  /// counted: one within a pause did not.
  ///
  /// - Returns: none for other clocks, and where there is no due time.
  /// - Complexity: O(sessions · pauses).
  public func sessions(
    of row: TimerRow, _ run: TimerRun, in state: CaseState, now: Timestamp
  ) -> [(time: Timestamp, isCounted: Bool)] {
    guard !run.isDueSet, let adoption = row.adoption, let due = row.due,
      limits(adoption, run, state)?.limit.unit == .meetings,
      let meeting = rulebook.adoptions[adoption].ruleset.meetings[run.tier]
    else { return [] }
    let zone = clock(adoption, for: run, now: now).zone
    let pauses = run.timer == .handle || run.timer == .resolve ? state.pauses : []
    var sessions: [(time: Timestamp, isCounted: Bool)] = []
    var next = meeting.session(after: row.start, in: zone)
    while next <= due {
      let isPaused = pauses.contains { $0.start <= next && next < $0.end ?? .latest }
      sessions.append((next, !isPaused))
      next = meeting.session(after: next, in: zone)
    }
    return sessions
  }

  /// The days that lead from a run's start to its due time, for the clocks that count days, so that
  /// the due time can be counted off by hand: for `wd` those after the start's, for `wh` those from
  /// the start's on. Days that extensions and pauses took are among them.
  ///
  /// - Returns: none for other clocks, and where there is no due time.
  /// - Complexity: O(days).
  public func days(
    of row: TimerRow, _ run: TimerRun, in state: CaseState, now: Timestamp
  ) -> [DayStretch] {
    guard !run.isDueSet, let adoption = row.adoption, let due = row.due,
      let family = limits(adoption, run, state)?.limit.unit.family,
      family == .workingDays || family == .workingHours
    else { return [] }
    let clock = clock(adoption, for: run, now: now)
    let start = clock.zone.local(row.start).date.dayNumber + (family == .workingDays ? 1 : 0)
    let end = clock.zone.local(due).date.dayNumber
    guard start <= end else { return [] }
    var stretches: [DayStretch] = []
    for day in start...end {
      let (date, kind) = (CivilDate(dayNumber: day), clock.days.kind(of: day))
      if stretches.last?.kind == kind {
        stretches[stretches.count - 1].last = date
      } else {
        stretches.append(DayStretch(first: date, last: date, kind: kind))
      }
    }
    return stretches
  }
}
