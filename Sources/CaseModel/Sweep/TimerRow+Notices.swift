package import Basics

extension TimerRow {
  /// The reminder and the cards that a sweep asks for by some instant, or would have asked for before
  /// the timer stopped (SPEC §7): once `remind` ≤ T, `limit` < T and `red` < T. A reply is urged, never
  /// carded.
  package func requiredNotices(by now: Timestamp) -> TimerRun.Notices {
    let end = stop ?? now
    var notices: TimerRun.Notices = []
    if let remind, stop == nil ? remind <= end : remind < end { notices.insert(.urged) }
    guard timer != .reply else { return notices }
    if let due, due < end { notices.insert(.yellow) }
    if let red, red < end { notices.insert(.red) }
    return notices
  }
}

extension ReferenceData {
  /// Whom a notice of a run goes to: of a timer that follows the holder, who held the case when the
  /// instant passed; of `accept`, who would have held it then; else the row's unit (SPEC §7).
  ///
  /// - Returns: `.none` where nobody held it yet: then there is no notice, nor later.
  package func addressee(
    of row: TimerRow, at instant: Timestamp, in state: CaseState
  ) -> Symbol {
    if row.timer == .accept {
      let (matter, place) = state.formerClass(at: instant)
      return startingPosition(of: matter, in: place, at: instant).holder
    }
    return row.timer.followsHolder ? state.holder(at: instant) : row.unit
  }
}
