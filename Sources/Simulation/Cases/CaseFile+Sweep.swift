import Basics
import CaseModel

/// What `sweep` (SPEC §7) would have appended, once a day.
extension CaseFile {
  /// When the sweep next has something to say of this case; nil for never.
  func nextSweep() -> Timestamp? {
    var first: Timestamp?
    func consider(_ instant: Timestamp) {
      let sweep = world.calendar.next(World.sweepTime, after: max(instant, now))
      if sweep < first ?? .latest { first = sweep }
    }
    for watch in watches where !(watch.isPausable && status == .suspended) {
      if let instant = watch.nextInstant { consider(instant) }
      if watch.timer == .handle, !watch.isEscalated, canEscalate, let red = watch.red {
        consider(red)
      }
    }
    if countsEscalate != nil { consider(now) }
    return first.flatMap { $0 <= world.period.lastSweep ? $0 : nil }
  }

  /// Cases by timers as in the table, remind before yellow before red, escalation last.
  mutating func sweep() {
    let order = watches.indices.sorted {
      (watches[$0].timer.rawValue, watches[$0].run) < (watches[$1].timer.rawValue, watches[$1].run)
    }
    let due = order.filter { !(watches[$0].isPausable && status == .suspended) }
    for index in due { notify(index) }
    escalateIfDue()
  }

  private mutating func notify(_ index: Int) {
    let watch = watches[index]
    if !watch.isUrged, let remind = watch.remind, remind <= now {
      watches[index].isUrged = true
      urge(watch)
    }
    if watch.timer == .reply { return }
    if !watch.isYellow, watch.limit < now {
      watches[index].isYellow = card(.yellow, watch)
    }
    if !watch.isRed, let red = watch.red, red < now {
      watches[index].isRed = card(.red, watch)
    }
  }

  private mutating func urge(_ watch: Watch) {
    recordBySweep(
      .caseUrged,
      [
        "timer": .string(watch.timer.name), "run": .integer(watch.run),
        "unit": path(watch.unit ?? holder),
        "due": .string(world.calendar.zone.format(watch.limit)),
      ])
  }

  /// A card needs an open case and a level above those that stand (SPEC §4).
  ///
  /// - Returns: whether it was issued; if not, the next sweep tries again.
  private mutating func card(_ level: Card.Level, _ watch: Watch) -> Bool {
    let unit = watch.unit ?? holder
    guard standingLevel(of: unit) < level.rawValue else { return false }
    issue(level, to: unit, for: watch, by: world.office)
    return true
  }

  /// The cause of an escalation that the counts of returns and reworks ask for.
  private var countsEscalate: Cause? {
    guard canEscalate else { return nil }
    if returns >= World.returnsToEscalate, !returnEscalations.contains(tier) { return .returns }
    if round > World.reworksToEscalate, !reworkEscalations.contains(tier) { return .rework }
    return nil
  }

  private mutating func escalateIfDue() {
    guard canEscalate else { return }
    let overdue = watches.firstIndex {
      $0.timer == .handle && !$0.isEscalated && $0.red.map { $0 < now } ?? false
    }
    if let overdue {
      watches[overdue].isEscalated = true
      escalate(to: tier + 1, cause: .timer, run: watches[overdue].run, bySweep: true)
    } else if let cause = countsEscalate {
      if cause == .returns {
        returnEscalations.insert(tier)
      } else {
        reworkEscalations.insert(tier)
      }
      escalate(to: tier + 1, cause: cause, bySweep: true)
    }
  }
}
