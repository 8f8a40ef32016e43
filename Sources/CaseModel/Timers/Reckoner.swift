public import Basics

/// Reckons what is due when: pure arithmetic over a case's facts, the rulebook and the calendars.
///
///     ((start + duration) + granted extensions in book order) + pauses          (SPEC §6)
///
/// each of `remind`, `limit` and `red` for itself. Nothing here reads a clock; *now* is given.
public struct Reckoner: Sendable {
  public private(set) var rulebook: Rulebook
  /// `clocks[adoption][view]`; a view is the state of the calendars after so many adoptions of them.
  private var clocks: [[WorkClock]]
  private var calendarTimes: [Timestamp]

  /// - Complexity: O(rulesets · calendars · days of a table).
  public init(rulebook: Rulebook, calendars: Calendars) {
    self.rulebook = rulebook
    calendarTimes = calendars.entries.map(\.time)
    var tables: [TableKey: WorkDays] = [:]
    clocks = rulebook.adoptions.map { adoption in
      let rule = adoption.ruleset.calendar
      return (0...calendars.entries.count).map { view in
        let known = calendars.entries.prefix(view).filter { $0.name == rule.name }
        let key = TableKey(name: rule.name, week: rule.week, entries: known.count)
        let days =
          tables[key]
          ?? WorkDays(
            week: rule.week,
            years: Dictionary(known.map { ($0.year.year, $0.year) }, uniquingKeysWith: { $1 }))
        tables[key] = days
        return WorkClock(zone: adoption.ruleset.zone, hours: rule.hours, days: days)
      }
    }
  }

  /// After one more adoption of a calendar: the views before it stay as they are.
  ///
  /// - Parameter index: its place in the entries.
  /// - Complexity: O(rulesets · (calendars behind it + 1) · days of a table).
  mutating func adopted(_ calendars: Calendars, at index: Int) {
    calendarTimes = calendars.entries.map(\.time)
    for row in clocks.indices {
      let rule = rulebook.adoptions[row].ruleset.calendar
      var views = Array(clocks[row].prefix(index + 1))
      for entry in calendars.entries[index...] {
        let last = views[views.count - 1]
        views.append(
          entry.name == rule.name
            ? WorkClock(zone: last.zone, hours: last.hours, days: last.days.adding(entry.year))
            : last)
      }
      clocks[row] = views
    }
  }

  private struct TableKey: Hashable {
    let name: Symbol
    let week: Set<Weekday>
    let entries: Int
  }

  // MARK: Rows

  /// The rows of a case, in the order of the table and then by run.
  public func rows(of state: CaseState, now: Timestamp) -> [TimerRow] {
    var rows: [TimerRow] = []
    rows.reserveCapacity(state.runs.count)
    var order = RunOrder(of: state.runs)
    while let index = order.next(in: state.runs) {
      if let row = row(of: state.runs[index], in: state, now: now) { rows.append(row) }
    }
    return rows
  }

  /// The row of one run; nil where the rules in force at its start give no limit and nobody set a
  /// due time.
  public func row(of run: TimerRun, in state: CaseState, now: Timestamp) -> TimerRow? {
    let first = rulebook.index(at: run.start)
    let atStart = first.flatMap { self.limits($0, run, state) }
    guard run.isDueSet || atStart != nil else { return nil }
    let governing = rulebook.governing(start: run.start, stop: run.stop, now: now)
    let limits = governing == first ? atStart : governing.flatMap { self.limits($0, run, state) }
    let needsMeeting = limits?.usesMeetings == true || !state.grants.isEmpty
    let meeting = needsMeeting ? governing.flatMap { self.meeting($0, run) } : nil
    let reckoning = Reckoning(
      run: run, state: state, clock: governing.map { clock($0, for: run, now: now) },
      meeting: meeting, limits: limits)
    let due = reckoning.due()
    let remind = reckoning.remind()
    let red = reckoning.red()
    return TimerRow(
      timer: run.timer, number: Int(run.number),
      unit: run.unit.isNone && run.isRunning && run.timer.followsHolder ? state.holder : run.unit,
      state: Reckoner.state(
        of: run, due: due?.known, isPaused: reckoning.isPaused, now: now),
      start: run.start, stop: run.stop, due: due?.known, remind: remind?.known,
      red: red?.known,
      isProvisional: due?.isProvisional == true || remind?.isProvisional == true
        || red?.isProvisional == true,
      adoption: governing)
  }

  private func meeting(_ adoption: Int, _ run: TimerRun) -> Meeting? {
    rulebook.adoptions[adoption].ruleset.meetings[run.tier]
  }

  /// The limits that a ruleset has for a run.
  public func limits(_ adoption: Int, _ run: TimerRun, _ state: CaseState) -> Ruleset.Limits? {
    rulebook.adoptions[adoption].ruleset.limits(of: run, in: state)
  }

  /// The clause of a ruleset that gives a run its limits, for explanations.
  public func clause(
    _ adoption: Int, _ run: TimerRun, _ state: CaseState, _ symbols: SymbolTable
  ) -> JSONPointer? {
    let ruleset = rulebook.adoptions[adoption].ruleset
    if run.timer == .answer, ruleset.whistleAnswer[state.whistle(of: run)] != nil {
      return JSONPointer(["whistles", symbols.text(state.whistle(of: run)), "answer"])
    }
    guard limits(adoption, run, state) != nil,
      let index = ruleset.serviceClass(matter: state.matter, urgency: state.urgency)
    else { return nil }
    let serviceClass = ruleset.classes[index]
    let isRework = run.timer == .resolve && run.number > 1 && serviceClass.rework != nil
    return serviceClass.clause(
      isRework ? Ruleset.ServiceClass.reworkSlot : run.timer.order)
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

  /// The end of a window that began at an instant, on the working clocks of an adoption.
  func end(
    of window: Span, from start: Timestamp, under adoption: Int, now: Timestamp
  ) -> Timestamp {
    var result = Reckoned(instant: start)
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

extension Timer {
  /// Whether the row's unit is the holder when it stopped, else now.
  var followsHolder: Bool { self == .contact || self == .resolve || self == .follow }
}

extension WorkClock {
  /// Adds a span of any clock but that of meetings.
  func add(_ span: Span, to reckoned: inout Reckoned) {
    switch span.unit.family {
    case .elapsed: reckoned.instant = WorkClock.addElapsed(span, to: reckoned.instant)
    case .workingDays: addWorkingDays(span.amount, to: &reckoned)
    case .workingHours:
      addWorkingTime(Int64(span.amount) * Timestamp.microsecondsPerHour, to: &reckoned)
    case .meetings: break
    }
  }
}
