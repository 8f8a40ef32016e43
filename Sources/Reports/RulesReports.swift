import Basics
public import CaseModel

/// The tables of rules.
public enum RulesReports {
  /// The clauses in which two documents differ.
  public static func differences(_ differences: [RulesetDifference]) -> RowReport {
    RowReport(
      [
        .init("clause", maximumWidth: 60), .init("entry", maximumWidth: 20),
        .init("old", maximumWidth: 40), .init("new", maximumWidth: 40),
      ],
      rows: differences.map { difference in
        [
          "clause": .string(difference.clause.description),
          "entry": difference.entry.map { .string($0) } ?? .null,
          "old": difference.old ?? .null, "new": difference.new ?? .null,
        ]
      })
  }
}
