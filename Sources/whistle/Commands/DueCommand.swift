import Basics
import CaseModel
import CommandLineKit
import Projection
import Queries
import Reports

enum DueCommand: Command {
  static let spec = CommandSpec(
    "due", Phrase("What falls due soon, by unit.", "即将到期，按单位。"),
    options: Options.query + [
      OptionSpec(
        "within", value: "D", "How far to look ahead: 8wh, 2wd, 24h.", "往前看多远：8wh、2wd、24h。",
        default: "24h"),
      Options.timer,
    ])

  static func run(_ context: Context) throws(Diagnostic) {
    let text = context.call.string("within") ?? Board.soon.text
    guard let span = Span(text) else {
      throw Diagnostic(
        CallCode.span, "'\(text)' for --within is not a length of time", "--within 的“\(text)”不是时长")
    }
    let timer = try context.timer("timer")
    let view = try context.load(extent: .cases(.timers))
    guard let end = view.later(span) else {
      throw Diagnostic(
        CallCode.span, "'\(text)' cannot be instant from now", "无法从现在起推算“\(text)”",
        hint: "working time needs a ruleset in force; meetings cannot be looked ahead by",
        "按工作时间推算须有施行中的规则；不能按会议次数推算")
    }
    context.print(view.due(through: end, timer), as: CaseReports.due, of: view)
  }
}
