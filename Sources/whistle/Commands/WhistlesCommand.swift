import Basics
import CaseModel
import CommandLineKit
import Projection
import Queries
import Reports

enum WhistlesCommand {
  static func run(_ context: Context) throws(Diagnostic) -> Int32 {
    let view = try context.load()
    let unit = try context.unit("unit", in: view.state.scene)
    let kinds = context.call.strings("kind")
    let steps = context.call.strings("step")
    let items = view.calls().filter { item in
      (unit == nil || item.call.unit == unit)
        && (kinds.isEmpty || kinds.contains(view.symbols.text(item.kind)))
        && (steps.isEmpty || steps.contains(item.step.rawValue))
    }
    context.print(SuperviseReports.whistles(items.map { view.json($0) }))
    return 0
  }
}
