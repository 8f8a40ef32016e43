import Basics
import CommandLineKit
import EventBook
import Projection
import Reports

enum AuditCommand: Command {
  static let spec = CommandSpec(
    "audit", Phrase("Lists events that break the rules of the lifecycle.", "列出违反办件流程的事件。"),
    options: Options.query)

  static func run(_ context: Context) throws(Diagnostic) {
    var anomalies: [Anomaly] = []
    var identities = Uniqueness()
    var observer = Replay.Observer()
    observer.anomaly = { anomalies.append($0) }
    observer.line = { line, position, segments in
      for (kind, reason) in ofLine(line, &identities) {
        anomalies.append(
          Anomaly(
            sequence: line.sequence, segment: segments[position.segment].name,
            line: position.line + 1, kind: kind, reason: reason,
            subject: line.text(line.subject)))
      }
    }
    let state = try context.replayed(observer)
    Output.settle(hasFindings: !anomalies.isEmpty)
    context.print(anomalies, as: BookReports.anomalies, of: try context.view(state))
  }

  /// What append holds and audit checks, for replay need not carry it.
  private static func ofLine(
    _ line: EventLine, _ identities: inout Uniqueness
  ) -> [(kind: String, reason: Phrase)] {
    let repeated = identities.note(line).map { earlier in
      Phrase("its source and id stand at sequence \(earlier) already", "来源和编号与第 \(earlier) 号事件重复")
    }
    let source = EventSource.fault(ofStored: line.bytes[line.source.range])
    return [("duplicate-id", repeated), ("source", source)].compactMap { kind, reason in
      reason.map { (kind, $0) }
    }
  }
}
