import Basics
import CaseModel
import CommandLineKit
import Projection
import Reports

enum DueCommand {
  static func due(_ context: Context) throws(Diagnostic) -> Int32 {
    let text = context.call.string("within") ?? Board.soon.text
    guard let span = Span(text) else {
      throw Diagnostic(
        "usage.span", "'\(text)' for --within is no length of time",
        hints: ["write a whole number and m, h, d, wh or wd: 24h, 2wd"])
    }
    let timer = try context.timer("timer")
    let view = try context.load()
    guard let end = view.later(span) else {
      throw Diagnostic(
        "usage.span", "'\(text)' cannot be reckoned from now",
        hints: ["working time needs a ruleset in force; meetings cannot be looked ahead by"])
    }
    context.print(CaseReports.due(view.due(through: end, timer).map { view.json($0) }))
    return 0
  }

  static func overdue(_ context: Context) throws(Diagnostic) -> Int32 {
    let timer = try context.timer("timer")
    let view = try context.load()
    context.print(CaseReports.due(view.overdue(timer).map { view.json($0) }))
    return 0
  }
}
