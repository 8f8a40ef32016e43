import Basics

/// Supervise (督办): cards and their replies, which count in every status.
extension CaseState {
  /// A red card voids a pending request for more time.
  mutating func issue(
    _ level: CardLevel?, to unit: Symbol, _ timer: Timer?, _ run: Int, replyBy: Timestamp?,
    at time: Timestamp
  ) {
    var card = Supervision(unit: unit, level: level, time: time)
    card.timer = timer
    card.run = Int32(run)
    supervisions.append(card)
    start(.reply, number: Int32(supervisions.count), unit: unit, at: time, due: replyBy)
    switch level {
    case .notice: notices += 1
    case .yellow:
      yellows += 1
      mark(timer, run, .yellow)
    case .red:
      reds += 1
      endExtensionRequest()
      mark(timer, run, .red)
    case nil: break
    }
  }

  /// Answers or lifts what stands against a unit.
  mutating func reply(
    of unit: Symbol, at time: Timestamp, _ change: (inout Supervision) -> Void
  ) {
    stop(.reply, unit: unit, at: time)
    guard !supervisions.isEmpty else { return }
    for index in supervisions.indices where supervisions[index].unit == unit {
      change(&supervisions[index])
    }
  }
}
