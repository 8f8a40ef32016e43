package import Basics
import CaseModel
import CommandLineKit
import EventBook
package import Queries

/// All of one case.
package struct CaseReport: Sendable {
  package private(set) var row: CaseRow
  /// As they stand in the book.
  package let events: [JSONValue]
  let history: [Envelope]
  /// Of its due times, where they were asked for.
  package let explanations: [DueExplanation]?

  /// - Parameter lines: its events as they are stored.
  package init(_ row: CaseRow, lines: [[UInt8]], explanations: [DueExplanation]? = nil) {
    self.row = row
    events = lines.map { line in line.withByteView { (try? JSONParser.parse($0)) ?? .null } }
    history = events.compactMap { try? Envelope($0, isStored: true) }
    self.row.title =
      history.first { $0.type == EventType.caseRegistered.name }?.data[.title]?.string
    self.explanations = explanations
  }

  package var type: RowType<CaseReport> { explanations == nil ? Self.plain : Self.explained }

  private static let columns: [Column<CaseReport>] =
    CaseReports.columns.map { $0.over(\CaseReport.row) } + [
      .init("excluded", \.row.state.isExcluded), .init("events", \.events),
    ]
  private static let plain = RowType(columns)
  private static let explained = RowType<CaseReport>(
    columns + [.init("explanations", { $0.explanations ?? [] }, of: ExplanationReport.rows)])

  package func text(_ context: RowContext) -> String {
    let words = context.words
    var out = heading(context)
    out += "\n" + context.paint(words.pick("Timers", "时限"), .bold) + "\n"
    out +=
      row.timers.isEmpty
      ? "  " + words.pick("none\n", "无\n") : CaseReports.timers.table(row.timers, context)
    for explanation in explanations ?? [] { out += ExplanationReport.text(explanation, context) }
    out += "\n" + context.paint(words.pick("History", "经过"), .bold) + "\n"
    return out + CaseReports.history.table(history, context)
  }

  private func heading(_ context: RowContext) -> String {
    let (words, state) = (context.words, row.state)
    func name(_ symbol: Symbol) -> String { (symbol.text(context) ?? "").visible }
    func called(_ symbol: Symbol, _ meaning: String?) -> String {
      guard let meaning = meaning?.visible else { return name(symbol) }
      return words.pick("\(name(symbol)) (\(meaning))", "\(name(symbol))（\(meaning)）")
    }
    func unit(_ symbol: Symbol) -> String { called(symbol, context.name(of: symbol)) }
    var facts: [(String, String)] = [
      ("title", (row.title ?? "").visible), ("tier", words.tier(name(state.tier))),
      ("holder", unit(state.holder)), ("receiver", unit(state.firstReceiver)),
      ("matter", called(state.matter, context.name(ofMatter: state.matter))),
      ("urgency", words.urgency(name(state.urgency))),
      ("place", unit(state.place)), ("registered", state.registered.text(context) ?? ""),
      ("round", "\(state.round)"), ("returns", "\(state.returns)"),
      ("extensions", "\(state.extensions)"),
      (
        "cards",
        words.list(CaseReports.counts(of: row).map { "\(words.card($0.name)) \($0.count)" })
      ),
    ]
    if state.isExcluded {
      facts.append(("excludedCase", words.pick("yes, from the assessment", "是，不计入考核")))
    }
    return context.paint(row.name.visible, .bold) + "  " + words.text(state.status.label) + "\n"
      + RowContext.facts(facts.map { (words.title($0.0), $0.1) }, indent: "  ")
  }
}
