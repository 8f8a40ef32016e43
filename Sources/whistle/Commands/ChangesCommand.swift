import Basics
import CaseModel
import CommandLineKit
import Projection
import Queries
import Reports

enum ChangesCommand: Command {
  static let spec = CommandSpec(
    "changes",
    Phrase(
      "What was recorded since a time, which cases moved, and what became overdue.",
      "自某时以来：新记了什么、哪些案件换了承办单位、哪些超期。"),
    options: [
      OptionSpec(
        "since", value: "T", "From when on: a date is its beginning.", "自何时起；日期为当日之始。",
        isRequired: true), DueQuestion.limit,
    ])

  static func run(_ context: Context) throws(Diagnostic) {
    guard let since = try context.instant("since", date: .beginning) else { return }
    let loaded = try context.loaded(extent: .all)
    let view = try context.view(loaded.state)
    let items = try items(since: since, in: view, context.home)
    var shown = try context.limited(items)
    let names = Set(shown.filter { $0.status != nil }.map { Array($0.name.utf8) })
    let titles = try context.home.titles(of: names, .all, in: loaded)
    for index in shown.indices { shown[index].title = titles[Array(shown[index].name.utf8)] }
    context.print(shown, as: ChangesReport.rows, of: view)
    if context.format == .table {
      context.show(ChangesReport.summary(items, context.reports(on: view)))
    }
    context.say(omitted: items.count, shown: shown.count)
  }

  /// What changed in a book since an instant; what was recorded at that very instant counts, too.
  ///
  /// - Complexity: that of reading the book as it was known then.
  static func items(
    since: Timestamp, in view: CaseView, _ home: Home
  ) throws(Diagnostic) -> [ChangedItem] {
    let end = since.advanced(byMicroseconds: -1)
    let earlier = try home.load(TemporalQuery(knownAt: end))
    return view.changes(since: CaseView(earlier.state, now: since))
  }
}
