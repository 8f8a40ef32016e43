import Basics
import CaseModel
import CommandLineKit
import EventBook
import Projection
import Reports

/// Both read every line from the first, whatever snapshots there are.
enum ReplayCommand {
  static func replay(_ context: Context) throws(Diagnostic) -> Int32 {
    let (state, _) = try fold(context, keeping: false)
    let document: JSONObject = [
      "events": .integer(state.events), "cases": .integer(state.table.caseCount),
      "anomalies": .integer(state.anomalies),
      "digest": .string(StateDigest.digest(state).hex),
    ]
    Output.settle(status: state.anomalies > 0 ? 1 : 0)
    context.print(document) {
      let words = context.words
      let rows = [
        (words.pick("events", "事件"), "\(state.events)"),
        (words.pick("cases", "案件"), "\(state.table.caseCount)"),
        (words.pick("anomalies", "异常"), "\(state.anomalies)"),
        (words.pick("digest", "摘要"), RowReport.plain(document["digest"] ?? .null)),
      ]
      let width = rows.map { DisplayWidth.of($0.0) }.max() ?? 0
      return rows.map { $0.0.padded(to: width + 2) + $0.1 + "\n" }.joined()
    }
    if state.anomalies > 0 && context.format == .table {
      context.say("'whistle audit' lists the anomalies", "“whistle audit”列出异常")
    }
    return state.anomalies > 0 ? 1 : 0
  }

  static func audit(_ context: Context) throws(Diagnostic) -> Int32 {
    let (_, anomalies) = try fold(context, keeping: true)
    let rows: [JSONObject] = anomalies.map { anomaly in
      [
        "sequence": .integer(anomaly.sequence), "segment": .string(anomaly.segment),
        "line": .integer(anomaly.line), "kind": .string(anomaly.kind),
        "reason": context.reason(anomaly.reason), "case": .string(anomaly.subject),
      ]
    }
    Output.settle(status: rows.isEmpty ? 0 : 1)
    context.print(
      RowReport(
        [
          .init("sequence", .right), .init("case"), .init("kind"),
          .init("reason", maximumWidth: 80), .init("segment"), .init("line", .right),
        ], rows: rows))
    return rows.isEmpty ? 0 : 1
  }

  private static func fold(
    _ context: Context, keeping: Bool
  ) throws(Diagnostic) -> (BookState, [Anomaly]) {
    var home = try context.questioned
    home.usesSnapshots = false
    // An audit lists what stands in the book, also where nothing can be computed from it.
    if keeping { home = home.withoutZones }
    let progress = Progress(context.words.pick("replaying", "重放"), context.environment)
    var anomalies: [Anomaly] = []
    var identities = Uniqueness()
    var watcher = Replay.Watcher()
    watcher.progress = progress.update
    if keeping {
      watcher.anomaly = { anomalies.append($0) }
      watcher.line = { line, position, segments in
        for (kind, reason) in ofLine(line, &identities) {
          anomalies.append(
            Anomaly(
              sequence: line.sequence, segment: segments[position.segment].name,
              line: position.line + 1, kind: kind, reason: reason,
              subject: line.text(line.subject)))
        }
      }
    }
    let loaded = try home.load(try context.reading().reading, watcher: watcher)
    context.keep(loaded.state)
    progress.finish()
    context.say(loaded.note)
    return (loaded.state, anomalies)
  }

  /// What append holds and audit checks, for replay need not carry it.
  private static func ofLine(
    _ line: EventLine, _ identities: inout Uniqueness
  ) -> [(kind: String, reason: Phrase)] {
    var found: [(kind: String, reason: Phrase)] = []
    if let earlier = identities.note(line) {
      found.append(
        (
          "duplicate-id",
          Phrase(
            "its source and id stand at sequence \(earlier) already", "来源和编号与第 \(earlier) 号事件重复")
        ))
    }
    if let reason = EventSource.fault(ofStored: line.bytes[line.source.range]) {
      found.append(("source", reason))
    }
    return found
  }
}
