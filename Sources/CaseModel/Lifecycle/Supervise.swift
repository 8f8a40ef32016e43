import Basics

/// Supervise (督办) and the part of Assess (考核) that marks a case; both count in every status.
extension CaseState {
  mutating func evolveSupervise(_ event: Event) {
    switch event.fact {
    case .urged(let timer, let run): mark(timer, run, .urged)
    case .supervisionIssued(let level, let timer, let run, let replyBy):
      issue(level, to: event.by, replyBy: replyBy, at: event.time)
      switch level {
      case .notice, nil: break
      case .yellow: mark(timer, run, .yellow)
      case .red: mark(timer, run, .red)
      }
    case .supervisionAnswered: stop(.reply, unit: event.by, at: event.time)
    case .supervisionLifted:
      stop(.reply, unit: event.by, at: event.time)
      for index in supervisions.indices where supervisions[index].unit == event.by {
        supervisions[index].isLifted = true
      }
    default: break
    }
  }

  private mutating func issue(
    _ level: CardLevel?, to unit: Symbol, replyBy: Timestamp?, at time: Timestamp
  ) {
    supervisions.append(Supervision(unit: unit, level: level))
    start(.reply, number: Int32(supervisions.count), unit: unit, at: time, due: replyBy)
    switch level {
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
