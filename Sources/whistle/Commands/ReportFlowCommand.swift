import Basics
import CaseModel
import CommandLineKit
import Interchange
import Projection
import Queries
import Reports

enum ReportFlowCommand: Command {
  /// What may be asked for by itself.
  private enum Part: String, CaseIterable, Sendable { case variants, steps, resources, rework }

  static let spec = CommandSpec(
    "flow",
    Phrase(
      "How cases went: variants, time from step to step, who did it, rework.",
      "办理流程：流程变体、步骤间隔、执行者、返工。"),
    discussion: Phrase(
      """
      The events are those of 'export xes', in the order of their times; imported ones bear the names of \
      their log. A variant is a sequence of activities. Times from step to step are in seconds in JSON and \
      CSV; the median and the 90th percentile lie between two values by the distance from them, as numpy \
      and R have it. Rework counts the cases that have an activity more than once. CSV and JSON lines \
      are of one part.
      """,
      """
      所计事件与“export xes”相同，按时间排列；导入的事件沿用原日志的活动名。一种流程变体即一串活动。\
      步骤间隔在 JSON 与 CSV 中以秒计；中位数与第 90 百分位按两值之间的距离插值，与 numpy、R 一致。\
      返工统计同一活动出现一次以上的案件。CSV 与 JSON 逐行输出须指定其中一部分。
      """),
    options: Options.temporal + [
      Options.optionalPeriod,
      OptionSpec(
        "part", value: "PART", kind: .choice(of: Part.self), "One part alone, whole.",
        "只输出其中一部分，且不截短。"),
      OptionSpec(
        "limit", value: "N", "How many rows of each part a table shows.", "表格中每部分显示的行数。",
        default: "10"),
    ])

  static func run(_ context: Context) throws(Diagnostic) {
    let limit = try context.number("limit", in: 1...1_000_000) ?? 10
    let period = context.given("period") == nil ? nil : try context.period()
    let (view, lines) = try context.caseLines(since: 0)
    let bounds = period?.bounds(in: view.zone)
    var builder = FlowBuilder(view, context.home.codec)
    var reader = CaseLines.Reader()
    for subject in view.state.table.sortedCases {
      if let bounds, !bounds.contains(view.state.table[subject].registered) { continue }
      lines.forEach(of: subject, by: &reader) { builder.note($0, $1) }
      builder.endCase()
    }
    let flow = builder.flow()
    switch context.given("part").flatMap(Part.init(rawValue:)) {
    case .variants?: context.print(flow.variants, as: FlowReports.variants, of: view)
    case .steps?: context.print(flow.steps, as: FlowReports.steps, of: view)
    case .resources?: context.print(flow.resources, as: FlowReports.resources, of: view)
    case .rework?: context.print(flow.rework, as: FlowReports.rework, of: view)
    case nil:
      context.print(flow, as: FlowReports.flow, of: view) {
        FlowReports.text(flow, limit: limit, $0)
      }
    }
  }
}
