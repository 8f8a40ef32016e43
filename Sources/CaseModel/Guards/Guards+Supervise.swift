/// The guards of Supervise (督办).
extension Scene {
  func issue(_ level: CardLevel?, to unit: Symbol, _ state: CaseState) -> Violation? {
    guard let level else { return nil }
    let isAbove = state.supervisions.allSatisfy { card in
      !card.stands(against: unit) || card.level.map { $0 < level } ?? true
    }
    return isAbove ? nil : .levelNotAbove(level)
  }
}

extension Supervision {
  func stands(against unit: Symbol) -> Bool { self.unit == unit && !isLifted }
}
