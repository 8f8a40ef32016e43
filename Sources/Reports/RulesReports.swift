package import Basics
package import CaseModel

/// Rules, and where they come from.
package enum RulesReports {
  /// Lists the clauses in which two rulesets differ.
  package static let differences = RowType<RulesetDifference>([
    .init("clause", \.clause, width: 60), .init("entry", \.entry, width: 20),
    .init("old", \.old, width: 40), .init("new", \.new, width: 40),
  ])

  package static let check = RowType<Ruleset>([
    .init("name", \.name), .init("digest", \.digest), .init("matters", \.matters.count),
    .init("classes", \.classes.count), .init("zone", \.zone.name),
    .init("warnings", \.remarks, of: remarks),
  ])

  private static let remarks = RowType<RulesetFault>([
    .init("path", \.path), .init("reason", \.reason),
  ])

  /// A ruleset that is shipped, or that the book adopted.
  package struct Entry: Sendable {
    package let name: String
    package let digest: Digest?
    package let adoption: Adoption?

    package init(shipped name: String, _ digest: Digest?) {
      self.name = name
      self.digest = digest
      adoption = nil
    }

    package init(_ adoption: Adoption) {
      name = adoption.ruleset.name
      digest = adoption.ruleset.digest
      self.adoption = adoption
    }
  }

  package static let list = RowType<Entry>([
    .init("origin", { $0.adoption == nil ? "shipped" : "book" }, named: Words.rulesOrigin),
    .init("name", \.name),
    .init("digest", \.digest, show: { d, _ in String((d?.hex ?? "").prefix(12)) }),
    .init("effective", \.adoption?.effective),
    .init("scope", \.adoption?.scope, named: Words.rulesScope),
    .init("sequence", \.adoption?.sequence),
  ])
}
