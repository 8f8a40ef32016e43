public import Basics

/// Computes what is due when: pure arithmetic over a case's facts, the rulebook and the calendars.
///
///     ((start + duration) + granted extensions in book order) + pauses          (SPEC §6)
///
/// each of `remind`, `limit` and `red` for itself. Nothing here reads a clock; *now* is given.
public struct DeadlineCalculator: Sendable {
  public let rulebook: Rulebook
  /// What the holders of legs are known by.
  var holders = HolderClasses()
  /// `clocks[adoption][view]`; a view is the state of the calendars after so many adoptions of them.
  private let clocks: [[WorkClock]]
  private let entries: [Calendars.Entry]
  private let calendarTimes: [Timestamp]
  /// The working days of each calendar under each view.
  private let days: [DaysKey: [WorkDays]]

  private struct DaysKey: Hashable {
    let name: Symbol
    let week: Set<Weekday>
  }

  public init() {
    (rulebook, clocks, entries, calendarTimes, days) = (Rulebook(), [], [], [], [:])
  }

  /// - Parameter earlier: with fewer adoptions; what it has computed with is not made again.
  /// - Complexity: O(rulesets · calendars), and O(days of a table) for each view that is new.
  init(rulebook: Rulebook, calendars: Calendars, after earlier: DeadlineCalculator) {
    self.rulebook = rulebook
    entries = calendars.entries
    calendarTimes = entries.map(\.time)
    let known = zip(earlier.entries, entries).prefix { $0.sequence == $1.sequence }.count
    var days: [DaysKey: [WorkDays]] = [:]
    for adoption in rulebook.adoptions {
      let rule = adoption.ruleset.calendar
      let key = DaysKey(name: rule.name, week: rule.week)
      if days[key] != nil { continue }
      var views =
        earlier.days[key].map { Array($0.prefix(known + 1)) } ?? [WorkDays(week: rule.week)]
      for entry in entries.dropFirst(views.count - 1) {
        var next = views[views.count - 1]
        if entry.name == rule.name { next.adopt(entry.year) }
        views.append(next)
      }
      days[key] = views
    }
    self.days = days
    clocks = rulebook.adoptions.map { adoption in
      let rule = adoption.ruleset.calendar
      return days[DaysKey(name: rule.name, week: rule.week), default: []].map {
        WorkClock(zone: adoption.ruleset.zone, rule, days: $0)
      }
    }
  }

  // MARK: Rows

  /// The rows of a case, in the order of the table and then by run.
  ///
  /// - Parameter isWanted: of which runs.
  public func rows(
    of state: CaseState, now: Timestamp, where isWanted: (TimerRun) -> Bool = { _ in true }
  ) -> [TimerRow] {
    var rows: [TimerRow] = []
    rows.reserveCapacity(state.runs.count)
    var order = RunOrder(of: state.runs)
    while let index = order.next(in: state.runs) {
      guard isWanted(state.runs[index]) else { continue }
      if let row = row(of: state.runs[index], in: state, now: now) { rows.append(row) }
    }
    return rows
  }

  /// The row of one run; nil where its governing ruleset gives no limit and nobody set a due time.
  public func row(of run: TimerRun, in state: CaseState, now: Timestamp) -> TimerRow? {
    guard let (deadlines, governing) = deadlines(of: run, in: state, now: now) else { return nil }
    let due = deadlines.due()
    let remind = deadlines.remind()
    let red = deadlines.red()
    return TimerRow(
      timer: run.timer, number: Int(run.number), unit: unit(of: run, in: state),
      state: DeadlineCalculator.state(
        of: run, due: due?.known, isPaused: deadlines.isPaused, now: now),
      start: run.start, stop: run.stop, due: due?.known, remind: remind?.known,
      red: red?.known,
      isProvisional: due?.isProvisional == true || remind?.isProvisional == true
        || red?.isProvisional == true,
      adoption: governing)
  }

  /// What of a run's row the counting of timers asks for, and nothing else is computed; nil as `row`.
  public func standing(of run: TimerRun, in state: CaseState, now: Timestamp) -> RunStanding? {
    guard let (deadlines, _) = deadlines(of: run, in: state, now: now) else { return nil }
    let due = deadlines.due()?.known
    return RunStanding(
      unit: unit(of: run, in: state),
      state: DeadlineCalculator.state(of: run, due: due, isPaused: deadlines.isPaused, now: now),
      due: due)
  }

  /// How each run stands that has not stopped, in the order in which they started.
  ///
  /// - Complexity: O(runs).
  public func forEachStanding(
    ofRunning state: CaseState, now: Timestamp, _ body: (Timer, RunStanding) -> Void
  ) {
    for index in 0..<state.runs.count where state.runs.isRunning(at: index) {
      let run = state.runs[index]
      if let standing = standing(of: run, in: state, now: now) { body(run.timer, standing) }
    }
  }

