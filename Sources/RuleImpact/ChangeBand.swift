import CaseModel

/// How many units win and how many lose by a change of this size (SPEC §8, "Many rulesets").
package struct ChangeBand: Sendable {
  package enum Measure: String, CaseIterable, Sendable {
    /// In places.
    case rank
    /// In hundredths of a point, as scores are shown.
    case score
  }

  package let measure: Measure
  /// The change is at least this, and less than `below`; nil for any that is larger.
  package let from: Int
  package let below: Int?
  package fileprivate(set) var winners = 0
  package fileprivate(set) var losers = 0

  /// Where each band begins; the last has no end.
  private static let starts: [Measure: [Int]] = [
    .rank: [1, 2, 5, 10], .score: [1, 100, 500, 1000],
  ]

  /// The units that have a rank, or a score, before and after.
  package static func all(of changes: [RankChange]) -> [ChangeBand] {
    Measure.allCases.flatMap { measure -> [ChangeBand] in
      let starts = starts[measure] ?? []
      var bands = starts.enumerated().map { index, start in
        ChangeBand(
          measure: measure, from: start,
          below: index + 1 < starts.count ? starts[index + 1] : nil)
      }
      for change in changes {
        guard let gain = change.gain(in: measure), gain != 0,
          let index = bands.lastIndex(where: { $0.from <= gain.magnitude })
        else { continue }
        if gain > 0 { bands[index].winners += 1 } else { bands[index].losers += 1 }
      }
      return bands
    }
  }

  private init(measure: Measure, from: Int, below: Int?) {
    (self.measure, self.from, self.below) = (measure, from, below)
  }

  package var isEmpty: Bool { winners == 0 && losers == 0 }
}

extension RankChange {
  /// How much better a unit comes to stand; nil where it has no place, or no score, on either side.
  fileprivate func gain(in measure: ChangeBand.Measure) -> Int? {
    switch measure {
    case .rank:
      guard let was = before?.rank, let becomes = after?.rank else { return nil }
      return was - becomes
    case .score:
      guard let was = before?.score, let becomes = after?.score else { return nil }
      return becomes.hundredths - was.hundredths
    }
  }
}
