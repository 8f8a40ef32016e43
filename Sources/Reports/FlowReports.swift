import Basics
import CaseModel
import CommandLineKit
package import Queries

/// How cases went, for who asks what a process miner asks.
package enum FlowReports {
  package static let variants = RowType<FlowVariant>(
    [
      .init("activities", \.activities, width: 72, show: { $1.words.path($0) }),
      .init("cases", \.cases), .init("share", \.share), .init("within", \.within),
    ], table: ["cases", "share", "within", "activities"])

  package static let steps = RowType<FlowStep>([
    .init("from", \.from, width: 28, titled: "fromActivity", named: Words.event),
    .init("to", \.to, width: 28, titled: "toActivity", named: Words.event),
    .init("count", \.count, titled: "times"), .init("cases", \.cases),
    .init("median", \.median, show: { $1.words.span($0) }),
    .init("p90", \.ninetieth, show: { $1.words.span($0) }),
    .init("longest", \.longest, show: { $1.words.span($0) }),
  ])

  package static let resources = RowType<FlowResource>([
    .init("resource", \.resource, width: 28, none: .dash), .init("events", \.events),
    .init("cases", \.cases), .init("activities", \.activities, titled: "kinds"),
  ])

  package static let rework = RowType<FlowRework>([
    .init("activity", \.activity, width: 28, named: Words.event), .init("events", \.events),
    .init("cases", \.cases), .init("reworked", \.reworked), .init("share", \.share),
    .init("repetitions", \.repetitions),
  ])

  package static let flow = RowType<Flow>([
    .init("cases", \.cases), .init("events", \.events),
    .init("variants", \.variants, of: variants), .init("steps", \.steps, of: steps),
    .init("resources", \.resources, of: resources), .init("rework", \.rework, of: rework),
  ])

  /// All parts, of each so many rows as people read.
  package static func text(_ flow: Flow, limit: Int, _ context: RowContext) -> String {
    func part<Row>(_ title: Phrase, _ rows: [Row], _ type: RowType<Row>) -> String {
      let shown = rows.prefix(limit)
      let words = context.words
      let count =
        shown.count == rows.count
        ? ""
        : words.pick(" (\(shown.count) of \(rows.count))", "（\(rows.count) 项中的前 \(shown.count) 项）")
      return "\n" + context.paint(words.text(title) + count, .bold) + "\n"
        + type.table(shown, context)
    }
    return context.words.pick(
      "cases \(flow.cases), events \(flow.events), variants \(flow.variants.count)\n",
      "案件 \(flow.cases)，事件 \(flow.events)，流程变体 \(flow.variants.count)\n")
      + part(Phrase("Variants", "流程变体"), flow.variants, variants)
      + part(Phrase("From step to step", "步骤间隔"), flow.steps, steps)
      + part(Phrase("Who did it", "执行者"), flow.resources, resources)
      + part(Phrase("Rework and returns", "返工与重复"), flow.rework, rework)
  }
}

extension Words {
  /// Activities in the order in which they came.
  fileprivate func path(_ activities: [String]) -> String {
    activities.map { event($0) }.joined(separator: " → ")
  }

  /// Seconds as people read them: the largest unit and the next one.
  fileprivate func span(_ seconds: Fraction) -> String {
    let whole = Int(seconds.numerator / seconds.denominator)
    let units = [
      (86_400, pick("d", "天")), (3600, pick("h", "小时")), (60, pick("m", "分")), (1, pick("s", "秒")),
    ]
    guard let first = units.firstIndex(where: { whole >= $0.0 }) else { return pick("0s", "0 秒") }
    let next = min(first + 1, units.count - 1)
    let large = whole / units[first].0
    let small = whole % units[first].0 / units[next].0
    let text = "\(large)" + units[first].1
    return next == first || small == 0 ? text : text + " \(small)" + units[next].1
  }
}