  @inline(__always)
  private func unit(of run: TimerRun, in state: CaseState) -> Symbol {
    run.unit.isNone && run.isRunning && run.timer.followsHolder ? state.holder : run.unit
  }

  /// How a run is computed, and what governs it.
  @inline(__always)
  private func deadlines(
    of run: TimerRun, in state: CaseState, now: Timestamp
  ) -> (RunDeadlines, adoption: Int?)? {
    let governing = rulebook.governing(start: run.start, stop: run.stop, now: now)
    let limits = governing.flatMap { self.limits($0, run, state) }
    guard run.isDueSet || limits != nil else { return nil }
    let needsMeeting = limits?.usesMeetings == true || !state.grants.isEmpty
    let meeting = needsMeeting ? governing.flatMap { self.meeting($0, run) } : nil
    let deadlines = RunDeadlines(
      run: run, state: state, clock: governing.map { clock($0, for: run, now: now) },
      meeting: meeting, limits: limits)
    return (deadlines, governing)
  }

  private func meeting(_ adoption: Int, _ run: TimerRun) -> Meeting? {
    rulebook.adoptions[adoption].ruleset.meetings[run.tier]
  }

  /// The limits that a ruleset has for a run.
  public func limits(_ adoption: Int, _ run: TimerRun, _ state: CaseState) -> Ruleset.Limits? {
    rulebook.adoptions[adoption].ruleset.limits(of: run, in: state, holders[run.holderClass])
  }

  /// The clause of a ruleset that gives a run its limits, for explanations.
  public func clause(
    _ adoption: Int, _ run: TimerRun, _ state: CaseState, _ symbols: SymbolTable
  ) -> JSONPointer? {
    let ruleset = rulebook.adoptions[adoption].ruleset
    if run.timer == .answer, ruleset.whistleAnswer[state.whistle(of: run)] != nil {
      return JSONPointer("whistles", symbols.text(state.whistle(of: run)), "answer")
    }
    let (matter, urgency) = state.classification(of: run)
    guard limits(adoption, run, state) != nil,
      let index = ruleset.serviceClass(matter: matter, urgency: urgency)
    else { return nil }
    let serviceClass = ruleset.classes[index]
    let isRework = run.timer == .resolve && run.number > 1 && serviceClass.rework != nil
    let clause = serviceClass.clause(isRework ? Ruleset.ServiceClass.reworkSlot : run.timer.order)
    guard let by = ruleset.holder(of: index, run.timer, holders[run.holderClass]) else {
      return clause
    }
    return clause.appending("by").appending(symbols.text(by))
  }

  /// The clock of a ruleset under the calendars that hold for a run: those adopted by its start, and
  /// those that came while it ran (SPEC §6: a calendar acts like `open`).
  func clock(_ adoption: Int, for run: TimerRun, now: Timestamp) -> WorkClock {
    let stop = run.stop?.advanced(byMicroseconds: -1) ?? .latest
    return clock(adoption, calendarsThrough: max(run.start, min(now, stop)))
  }

  private func clock(_ adoption: Int, calendarsThrough horizon: Timestamp) -> WorkClock {
    clocks[adoption][calendarTimes.count { $0 <= horizon }]
  }

  func clock(at instant: Timestamp) -> WorkClock? {
    rulebook.index(at: instant).map { clock($0, calendarsThrough: instant) }
  }

  /// The end of a window that began at an instant, on the working clocks of an adoption.
  func end(
    of window: Span, from start: Timestamp, under adoption: Int, now: Timestamp
  ) -> Timestamp {
    var result = ComputedInstant(instant: start)
    clock(adoption, calendarsThrough: max(start, now)).add(window, to: &result)
    return result.instant
  }

  static func state(
    of run: TimerRun, due: Timestamp?, isPaused: Bool, now: Timestamp
  ) -> TimerState {
    if let stop = run.stop {
      let isInTime = due.map { stop <= $0 } ?? true
      if run.isCut { return isInTime ? .void : .late }
      return isInTime || stop < run.start ? .met : .late
    }
    if let due, due < now { return .overdue }
    return isPaused ? .paused : .running
  }
}

extension WorkClock {
  /// Adds a span of any clock but that of meetings.
  func add(_ span: Span, to instant: inout ComputedInstant) {
    switch span.unit.family {
    case .elapsed: instant.instant = WorkClock.addElapsed(span, to: instant.instant)
    case .workingDays: addWorkingDays(span.amount, to: &instant)
    case .workingHours:
      addWorkingTime(Int64(span.comparable) * Timestamp.microsecondsPerMinute, to: &instant)
    case .meetings: break
    }
  }
}
