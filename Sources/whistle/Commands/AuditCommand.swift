import Basics
import CommandLineKit
import Projection
import Reports

enum AuditCommand: Command {
  static let spec = CommandSpec(
    "audit", Phrase("Lists events that break the table of the lifecycle.", "列出违反办件流程的事件。"),
    options: Options.query)

  static func run(_ context: Context) throws(Diagnostic) {
    let (_, anomalies) = try WholeReplay.fold(context, keeping: true)
    let rows: [JSONObject] = anomalies.map { anomaly in
      [
        "sequence": .integer(anomaly.sequence), "segment": .string(anomaly.segment),
        "line": .integer(anomaly.line), "kind": .string(anomaly.kind),
        "reason": context.reason(anomaly.reason), "case": .string(anomaly.subject),
      ]
    }
    Output.settle(hasFindings: !rows.isEmpty)
    context.print(
      RowReport(
        [
          .init("sequence", .right), .init("case"), .init("kind"),
          .init("reason", maximumWidth: 80), .init("segment"), .init("line", .right),
        ], rows: rows))
  }
}
