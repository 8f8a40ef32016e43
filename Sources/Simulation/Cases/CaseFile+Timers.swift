import Basics

/// Timers that run, and instants reckoned from them.
extension CaseFile {
  mutating func watch(_ timer: Timer, run: Int, unit: Int? = nil, limits given: Limits? = nil) {
    guard
      let limits = given
        ?? world.rulebook.limits(of: timer, inClass: classIndex, round: round, from: now)
    else { return }
    func end(_ duration: Duration) -> Timestamp {
      world.rulebook.end(of: duration, from: now, tier: tier)
    }
    watches.append(
      Watch(
        timer: timer, run: run, unit: unit, limits: limits,
        remind: limits.remind.map(end), limit: end(limits.limit), red: limits.red.map(end)))
  }

  mutating func stop(_ timers: Timer..., unit: Int? = nil) {
    watches.removeAll { timers.contains($0.timer) && (unit == nil || $0.unit == unit) }
  }

  func limit(of timer: Timer) -> Timestamp? { watches.last { $0.timer == timer }?.limit }

  /// Who holds where the case stands now, were it accepted.
  var startingPost: (rung: Int, unit: Int) {
    let named = world.rulebook.ladder.firstIndex(of: matter.tier) ?? 0
    return world.organisation.post(at: named, above: place) ?? (named, place)
  }

  // MARK: Instants

  /// An instant so many minutes after `start`: of working time, or of the clock for an emergency.
  func instant(minutes: Int, after start: Timestamp) -> Timestamp {
    matter.isEmergency
      ? start.later(minutes: minutes)
      : world.calendar.advanced(start, workingSeconds: minutes * 60)
  }

  /// The instant at which a share of the way from `start` to `end` lies behind.
  ///
  /// - Parameter permille: beyond 1000 for an instant after the end.
  func instant(permille: Int, from start: Timestamp, to end: Timestamp) -> Timestamp {
    if matter.isEmergency {
      return start.later(seconds: end.seconds(since: start) * permille / 1000)
    }
    let first = world.calendar.position(start)
    let length = world.calendar.position(end) - first
    return max(
      start.later(minutes: 2), world.calendar.instant(position: first + length * permille / 1000))
  }
}
