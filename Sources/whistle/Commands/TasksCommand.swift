import Basics
import CaseModel
import CommandLineKit
import Projection
import Reports

enum TasksCommand {
  static func run(_ context: Context) throws(Diagnostic) -> Int32 {
    let statuses = Set(context.call.strings("status").compactMap(ServiceTask.Status.init))
    let unknown = context.call.strings("status").first { ServiceTask.Status(rawValue: $0) == nil }
    if let unknown {
      throw Diagnostic(
        "usage.status", "there is no status '\(unknown)' of a task",
        hints: [
          "statuses are " + ServiceTask.Status.allCases.map(\.rawValue).joined(separator: ", ")
        ])
    }
    let view = try context.load(extent: .onDemand)
    context.print(ServeReports.tasks(view.tasks(statuses)))
    return 0
  }
}
