public import Basics

extension TimerRow {
  /// The reminder and the cards that a sweep asks for by some instant, or would have asked for before
  /// the timer stopped (SPEC §7): once `remind` ≤ T, `limit` < T and `red` < T. A reply is urged, never
  /// carded.
  public func asked(by now: Timestamp) -> TimerRun.Notices {
    let end = stop ?? now
    var notices: TimerRun.Notices = []
    if let remind, stop == nil ? remind <= end : remind < end { notices.insert(.urged) }
    guard timer != .reply else { return notices }
    if let due, due < end { notices.insert(.yellow) }
    if let red, red < end { notices.insert(.red) }
    return notices
  }
}
