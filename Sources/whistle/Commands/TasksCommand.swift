import Basics
import CaseModel
import CommandLineKit
import Projection
import Queries
import Reports

enum TasksCommand: Command {
  static let spec = CommandSpec(
    "tasks", Phrase("Posted tasks, and who claimed them.", "张榜的任务与揭榜人。"),
    options: Options.temporal + [
      OptionSpec(
        "status", value: "STATUS", "Only these: posted, claimed, done or withdrawn.",
        "只看：" + Status.allCases.map(\.label.chinese).joined(separator: "、") + "。",
        isRepeatable: true)
    ])

  static func run(_ context: Context) throws(Diagnostic) {
    var statuses: Set<Status> = []
    for text in context.call.strings("status") { statuses.insert(try status(text)) }
    let view = try context.load(extent: .onDemand)
    context.print(view.tasks(statuses), as: ServeReports.tasks, of: view)
  }

  private typealias Status = ServiceTask.Status

  /// The status of that name in either language.
  private static func status(_ text: String) throws(Diagnostic) -> Status {
    if let found = Status.allCases.first(where: { $0.rawValue == text || $0.label.chinese == text })
    {
      return found
    }
    throw Diagnostic(
      CallCode.status, "there is no status '\(text)' of a task", "任务没有状态“\(text)”",
      hints: [
        .listing(
          "statuses are", "状态有", Status.allCases.map { Phrase($0.rawValue, $0.label.chinese) })
      ])
  }
}
