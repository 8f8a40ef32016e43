import Basics
import CaseModel
import CommandLineKit
import Projection
import Queries
import Reports

/// What supervisors ask of cards and whistles.
enum SuperviseCommands {
  static func cards(_ context: Context) throws(Diagnostic) -> Int32 {
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

  static func whistles(_ context: Context) throws(Diagnostic) -> Int32 {
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

  /// Who was called in a month, and did not come; the month of *now* unless one is named.
  static func absent(_ context: Context) throws(Diagnostic) -> Int32 {
    let text = context.call.string("month")
    let view = try context.load()
    let current = String(view.zone.local(view.now).date.text.prefix(7))
    guard let month = Period(text ?? current), month.length == .month else {
      throw Diagnostic(
        "usage.period",
        Phrase("'\(text ?? "")' for --month is no month", "--month 的“\(text ?? "")”不是月份"),
        hints: [Phrase("write 2026-10", "请写成 2026-10")])
    }
    let rows = view.attendance(calledIn: month.bounds(in: view.zone))
    context.print(SuperviseReports.attendance(rows.map { view.json($0) }))
    return 0
  }
}
