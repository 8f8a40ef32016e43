/// Notices, yellow and red cards, counted.
public struct CardCounts: Hashable, Sendable {
  public private(set) var notices, yellows, reds: Int

  public init(notices: Int = 0, yellows: Int = 0, reds: Int = 0) {
    (self.notices, self.yellows, self.reds) = (notices, yellows, reds)
  }

  init(_ counts: [CardLevel: Int]) {
    self.init(
      notices: counts[.notice] ?? 0, yellows: counts[.yellow] ?? 0, reds: counts[.red] ?? 0)
  }

  /// Levels without a card have no entry.
  var byLevel: [CardLevel: Int] {
    [.notice: notices, .yellow: yellows, .red: reds].filter { $0.value != 0 }
  }

  mutating func add(_ level: CardLevel) {
    switch level {
    case .notice: notices += 1
    case .yellow: yellows += 1
    case .red: reds += 1
    }
  }

  /// Takes others in so many times, or with a negative number out.
  mutating func add(_ other: CardCounts, times: Int = 1) {
    notices += times * other.notices
    yellows += times * other.yellows
    reds += times * other.reds
  }
}

/// What an overview counts of a case whatever the time is: that does not change until its next event.
public struct CaseSummary: Hashable, Sendable {
  public let status: Status
  public let tier: Symbol
  /// Those that are not lifted.
  public let standing: CardCounts

  public init(status: Status, tier: Symbol, standing: CardCounts) {
    self.status = status
    self.tier = tier
    self.standing = standing
  }

  /// - Complexity: O(supervisions).
  public init(_ state: CaseState) {
    status = state.status
    tier = state.tier
    var standing = CardCounts()
    // By the spans: all that is cold would be copied for the cards.
    let cold = state.runs.cold.span
    if !cold.isEmpty {
      let cards = cold[0].supervisions.span
      for index in cards.indices where !cards[index].isLifted {
        if let level = cards[index].level { standing.add(level) }
      }
    }
    self.standing = standing
  }
}

/// How many cases there are, by status and tier, and the cards that stand.
///
/// Kept by number and not by hash: every case of a book passes through here for each overview.
public struct CaseCounts: Sendable {
  public private(set) var cases = 0
  /// By the number of the status.
  private var statuses = [Int](repeating: 0, count: Status.allCases.count)
  /// By the number of the tier and one; the first are those without a tier.
  private var tiers: [Int] = []
  private var standing = CardCounts()
  /// Of these, those on cases that are no longer open.
  private var standingOnOver = CardCounts()

  public init() {}

  package init(
    cases: Int, byStatus: [Status: Int], byTier: [Symbol: Int], cards: [CardLevel: Int],
    cardsOnOver: [CardLevel: Int]
  ) {
    self.cases = cases
    for (status, count) in byStatus { statuses[Int(status.rawValue)] = count }
    for (tier, count) in byTier { change(tier, by: count) }
    standing = CardCounts(cards)
    standingOnOver = CardCounts(cardsOnOver)
  }

  /// What is not counted has no entry in any of these.
  public var byStatus: [Status: Int] {
    let counts = Status.allCases.map { ($0, statuses[Int($0.rawValue)]) }
    return Dictionary(uniqueKeysWithValues: counts.filter { $0.1 != 0 })
  }

  public var byTier: [Symbol: Int] {
    let counts = tiers.enumerated().map { (Symbol(raw: Int32($0 - 1)), $1) }
    return Dictionary(uniqueKeysWithValues: counts.filter { $0.1 != 0 })
  }

  public var cards: [CardLevel: Int] { standing.byLevel }
  public var cardsOnOver: [CardLevel: Int] { standingOnOver.byLevel }

  /// Of some cases and of others.
  package static func + (left: CaseCounts, right: CaseCounts) -> CaseCounts {
    var sum = left
    sum.cases += right.cases
    for index in sum.statuses.indices { sum.statuses[index] += right.statuses[index] }
    for (index, count) in right.tiers.enumerated() {
      sum.change(Symbol(raw: Int32(index - 1)), by: count)
    }
    sum.standing.add(right.standing)
    sum.standingOnOver.add(right.standingOnOver)
    return sum
  }

  public mutating func add(_ summary: CaseSummary) { change(summary, by: 1) }

  /// Takes back a case that was added before.
  public mutating func remove(_ summary: CaseSummary) { change(summary, by: -1) }

  private mutating func change(_ summary: CaseSummary, by one: Int) {
    cases &+= one
    statuses[Int(summary.status.rawValue)] &+= one
    change(summary.tier, by: one)
    if summary.standing == CardCounts() { return }
    standing.add(summary.standing, times: one)
    if !summary.status.isOpen { standingOnOver.add(summary.standing, times: one) }
  }

  private mutating func change(_ tier: Symbol, by amount: Int) {
    let index = tier.index &+ 1
    if index >= tiers.count { tiers += Array(repeating: 0, count: index + 1 - tiers.count) }
    tiers[index] &+= amount
  }
}
