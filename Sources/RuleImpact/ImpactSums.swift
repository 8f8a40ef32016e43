package import CaseModel

/// How many cases came to which class: values that add up, over the cases of a book and over its shards.
package struct ImpactCounts: Sendable {
  package internal(set) var total = Classes()
  /// By the tier and the holder that the cases have as the book stands.
  package internal(set) var byTier: [Symbol: Classes] = [:]
  package internal(set) var byUnit: [Symbol: Classes] = [:]
  /// Cases for which today's rules ask for a notice that was not issued, or do not ask for one that
  /// was.
  package internal(set) var lateFacts = (missing: 0, unfounded: 0)

  init() {}

  /// Cases by class.
  package struct Classes: Sendable {
    private var counts = Array(repeating: 0, count: ImpactClass.allCases.count)

    init(_ byClass: [ImpactClass: Int] = [:]) {
      for (impact, cases) in byClass { self[impact] = cases }
    }

    /// Those that there are.
    var byClass: [ImpactClass: Int] {
      Dictionary(uniqueKeysWithValues: ImpactClass.allCases.map { ($0, self[$0]) })
        .filter { $0.value > 0 }
    }

    package subscript(impact: ImpactClass) -> Int {
      get { counts[impact.rawValue] }
      set { counts[impact.rawValue] = newValue }
    }

    package var cases: Int { counts.reduce(0, +) }
    package var changed: Int { cases - self[.same] }

    static func + (left: Classes, right: Classes) -> Classes {
      var sum = left
      for impact in ImpactClass.allCases { sum[impact] += right[impact] }
      return sum
    }
  }

  mutating func count(_ impact: ImpactClass, tier: Symbol, holder: Symbol) {
    total[impact] += 1
    byTier[tier, default: Classes()][impact] += 1
    byUnit[holder, default: Classes()][impact] += 1
  }

  static func + (left: ImpactCounts, right: ImpactCounts) -> ImpactCounts {
    var sum = left
    sum.total = left.total + right.total
    sum.byTier.merge(right.byTier, uniquingKeysWith: +)
    sum.byUnit.merge(right.byUnit, uniquingKeysWith: +)
    sum.lateFacts.missing += right.lateFacts.missing
    sum.lateFacts.unfounded += right.lateFacts.unfounded
    return sum
  }
}

/// All of an impact that is summed over cases. Only ranks need all units of the whole, and none stands here
/// (decision 118).
package struct ImpactSums: Sendable {
  let counts: ImpactCounts
  /// What counts for each unit on the scoreboard of the period under today's rules, and under the new ones.
  let today, new: [Symbol: Tally]

  static func + (left: ImpactSums, right: ImpactSums) -> ImpactSums {
    ImpactSums(
      counts: left.counts + right.counts,
      today: left.today.merging(right.today, uniquingKeysWith: +),
      new: left.new.merging(right.new, uniquingKeysWith: +))
  }
}
