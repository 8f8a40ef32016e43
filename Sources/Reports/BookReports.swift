package import Basics
package import CaseModel
package import EventBook
package import Projection

/// The book itself: what it holds, whether it is sound, its snapshots.
package enum BookReports {
  /// What a replay led to.
  package typealias Replayed = (state: BookState, digest: Digest)

  package static let replayed = RowType<Replayed>([
    .init("events", \.state.events), .init("cases", \.state.table.caseCount),
    .init("anomalies", \.state.anomalies), .init("digest", \.digest),
  ])

  package static func text(_ replayed: Replayed, _ context: RowContext) -> String {
    let (words, state) = (context.words, replayed.state)
    return RowContext.facts([
      (words.pick("events", "事件"), "\(state.events)"),
      (words.pick("cases", "案件"), "\(state.table.caseCount)"),
      (words.pick("anomalies", "异常"), "\(state.anomalies)"),
      (words.pick("digest", "摘要"), replayed.digest.hex),
    ])
  }

  package static let anomalies = RowType<Anomaly>(
    [
      .init("sequence", \.sequence), .init("segment", \.segment), .init("line", \.line),
      .init("kind", \.kind), .init("reason", \.reason, width: 80), .init("case", \.subject),
    ], table: ["sequence", "case", "kind", "reason", "segment", "line"])

  // MARK: Verification

  /// Size and root are those of the lines that were asked for; where that is a beginning, those of the
  /// whole book stand beside them.
  package struct Verified: Sendable {
    package let size: Int
    package let root: Digest
    package let whole: Whole?
    package let findings: [BookFinding]

    package struct Whole: Sendable {
      let size: Int
      let root: Digest
    }

    package init(_ result: BookVerification, _ findings: [BookFinding]) {
      (size, root) = result.beginning.map { ($0.size, $0.root) } ?? (result.size, result.root)
      whole = result.beginning.map { _ in Whole(size: result.size, root: result.root) }
      self.findings = findings
    }

    package func text(_ context: RowContext) -> String {
      let words = context.words
      var out = words.pick("events  ", "事件  ") + "\(size)\n"
      out += words.pick("root    ", "树根  ") + root.base64 + "\n"
      if let whole {
        out += words.pick("book    ", "全部  ") + "\(whole.size)  \(whole.root.base64)\n"
      }
      out += words.pick("findings ", "发现  ") + "\(findings.count)\n"
      return findings.isEmpty ? out : out + BookReports.findings.table(findings, context)
    }
  }

  package static let verified = RowType<Verified>([
    .init("size", \.size), .init("root", \.root.base64),
    .init(
      "book", \.whole,
      as: RowType<Verified.Whole>([.init("size", \.size), .init("root", \.root.base64)]),
      omitted: true),
    .init("findings", \.findings, of: findings),
  ])

  private static let findings = RowType<BookFinding>([
    .init("sequence", \.sequence), .init("segment", \.segment), .init("line", \.line),
    .init("kind", \.kind), .init("reason", \.reason),
  ])

  // MARK: Snapshots

  /// A file with why it is not used, if it is not.
  package static let snapshots = RowType<(entry: SnapshotStore.Entry, fault: String?)>(
    [
      .init("path", \.entry.path), .init("size", \.entry.header?.sequence),
      .init("root", \.entry.header?.root.base64, width: 20),
      .init("state", \.entry.header?.state), .init("rulesets") { $0.entry.header?.rulesets ?? [] },
      .init("calendars") { $0.entry.header?.calendars ?? [] },
      .init(
        "usable", { $0.fault == nil },
        show: { $1.words.pick($0 ? "yes" : "no", $0 ? "是" : "否") }),
      .init("reason", \.fault, width: 60),
    ], table: ["path", "size", "root", "usable", "reason"])

  package static let paths = RowType<String>([.init("path", \.self)])
}
