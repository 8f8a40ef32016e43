import Basics
import CaseModel
import Projection
package import Queries

/// What was made public of a period, for who has neither the book nor this program: the report, the line of
/// the book that names its digest, and that the line stands in the signed book.
package struct DisclosureDocument: Sendable {
  let comparison: DisclosureComparison
  let line: String
  let proof: String?

  /// - Parameters:
  ///   - line: `disclosure.published` as it is stored.
  ///   - proof: that it stands in the book (C2SP tlog-proof); nil where it is not signed yet.
  package init(_ comparison: DisclosureComparison, line: String, proof: String?) {
    self.comparison = comparison
    self.line = line
    self.proof = proof
  }

  package var text: String {
    let report = PeriodReports.report(comparison.published, comparison.frozen)
    return JSONValue.object([
      "period": .string(comparison.published.period.name), "report": .object(report),
      "sha256": .string(comparison.digest), "line": .string(line),
      "proof": proof.map { .string($0) } ?? .null,
    ]).text + "\n"
  }
}
