/// What an overview counts of a case whatever the time is: that does not change until its next event.
public struct CaseSummary: Hashable, Sendable {
  public let status: Status
  public let tier: Symbol
  /// Notices, yellow and red cards that are not lifted, in the order of `CardLevel.allCases`.
  public let standing: [Int]

  public init(status: Status, tier: Symbol, standing: [Int]) {
    self.status = status
    self.tier = tier
    self.standing = standing
  }

  /// - Complexity: O(supervisions).
  public init(_ state: CaseState) {
    status = state.status
    tier = state.tier
    let supervisions = state.supervisions
    standing =
      supervisions.isEmpty
      ? []
      : CardLevel.allCases.map { level in
        supervisions.count { $0.level == level && !$0.isLifted }
      }
  }
}

/// How many cases there are, by status and tier, and the cards that stand.
public struct CaseCounts: Sendable {
  public private(set) var cases = 0
  public private(set) var byStatus: [Status: Int] = [:]
  public private(set) var byTier: [Symbol: Int] = [:]
  public private(set) var cards: [CardLevel: Int] = [:]
  /// Of these, those on cases that are no longer open.
  public private(set) var cardsOnOver: [CardLevel: Int] = [:]

  public init() {}

  public mutating func add(_ summary: CaseSummary) { change(summary, by: 1) }

  /// Takes back a case that was added before.
  public mutating func remove(_ summary: CaseSummary) { change(summary, by: -1) }

  private mutating func change(_ summary: CaseSummary, by one: Int) {
    cases += one
    byStatus.change(summary.status, by: one)
    byTier.change(summary.tier, by: one)
    for (level, count) in zip(CardLevel.allCases, summary.standing) where count > 0 {
      cards.change(level, by: one * count)
      if !summary.status.isOpen { cardsOnOver.change(level, by: one * count) }
    }
  }
}

extension Dictionary where Value == Int {
  /// What is counted no more has no entry.
  fileprivate mutating func change(_ key: Key, by amount: Int) {
    let count = self[key, default: 0] + amount
    self[key] = count == 0 ? nil : count
  }
}
