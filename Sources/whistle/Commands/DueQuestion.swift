import Basics
import CaseModel
import CommandLineKit
import Projection
import Queries
import Reports

/// What `due` and `overdue` have in common: whose timers, in which order, how many.
struct DueQuestion {
  static let options = [
    Options.timer,
    OptionSpec("unit", value: "UNIT", "Only this unit, and those below it.", "只看该单位及其下级。"),
    Options.tier(),
    OptionSpec(
      "mine", "Only your unit, and those below it.", "只看本人所在单位及其下级。"),
    OptionSpec("open", "Only cases that are still open.", "只看未了结的案件。"),
    OptionSpec(
      "sort", value: "ORDER", kind: .choice(of: DueOrder.self),
      "By unit, the oldest case first, or the earliest due first.", "按单位、案龄（久者在前）或到期时间排列。",
      default: "unit"),
    limit, Options.asker,
  ]

  static let limit = OptionSpec("limit", value: "N", "Only the first N rows.", "只列前 N 行。")

  let context: Context
  let loaded: Home.Loaded
  let view: CaseView
  private(set) var filter: DueFilter
  let order: DueOrder

  init(_ context: Context) throws(Diagnostic) {
    self.context = context
    filter = DueFilter(timer: try context.timer("timer"), isOpen: context.call.flag("open"))
    order = context.given("sort").flatMap(DueOrder.init) ?? .unit
    loaded = try context.loaded(extent: .cases(.timers(now: context.query().now)))
    view = try context.view(loaded.state)
    filter.tier = try context.tiers("tier", in: view).last
    filter.unit = try context.askedUnit(in: view)
  }

  /// So many titles are looked up in the book without a wait.
  static let mostTitles = 1000

  /// The rows, with the titles of their cases, and how many were left out.
  func print(_ items: [DueItem]) throws(Diagnostic) {
    var shown = try context.limited(items)
    if shown.count <= Self.mostTitles {
      let names = Set(shown.map { Array(view.state.table.nameBytes(of: $0.subject)) })
      let titles = try context.home.titles(of: names, context.query().query, in: loaded)
      for index in shown.indices {
        shown[index].title = titles[Array(view.state.table.nameBytes(of: shown[index].subject))]
      }
    } else {
      context.say(
        "titles are left out of more than \(Self.mostTitles) rows; --limit shows fewer",
        "超过 \(Self.mostTitles) 行时不列标题；可用 --limit 减少行数")
    }
    context.print(shown, as: CaseReports.due, of: view)
    context.say(omitted: items.count, shown: shown.count)
  }
}

extension Context {
  /// The first `--limit` of some rows; what is left out is to be said behind them.
  func limited<Row>(_ rows: [Row]) throws(Diagnostic) -> [Row] {
    guard let limit = try number("limit", in: 0...Int.max), limit < rows.count else { return rows }
    return Array(rows.prefix(limit))
  }

  /// Of how many rows some are shown; nothing where all are.
  func say(omitted all: Int, shown: Int) {
    guard shown < all else { return }
    say("\(shown) of \(all)", "共 \(all) 行，列出 \(shown) 行")
  }
}
