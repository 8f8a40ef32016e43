package import Basics
import CaseModel
import CommandLineKit
import EventBook
package import Projection
import Queries

/// What a dossier says of its case, and what of it does not hold.
package struct DossierReport: Sendable {
  private let dossier: Dossier
  private let findings: [Dossier.Finding]

  package init(_ dossier: Dossier, _ findings: [Dossier.Finding]) {
    self.dossier = dossier
    self.findings = findings
  }

  /// The state of a case as a dossier has it: what `case --format json` says, without its lines; nil
  /// where there is no such case.
  package static func state(of name: String, in view: CaseView, title: String?) -> JSONValue? {
    guard let state = view.state.table.find(name), state.isRegistered else { return nil }
    let row = view.row(name, state, title: title)
    return .object(CaseReports.caseLines.json(row, RowContext(view)))
  }

  package static let type = RowType<DossierReport>([
    .init("case", \.dossier.name), .init("now") { $0.dossier.now.rfc3339() },
    .init("origin", \.checkpoint.origin), .init("size", \.checkpoint.size),
    .init("root", \.checkpoint.root.base64), .init("events", \.dossier.events.count),
    .init("last") { $0.dossier.events.last?.sequence ?? 0 },
    .init("findings", \.findings, of: rows),
  ])

  private var checkpoint: Checkpoint { dossier.signed.checkpoint }

  private static let rows = RowType<Dossier.Finding>([
    .init("sequence", \.sequence), .init("kind", \.kind, titled: "findingKind"),
    .init("reason", \.reason),
  ])

  package func text(_ context: RowContext) -> String {
    let words = context.words
    var out = RowContext.facts([
      (words.pick("case", "案件"), dossier.name.visible),
      (words.pick("now", "现在"), dossier.now.rfc3339()),
      (words.pick("events", "事件"), "\(dossier.events.count)"),
      (words.pick("signed", "签署"), "\(checkpoint.origin.visible)  \(checkpoint.size)"),
      (words.pick("root", "根哈希"), checkpoint.root.base64),
      (words.pick("findings", "发现"), "\(findings.count)"),
    ])
    out +=
      findings.isEmpty ? words.text(Dossier.statement) + "\n" : Self.rows.table(findings, context)
    return out
  }
}
