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
        default: "24h")
    ] + DueQuestion.options)

  static func run(_ context: Context) throws(Diagnostic) {
    // Before the book is read.
    _ = try span(context.call.string("within"))
    let question = try DueQuestion(context)
    let end = try end(context.call.string("within"), in: question.view)
    try question.print(question.view.due(through: end, question.filter, by: question.order))
  }

  /// How far a look ahead goes.
  ///
  /// - Parameter text: a length of time; nil for the usual one.
  /// - Throws: `usage.span`.
  static func end(_ text: String?, in view: CaseView) throws(Diagnostic) -> Timestamp {
    let span = try span(text)
    guard let end = view.later(span) else {
      throw Diagnostic(
        CallCode.span, "'\(span.text)' cannot be instant from now", "无法从现在起推算“\(span.text)”",
        hint: "working time needs a ruleset in force; meetings cannot be looked ahead by",
        "按工作时间推算须有施行中的规则；不能按会议次数推算")
    }
    return end
  }

  private static func span(_ text: String?) throws(Diagnostic) -> Span {
    guard let text else { return Board.soon }
    guard let span = Span(text) else {
      throw Diagnostic(
        CallCode.span, "'\(text)' for --within is not a length of time", "--within 的“\(text)”不是时长")
    }
    return span
  }
}
