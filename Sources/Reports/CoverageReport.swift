import Basics
import CaseModel
import CommandLineKit
package import RuleImpact

/// What each clause of the rules governed.
package enum CoverageReport {
  package static let type = RowType(columns)

  private static let columns: [Column<ClauseCoverage.Row>] = [
    .init("rules", \.ruleset.digest), .init("name", \.ruleset.name),
    .init("clause", \.clause, rank: 9), .init("entry", \.entry, width: 20, rank: 6),
    .init("runs", \.runs, rank: 8), .init("cases", \.cases, rank: 8),
    .init("dispatches", \.dispatches, rank: 8),
  ]

  /// As tables name a ruleset.
  private static let ruleset = Column<ClauseCoverage.Row>(
    "ruleset", { $0.ruleset.name + " " + $0.ruleset.digest.hex.prefix(12) }, rank: 5)

  private static let governing = RowType(
    columns, extra: [ruleset], table: ["ruleset", "clause", "entry", "runs", "cases", "dispatches"])
  private static let idle = RowType(
    columns, extra: [ruleset], table: ["ruleset", "clause", "entry"])

  /// Those that governed something, and below them those that did not.
  package static func text(_ rows: [ClauseCoverage.Row], _ context: RowContext) -> String {
    let unused = rows.filter(\.isUnused)
    let out = governing.table(rows.filter { !$0.isUnused }, context)
    guard !unused.isEmpty else { return out }
    let title = context.words.pick(
      "Clauses that governed nothing (\(unused.count) of \(rows.count))",
      "没有适用过的条款（\(rows.count) 条中的 \(unused.count) 条）")
    return out + "\n" + context.paint(title, .bold) + "\n" + idle.table(unused, context)
  }
}
