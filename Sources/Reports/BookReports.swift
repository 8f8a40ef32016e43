public import Basics
public import CaseModel
import CommandLineKit
public import EventBook
public import Projection

/// The book itself: what it holds, whether it is sound, its snapshots.
public enum BookReports {
  /// What a replay led to.
  public struct Replayed: Sendable {
    let events, cases, anomalies: Int
    let digest: Digest

    public init(_ state: BookState) {
      events = state.events
      cases = state.table.caseCount
      anomalies = state.anomalies
      digest = StateDigest.digest(state)
    }

    public func text(_ words: Words) -> String {
      let rows = [
        (words.pick("events", "事件"), "\(events)"), (words.pick("cases", "案件"), "\(cases)"),
        (words.pick("anomalies", "异常"), "\(anomalies)"), (words.pick("digest", "摘要"), digest.hex),
      ]
      let width = rows.map { DisplayWidth.of($0.0) }.max() ?? 0
      return rows.map { $0.0.padded(to: width + 2) + $0.1 + "\n" }.joined()
    }
  }

  public static let replayed = RowType<Replayed>([
    .init("events", \.events), .init("cases", \.cases), .init("anomalies", \.anomalies),
    .init("digest", \.digest),
  ])

  public static let anomalies = RowType<Anomaly>(
    [
      .init("sequence", \.sequence), .init("segment", \.segment), .init("line", \.line),
      .init("kind", \.kind), .init("reason", \.reason, width: 80), .init("case", \.subject),
    ], table: ["sequence", "case", "kind", "reason", "segment", "line"])

  // MARK: Verification

  /// Size and root are those of the lines that were asked for; where that is a beginning, those of the
  /// whole book stand beside them.
  public struct Verified: Sendable {
    public let size: Int
    public let root: Digest
    public let whole: Whole?
    public let findings: [BookFinding]

    public struct Whole: Sendable {
      let size: Int
      let root: Digest
    }

    public init(_ result: BookVerification, _ findings: [BookFinding]) {
      (size, root) = result.beginning.map { ($0.size, $0.root) } ?? (result.size, result.root)
      whole = result.beginning.map { _ in Whole(size: result.size, root: result.root) }
      self.findings = findings
    }

    public func text(_ context: RowContext) -> String {
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

  public static let verified = RowType<Verified>([
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
  public static let snapshots = RowType<(entry: SnapshotStore.Entry, fault: String?)>(
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

  public static let paths = RowType<String>([.init("path", \.self)])
}
