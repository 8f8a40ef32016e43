import Basics

/// The guards of Supervise (督办).
extension ReferenceData {
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

extension CaseState {
  /// Whether a card of a level or above, lifted since, stood for all that its unit had let pass by
  /// an instant: what was held back so is not made up for (SPEC §7).
  func hasStood(_ level: CardLevel, against unit: Symbol, at passed: Timestamp) -> Bool {
    supervisions.contains { card in
      card.unit == unit && card.level.map { $0 >= level } ?? false
        && card.lifted.map { passed < $0 } ?? false
    }
  }
}
