package import Basics
package import CaseModel
import CommandLineKit
package import EventBook
package import Projection

/// The book itself: what it holds, whether it is sound, its snapshots.
package enum BookReports {
  /// What a replay led to.
  package struct Replayed: Sendable {
    let events, cases: Int
    package let anomalies: Int
    package let digest: Digest
  }

  package static let replayed = RowType<Replayed>([
    .init("events", \.events), .init("cases", \.cases), .init("anomalies", \.anomalies),
    .init("digest", \.digest),
  ])

  package static func text(_ replayed: Replayed, _ context: RowContext) -> String {
    let words = context.words
    return RowContext.facts([
      (words.pick("events", "事件"), "\(replayed.events)"),
      (words.pick("cases", "案件"), "\(replayed.cases)"),
      (words.pick("anomalies", "异常"), "\(replayed.anomalies)"),
      (words.pick("digest", "摘要"), replayed.digest.hex),
    ])
  }

  package static let anomalies = RowType<Anomaly>(
    [
      .init("sequence", \.sequence, rank: 6), .init("segment", \.segment, rank: 1),
      .init("line", \.line), .init("kind", \.kind, rank: 7, least: .max, titled: "findingKind"),
      .init("reason", \.reason, width: 80, rank: 9, least: 28),
      .init("case", \.subject, rank: 8, least: 16),
    ], table: ["sequence", "case", "kind", "reason", "segment", "line"])

  // MARK: Verification

  /// Size and root are those of the lines that were asked for; where that is a beginning, those of the
  /// whole book stand beside them.
  package struct Verified: Sendable {
    package let size: Int
    package let root: Digest
    package let whole: Whole?
    package let findings: [BookFinding]
    package var checkpoints: Checkpoints?
    package var consistency: Consistency?
    /// The notes that contradict the book or each other.
    package var evidence: [String] = []

    package struct Whole: Sendable {
      let size: Int
      let root: Digest
    }

    /// - Parameter beginning: the lines that were asked for; nil for all.
    package init(
      _ result: BookVerification, _ beginning: BookBeginning?, _ findings: [BookFinding]
    ) {
      (size, root) = beginning.map { ($0.size, $0.root) } ?? (result.size, result.root)
      whole = beginning.map { _ in Whole(size: result.size, root: result.root) }
      self.findings = findings
    }

    package func text(_ context: RowContext) -> String {
      let words = context.words
      var out = words.pick("events  ", "事件    ") + "\(size)\n"
      out += words.pick("root    ", "根哈希  ") + root.base64 + "\n"
      if let whole {
        out += words.pick("book    ", "全部    ") + "\(whole.size)  \(whole.root.base64)\n"
      }
      if let checkpoints { out += checkpoints.text(words) }
      if let consistency { out += consistency.text(words) }
      out += words.pick("findings ", "发现    ") + "\(findings.count)\n"
      if !findings.isEmpty { out += BookReports.findings.table(findings, context) }
      for note in evidence {
        let lines = note.split(separator: "\n", omittingEmptySubsequences: false)
        out += words.pick("\nevidence\n", "\n证据\n")
        out += lines.map { String($0).visible }.joined(separator: "\n")
      }
      return out
    }
  }

  /// The checkpoints that the book was held against.
  package struct Checkpoints: Sendable {
    let count, last, signatures: Int
    let witnessed: Int?

    /// - Parameters:
    ///   - last: the largest size.
    ///   - signatures: how many were checked.
    ///   - witnessed: the largest size that as many witnesses have cosigned as a policy asks for.
    package init(count: Int, last: Int, signatures: Int, witnessed: Int?) {
      self.count = count
      self.last = last
      self.signatures = signatures
      self.witnessed = witnessed
    }

    fileprivate func text(_ words: Words) -> String {
      let witnessed = witnessed.map { words.pick(", witnessed to \($0)", "，已获联署至 \($0)") }
      return words.pick("signed  ", "签署  ")
        + words.pick(
          "\(last)  (checkpoints \(count), signatures checked \(signatures)",
          "\(last)  （检查点 \(count) 份，已核对签名 \(signatures) 个") + (witnessed ?? "")
        + words.pick(")\n", "）\n")
    }
  }

  /// That the book begins with so many lines, for who has the roots alone.
  package struct Consistency: Sendable {
    let from, to: Int
    let proof: [Digest]

    package init(from: Int, to: Int, proof: [Digest]) {
      self.from = from
      self.to = to
      self.proof = proof
    }

    fileprivate func text(_ words: Words) -> String {
      words.pick("consistent ", "一致  ") + "\(from) → \(to)\n"
        + proof.map { "  \($0.base64)\n" }.joined()
    }
  }

  package static let verified = RowType<Verified>([
    .init("size", \.size), .init("root", \.root.base64),
    .init(
      "book", \.whole,
      as: RowType<Verified.Whole>([.init("size", \.size), .init("root", \.root.base64)]),
      omitted: true),
    .init(
      "checkpoints", \.checkpoints,
      as: RowType<Checkpoints>([
        .init("count", \.count), .init("last", \.last), .init("signatures", \.signatures),
        .init("witnessed", \.witnessed, omitted: true),
      ]), omitted: true),
    .init(
      "consistency", \.consistency,
      as: RowType<Consistency>([
        .init("from", \.from), .init("to", \.to), .init("proof") { $0.proof.map(\.base64) },
      ]), omitted: true),
    .init("findings", \.findings, of: findings),
    .init("evidence", { $0.evidence.isEmpty ? nil : $0.evidence }, omitted: true),
  ])

  /// A checkpoint that was signed.
  package static let checkpoint = RowType<SignedCheckpoint>([
    .init("origin", \.checkpoint.origin), .init("size", \.checkpoint.size),
    .init("root", \.checkpoint.root.base64), .init("note", \.text),
  ])

  private static let findings = RowType<BookFinding>([
    .init("sequence", \.sequence), .init("segment", \.segment), .init("line", \.line),
    .init("kind", \.kind, titled: "findingKind"), .init("reason", \.reason),
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

extension BookReports.Replayed {
  package init(_ state: BookState, _ digest: Digest) {
    self.init(
      events: state.events, cases: state.table.caseCount, anomalies: state.anomalies,
      digest: digest)
  }
}
