import Basics
import CaseModel
import CommandLineKit
import Projection
import Queries
import Reports

enum CardsCommand: Command {
  static let spec = CommandSpec(
    "cards", Phrase("Notices and cards, and whether they were answered.", "督办单与黄红牌，及其反馈。"),
    options: Options.query + [
      Options.unit,
      OptionSpec(
        "level", value: "LEVEL", kind: .choice(CardLevel.allCases.map(\.name)), "Only this level.",
        "只看该级别。", isRepeatable: true),
      OptionSpec("open", "Only those not lifted.", "只看未销号的。"),
    ])

  static func run(_ context: Context) throws(Diagnostic) {
    let view = try context.load(extent: .cases(.cards))
    let unit = try context.unit("unit", in: view)
    let levels = context.call.strings("level")
    let items = view.cards().filter { item in
      (unit == nil || item.card.unit == unit)
        && (levels.isEmpty || levels.contains(item.card.level?.name ?? ""))
        && (!context.call.flag("open") || !item.card.isLifted)
    }
    context.print(items, as: SuperviseReports.cards, of: view)
  }
}
