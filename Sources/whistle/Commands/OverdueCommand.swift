import Basics
import CommandLineKit
import Projection
import Queries
import Reports

enum OverdueCommand: Command {
  static let spec = CommandSpec(
    "overdue", Phrase("What is overdue, by unit.", "已超期，按单位。"),
    options: Options.query + DueQuestion.options)

  static func run(_ context: Context) throws(Diagnostic) {
    let question = try DueQuestion(context)
    try question.print(question.view.overdue(question.filter, by: question.order))
  }
}
