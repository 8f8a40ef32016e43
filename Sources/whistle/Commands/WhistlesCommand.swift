import Basics
import CaseModel
import CommandLineKit
import Projection
import Queries
import Reports

enum WhistlesCommand: Command {
  static let spec = CommandSpec(
    "whistles",
    Phrase("Units that a whistle called, and how far each has come.", "每次吹哨召集的单位及其进度。"),
    options: Options.query + [
      Options.unit,
      OptionSpec(
        "kind", value: "KIND", kind: Options.values(of: "kind", in: .whistleBlown),
        "Only whistles of this kind.", "只看该类哨。", isRepeatable: true),
      OptionSpec(
        "step", value: "STEP", kind: .choice(of: CallStep.self),
        "Only units at this step.", "只看该进度。", isRepeatable: true),
    ])

  static func run(_ context: Context) throws(Diagnostic) {
    let view = try context.load(extent: .cases(.calls))
    let unit = try context.unit("unit", in: view)
    let kinds = context.call.strings("kind")
    let steps = context.call.strings("step")
    let items = view.calls().filter { item in
      (unit == nil || item.call.unit == unit)
        && (kinds.isEmpty || kinds.contains(view.symbols.text(item.kind)))
        && (steps.isEmpty || steps.contains(item.step.rawValue))
    }
    context.print(items, as: SuperviseReports.whistles, of: view)
  }
}
