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

  /// Shared by most cases, which have no room of their own for it.
  private static let none = CardLevel.allCases.map { _ in 0 }

  /// - Complexity: O(supervisions).
  public init(_ state: CaseState) {
    status = state.status
    tier = state.tier
    let supervisions = state.supervisions
    standing =
      supervisions.isEmpty
      ? Self.none
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

  package init(
    cases: Int, byStatus: [Status: Int], byTier: [Symbol: Int], cards: [CardLevel: Int],
    cardsOnOver: [CardLevel: Int]
  ) {
    self.cases = cases
    self.byStatus = byStatus
    self.byTier = byTier
    self.cards = cards
    self.cardsOnOver = cardsOnOver
  }

  /// Of some cases and of others.
  package static func + (left: CaseCounts, right: CaseCounts) -> CaseCounts {
    CaseCounts(
      cases: left.cases + right.cases,
      byStatus: left.byStatus.merging(right.byStatus, uniquingKeysWith: +),
      byTier: left.byTier.merging(right.byTier, uniquingKeysWith: +),
      cards: left.cards.merging(right.cards, uniquingKeysWith: +),
      cardsOnOver: left.cardsOnOver.merging(right.cardsOnOver, uniquingKeysWith: +))
  }

  public mutating func add(_ summary: CaseSummary) { change(summary, by: 1) }

  /// Takes back a case that was added before.
  public mutating func remove(_ summary: CaseSummary) { change(summary, by: -1) }

  private mutating func change(_ summary: CaseSummary, by one: Int) {
    cases += one
    Self.change(&byStatus, summary.status, by: one)
    Self.change(&byTier, summary.tier, by: one)
    for (level, count) in zip(CardLevel.allCases, summary.standing) where count > 0 {
      Self.change(&cards, level, by: one * count)
      if !summary.status.isOpen { Self.change(&cardsOnOver, level, by: one * count) }
    }
  }

  /// What is counted no more has no entry.
  private static func change<Kind>(_ counts: inout [Kind: Int], _ kind: Kind, by amount: Int) {
    let count = counts[kind, default: 0] + amount
    counts[kind] = count == 0 ? nil : count
  }
}
