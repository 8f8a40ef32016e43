import Basics

/// Supervise (督办) and the part of Assess (考核) that marks a case; both count in every status.
extension CaseState {
  mutating func evolveSupervise(_ event: Event) {
    switch event.fact {
    case .urged(let timer, let run): mark(timer, run, .urged)
    case .supervisionIssued(let level, let timer, let run, let replyBy):
      var card = Supervision(unit: event.by, level: level, time: event.time)
      card.timer = timer
      card.run = Int32(run)
      issue(card, replyBy: replyBy)
      switch level {
      case .notice, nil: break
      case .yellow: mark(timer, run, .yellow)
      case .red: mark(timer, run, .red)
      }
    case .supervisionAnswered:
      stop(.reply, unit: event.by, at: event.time)
      markSupervisions(of: event.by) { $0.isAnswered = true }
    case .supervisionLifted:
      stop(.reply, unit: event.by, at: event.time)
      markSupervisions(of: event.by) { $0.isLifted = true }
    default: break
    }
  }

  private mutating func markSupervisions(
    of unit: Symbol, _ change: (inout Supervision) -> Void
  ) {
    guard !supervisions.isEmpty else { return }
    for index in supervisions.indices where supervisions[index].unit == unit {
      change(&supervisions[index])
    }
  }

  private mutating func issue(_ card: Supervision, replyBy: Timestamp?) {
    supervisions.append(card)
    start(
      .reply, number: Int32(supervisions.count), unit: card.unit, at: card.time, due: replyBy)
    switch card.level {
    case .notice: notices += 1
    case .yellow: yellows += 1
    case .red:
      reds += 1
      isExtensionPending = false
      pendingAmount = nil
    case nil: break
    }
  }

  mutating func evolveAssess(_ event: Event) {
    switch event.fact {
    case .excluded: isExcluded = true
    case .exclusionRevoked: isExcluded = false
    default: break
    }
  }
}
