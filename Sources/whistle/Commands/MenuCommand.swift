import Basics
import CaseModel
import Projection
import Queries
import Reports

enum MenuCommand {
  static func run(_ context: Context) throws(Diagnostic) -> Int32 {
    let view = try context.load()
    let place = try context.unit("place", in: view.state.scene)
    let rows = view.menu(place: place)
    if rows.isEmpty {
      context.say(
        "nothing can be ordered: no rules in force have a matter of kind order (see 'whistle rules show')",
        "没有可点事项：没有现行规则列出 kind 为 order 的事项（见“whistle rules show”）")
    }
    context.print(ServeReports.menu(rows, context.words))
    return 0
  }
}
