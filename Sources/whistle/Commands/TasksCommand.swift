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
        "只看：posted、claimed、done、withdrawn。", isRepeatable: true)
    ])

  static func run(_ context: Context) throws(Diagnostic) {
    let statuses = Set(context.call.strings("status").compactMap(ServiceTask.Status.init))
    let unknown = context.call.strings("status").first { ServiceTask.Status(rawValue: $0) == nil }
    if let unknown {
      throw Diagnostic(
        CallCode.status, "there is no status '\(unknown)' of a task", "任务没有状态“\(unknown)”",
        hints: [.listing("statuses are", "状态有", ServiceTask.Status.allCases.map(\.rawValue))])
    }
    let view = try context.load(extent: .onDemand)
    context.print(view.tasks(statuses), as: ServeReports.tasks, of: view)
  }
}
