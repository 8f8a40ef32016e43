/// A reader, and what must hold of it whatever bytes it is given. A fuzzer looks for inputs that break
/// it, and the tests judge those that were found (`Tests/FuzzTests/Corpus`).
///
/// What a trap is needs no word here: it stops the process that judges.
package struct FuzzTarget: Sendable {
  package enum Verdict: Hashable, Sendable {
    /// The reader refused the input, as it may.
    case refused
    /// The reader took the input, and all that must hold held.
    case taken
    case fault(String)
  }

  /// The name on the command line and of the folder of its corpus.
  package let name: String
  /// Inputs to begin with, made from what is in the repository. The reader takes every one of them.
  package let seeds: @Sendable () throws -> [[UInt8]]
  /// Words that inputs are likely to need, for the fuzzer to put in.
  package let words: [String]
  package let judge: @Sendable ([UInt8]) -> Verdict

  package static let all: [FuzzTarget] = [
    .line, .json, .ruleset, .mapping, .csv, .table, .calendar, .snapshot, .book, .note, .ruleTest,
    .person, .xes, .ocel, .open311,
  ]

  package static func named(_ name: String) -> FuzzTarget? { all.first { $0.name == name } }
}

extension FuzzTarget.Verdict {
  /// Of two readings of what should read the same.
  static func comparing<Reading: Equatable>(
    _ first: Reading, _ second: Reading, _ what: String
  ) -> FuzzTarget.Verdict? {
    first == second ? nil : .fault("\(what): \(first) and \(second)")
  }
}
