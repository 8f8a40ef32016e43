import Basics
import Projection
import Reports

enum MenuCommand {
  static func run(_ context: Context) throws(Diagnostic) -> Int32 {
    let view = try context.load()
    let place = try context.unit("place", in: view.state.scene)
    let rows = view.menu(place: place)
    if rows.isEmpty {
      context.say(
        "nothing can be ordered: the rules in force have no matter of kind order",
        "没有可点事项：现行规则中没有 kind 为 order 的事项")
    }
    context.print(ServeReports.menu(rows, context.words))
    return 0
  }
}
