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
    Output.settle(hasFindings: !anomalies.isEmpty)
    context.print(anomalies, as: BookReports.anomalies)
  }
}
