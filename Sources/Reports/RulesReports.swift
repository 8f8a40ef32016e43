public import Basics
public import CaseModel

/// Rules, and where they come from.
public enum RulesReports {
  /// The clauses in which two documents differ.
  public static let differences = RowType<RulesetDifference>([
    .init("clause", \.clause, width: 60), .init("entry", \.entry, width: 20),
    .init("old", \.old, width: 40), .init("new", \.new, width: 40),
  ])

  public static let check = RowType<Ruleset>([
    .init("name", \.name), .init("digest", \.digest), .init("matters", \.matters.count),
    .init("classes", \.classes.count), .init("zone", \.zone.name),
    .init("warnings", \.remarks, of: remarks),
  ])

  private static let remarks = RowType<RulesetFault>([
    .init("path", \.path), .init("reason", \.reason),
  ])

  /// A ruleset that is shipped, or that the book adopted.
  public struct Entry: Sendable {
    public let name: String
    public let digest: Digest?
    public let adoption: Adoption?

    public init(shipped name: String, _ digest: Digest?) {
      self.name = name
      self.digest = digest
      adoption = nil
    }

    public init(_ adoption: Adoption) {
      name = adoption.ruleset.name
      digest = adoption.ruleset.digest
      self.adoption = adoption
    }
  }

  public static let list = RowType<Entry>([
    .init("origin", { $0.adoption == nil ? "shipped" : "book" }, named: Words.rulesOrigin),
    .init("name", \.name),
    .init("digest", \.digest, show: { d, _ in String((d?.hex ?? "").prefix(12)) }),
    .init("effective", \.adoption?.effective), .init("scope", \.adoption?.scope),
    .init("sequence", \.adoption?.sequence),
  ])
}
