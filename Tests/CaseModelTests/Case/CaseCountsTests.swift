import CaseModel
import CaseTestSupport
import TestSupport
import Testing

@Suite("What an overview counts of cases")
struct CaseCountsTests {
  private static func states(seed: UInt64) -> [CaseState] {
    var book = CaseBook(reportsBroken: false)
    for envelope in RandomBook.envelopes(seed: seed, steps: 120) { book.record(envelope) }
    return book.state.table.states.filter(\.isRegistered)
  }

  private static func counts(_ states: some Sequence<CaseState>) -> CaseCounts {
    var counts = CaseCounts()
    for state in states { counts.add(CaseSummary(state)) }
    return counts
  }

  private static func standing(_ states: [CaseState], _ level: CardLevel) -> Int? {
    let count = states.reduce(0) { sum, state in
      sum + state.supervisions.count { $0.level == level && !$0.isLifted }
    }
    return count == 0 ? nil : count
  }

  @Test("is what counting each thing by itself gives, and nothing has no entry", arguments: 91...93)
  func eachByItself(seed: UInt64) {
    let states = Self.states(seed: seed)
    let counts = Self.counts(states)
    #expect(counts.cases == states.count)
    #expect(counts.byStatus == Dictionary(grouping: states, by: \.status).mapValues(\.count))
    #expect(counts.byTier == Dictionary(grouping: states, by: \.tier).mapValues(\.count))
    let over = states.filter { !$0.status.isOpen }
    for level in CardLevel.allCases {
      #expect(counts.cards[level] == Self.standing(states, level))
      #expect(counts.cardsOnOver[level] == Self.standing(over, level))
    }
  }

  @Test(
    "of some cases and of others adds up, and what is taken back leaves nothing", arguments: 91...93
  )
  func sums(seed: UInt64) {
    let states = Self.states(seed: seed)
    let (some, others) = (states.prefix(states.count / 3), states.dropFirst(states.count / 3))
    let whole = Self.counts(states)
    var sum = Self.counts(some) + Self.counts(others)
    #expect(sum.cases == whole.cases)
    #expect(sum.byStatus == whole.byStatus && sum.byTier == whole.byTier)
    #expect(sum.cards == whole.cards && sum.cardsOnOver == whole.cardsOnOver)
    for state in states { sum.remove(CaseSummary(state)) }
    #expect(sum.cases == 0)
    #expect(sum.byStatus.isEmpty && sum.byTier.isEmpty)
    #expect(sum.cards.isEmpty && sum.cardsOnOver.isEmpty)
  }
}
