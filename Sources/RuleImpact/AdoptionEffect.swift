package import Basics
package import CaseModel

/// What an adoption of rules does to the timers that stand in a book, computed before it is recorded.
///
/// Only timers move. Notices that were served stay facts, also where the rules no longer ask for them
/// (SPEC §6, "Which ruleset"; §7).
package struct AdoptionEffect: Sendable {
  /// When it takes effect: now, or the effective time where that is still to come.
  package let instant: Timestamp
  /// The zone of the rules in force then.
  package let zone: TimeZone
  /// Runs that the adoption governs then and did not before, those of them that have not stopped,
  /// and the cases that they belong to.
  package private(set) var runs = 0
  package private(set) var running = 0
  package private(set) var cases = 0
  /// Of the runs, those that get limits where they had none, those that lose theirs, and of these the
  /// overdue ones.
  package private(set) var gained = 0
  package private(set) var lost = 0
  package private(set) var lostOverdue = 0
  /// Of the runs with limits before and after, those whose due time moves; of all, those whose verdict changes between
  /// in time and late.
  package private(set) var moved = 0
  package private(set) var becomingLate = 0
  package private(set) var becomingMet = 0
  /// Reminders and cards that stand for these runs and were required before, but no longer are.
  package private(set) var unfounded = 0

  /// - Parameter adoption: its sequence is the one that it would have in the book.
  /// - Complexity: O(runs).
  package init(of adoption: Adoption, on state: BookState, now: Timestamp) {
    instant = max(now, adoption.effective)
    var reference = state.reference
    reference.evolve(
      .rulesAdopted(adoption.ruleset, effective: adoption.effective, scope: adoption.scope),
      time: now, sequence: adoption.sequence)
    zone = reference.zone(at: instant)
    let own = reference.rulebook.adoptions.firstIndex { $0.sequence == adoption.sequence }
    for caseState in state.table.states where caseState.isRegistered {
      let before = runs
      for run in caseState.runs {
        let old = state.reference.calculator.row(of: run, in: caseState, now: instant)
        let new = reference.calculator.row(of: run, in: caseState, now: instant)
        let isTakenOver = new == nil ? old != nil : new?.adoption == own
        if isTakenOver { count(run, old, new) }
      }
      if runs > before { cases += 1 }
    }
  }

  private mutating func count(_ run: TimerRun, _ old: TimerRow?, _ new: TimerRow?) {
    runs += 1
    if run.stop == nil { running += 1 }
    if let old, let new, old.due != new.due { moved += 1 }
    if old == nil { gained += 1 }
    if new == nil { lost += 1 }
    if new == nil, old?.state == .overdue { lostOverdue += 1 }
    let (wasLate, isLate) = (old?.state.isLate ?? false, new?.state.isLate ?? false)
    if !wasLate && isLate { becomingLate += 1 }
    // Without a limit it is neither.
    if wasLate && !isLate && new != nil { becomingMet += 1 }
    let required = [old, new].map { $0?.requiredNotices(by: instant) ?? [] }
    let lost = run.notices.intersection(required[0]).subtracting(required[1])
    unfounded += [.urged, .yellow, .red].count { lost.contains($0) }
  }
}
