import Basics
import CaseModel
import CommandLineKit
import Projection
import Queries
import Reports

enum CardsCommand {
  static func run(_ context: Context) throws(Diagnostic) -> Int32 {
    let view = try context.load()
    let unit = try context.unit("unit", in: view.state.scene)
    let levels = context.call.strings("level")
    let items = view.cards().filter { item in
      (unit == nil || item.card.unit == unit)
        && (levels.isEmpty || levels.contains(item.card.level?.name ?? ""))
        && (!context.call.flag("open") || !item.card.isLifted)
    }
    context.print(SuperviseReports.cards(items.map { view.json($0) }))
    return 0
  }
}
