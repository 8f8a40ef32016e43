import Basics
import CaseModel

/// Which of the cases that differ are shown (SPEC §8, "Many rulesets").
package struct CaseSample: Sendable {
  /// How many are drawn, and by which seed; nil for all.
  package var drawn: (count: Int, seed: Int)?
  /// How many of these are shown at most, from 0; nil for all.
  package var limit: Int?

  package init(drawn: (count: Int, seed: Int)? = nil, limit: Int? = nil) {
    (self.drawn, self.limit) = (drawn, limit)
  }

  package var isAll: Bool { drawn == nil && limit == nil }

  /// Drawn are the cases whose digest is smallest, the SHA-256 of `SEED CASE`: whoever has the list can
  /// draw the same with another program, and a case that is added moves no other.
  ///
  /// - Returns: as the differences stand, by case.
  /// - Complexity: O(d log d) for d differences.
  func chosen(from differences: [Difference], in table: CaseTable) -> [Difference] {
    var chosen = differences
    if let drawn, drawn.count < differences.count {
      let digests = differences.map { difference in
        SHA256.hash(Array("\(drawn.seed) \(table.name(of: difference.subject))".utf8)).hex
      }
      let order = differences.indices.sorted { digests[$0] < digests[$1] }
      chosen = order.prefix(drawn.count).sorted().map { differences[$0] }
    }
    return limit.map { Array(chosen.prefix($0)) } ?? chosen
  }
}

extension Impact {
  /// The cases that differ, as many of them as are to be shown.
  package func differences(in sample: CaseSample) -> [Difference] {
    sample.chosen(from: differences, in: decoded.state.table)
  }
}
