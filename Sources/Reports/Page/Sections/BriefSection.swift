import Basics
import CaseModel
import Projection
import Queries

/// What a supervisor asks in the morning: what is overdue and at whom, what came in, what falls due.
struct BriefSection {
  private let page: PageContext
  private let recorded: [RecordedCount]
  private let overdue: [DueItem]
  private let due: [DueItem]
  /// The working day after *now*; without a calendar of working days the next 24 hours.
  private let horizon: Span

  init(_ page: PageContext, _ recorded: [RecordedCount]) {
    self.page = page
    self.recorded = recorded
    let filter = DueFilter(isOpen: true)
    overdue = page.view.overdue(filter, by: .age)
    let next = Span(1, .workingDays)
    horizon = page.view.later(next) == nil ? Board.soon : next
    due = page.view.later(horizon).map { page.view.due(through: $0, filter, by: .due) } ?? []
  }

  var section: PageSection {
    let now = page.view.now.text(page.reports) ?? ""
    let note = page.words.pick(
      "As of this moment; the figures of the period begin with the four stages.",
      "以下为该时刻的情况，不限于本期；本期的数字从“四个阶段”起。")
    return PageSection(
      title: Phrase("The day: \(now)", "当日情况（截至 \(now)）"),
      lead: "<p class=\"lead\">\(note)</p>\n\(tiles)",
      figures: [eldest, matrix, news, falling])
  }

  // MARK: Commands

  private var overdueCommand: PageCommand { page.command("overdue", "--open", "--sort", "age") }

  private var dueCommand: PageCommand {
    page.command("due", "--within", horizon.text, "--open", "--sort", "due")
  }

  private func logCommand(_ more: String...) -> PageCommand {
    let zone = page.view.zone
    let since = zone.local(page.view.startOfYesterday).date.text
    return page.command(
      ["log", "--since", since, "--until", zone.format(page.view.now)] + more)
  }

  // MARK: Numbers

  private var tiles: Markup {
    let words = page.words
    let open = page.view.state.table.counts.byStatus.filter { $0.key.isOpen }.values.reduce(0, +)
    let cases = Set(overdue.map(\.subject)).count
    let timers = due.count == 1 ? "timer" : "timers"
    let new = recorded.first { $0.type == EventType.caseRegistered.name }?.count ?? 0
    let all = [
      tile(open, words.pick(open == 1 ? "open case" : "open cases", "在办案件"), page.command("board")),
      tile(
        overdue.count,
        words.pick(
          (overdue.count == 1 ? "timer" : "timers") + " overdue, on "
            + words.count(cases, "open case", "open cases"), "超期时限（个），涉及在办案件 \(cases) 件"),
        overdueCommand, isAlert: !overdue.isEmpty),
      tile(
        new,
        words.pick(
          (new == 1 ? "case" : "cases") + " registered since yesterday", "昨日以来新登记的案件"),
        logCommand("--type", EventType.caseRegistered.name)),
      tile(
        due.count,
        horizon.unit == .workingDays
          ? words.pick("\(timers) due by the next working day", "一个工作日内到期的时限（个）")
          : words.pick("\(timers) due within 24 hours", "24 小时内到期的时限（个）"), dueCommand),
    ]
    return "<div class=\"tiles\">\n\(all.joined())</div>\n"
  }

  private func tile(
    _ number: Int, _ meaning: String, _ command: PageCommand, isAlert: Bool = false
  ) -> Markup {
    let kind: Markup = isAlert ? "tile alert" : "tile"
    return """
      <div class="\(kind)"><b>\(number)</b>\(meaning)<p class="from">\(command.markup)</p></div>

      """
  }

  // MARK: Figures

  /// So many cases are drawn.
  private static let casesDrawn = 12

  private var eldest: PageFigure {
    let (words, reports) = (page.words, page.reports)
    var seen: Set<Subject> = []
    let first = overdue.filter { seen.insert($0.subject).inserted }.prefix(Self.casesDrawn)
    let rows = first.map { item in
      let name = page.view.state.table.name(of: item.subject)
      let (days, unit) = (reports.days(since: item.registered), page.fullName(of: item.row.unit))
      let timer = words.timer(item.row.timer.rawValue)
      let age = words.pick("\(days) d", "\(days) 天")
      let title: Markup = "\(isolated: name) · \(age) · \(timer) · \(isolated: unit)"
      return BarChart.Row(
        label: name, parts: [(max(1, days), .alert)],
        value: age + " · " + Chart.fitted(page.name(of: item.row.unit), in: 110), title: title)
    }
    let label = words.pick("Age in days of the oldest open overdue cases", "案龄最长的在办超期案件（天）")
    return PageFigure(
      title: Phrase("Open and overdue, the oldest first", "在办超期案件，案龄长者在前"),
      note: counted(
        rows.count, of: seen.count, ("case", "cases"),
        "by days since registration; the table lists every timer", "件，按登记至今天数；表中为全部时限"),
      chart: BarChart.markup(rows, label),
      table: table(overdue, overdueCommand), commands: [overdueCommand])
  }

  private func counted(
    _ shown: Int, of count: Int, _ noun: (one: String, many: String), _ english: String,
    _ chinese: String
  ) -> Markup {
    Markup(page.drawn(shown, of: count, noun, english, chinese))
  }

  private func table(_ items: [DueItem], _ command: PageCommand) -> PageTable? {
    // A title is free text.
    let columns = CaseReports.due.shown.filter { $0.key != "title" }
    return items.isEmpty ? nil : PageTable(items, columns, page, all: command)
  }

  /// So many units are drawn.
  private static let unitsDrawn = 20

  private var matrix: PageFigure {
    let words = page.words
    let units = UnitOverdue.counting(overdue, page.view.symbols)
    let timers = Timer.allCases.filter { timer in units.contains { $0[timer] > 0 } }
    let rows = units.prefix(Self.unitsDrawn).map { row in
      let (name, full) = (page.name(of: row.unit), page.fullName(of: row.unit))
      return HeatMap.Row(
        label: name, counts: timers.map { row[$0] },
        titles: timers.map { timer in
          "\(isolated: full) · \(words.timer(timer.rawValue)) · \(row[timer])"
        })
    }
    let type = RowType<UnitOverdue>(
      [.init("unit", \.unit), .init("unitName", { UnitName(unit: $0.unit) })]
        + timers.map { timer in
          .init(timer.rawValue, { $0[timer] > 0 ? $0[timer] : nil }, titled: "@" + timer.rawValue)
        } + [.init("overdue", \.total)])
    return PageFigure(
      title: Phrase("Overdue by unit and timer", "各单位各类时限超期数"),
      note: counted(
        rows.count, of: units.count, ("unit", "units"), "with something overdue on an open case",
        "个单位在办案件有超期时限"),
      chart: HeatMap.markup(
        rows, columns: timers.map { words.timer($0.rawValue) },
        words.pick("Timers overdue, by unit and timer", "各单位各类时限超期数")),
      table: units.isEmpty ? nil : PageTable(units, type.shown, page, all: overdueCommand),
      commands: [page.command("overdue", "--open")])
  }

  /// So many types are drawn.
  private static let typesDrawn = 12

  private var news: PageFigure {
    let words = page.words
    let rows = recorded.prefix(Self.typesDrawn).map {
      BarChart.Row(words.event($0.type), $0.count)
    }
    let type = RowType<RecordedCount>([
      .init("type", \.type, named: Words.event), .init("count", \.count),
    ])
    let since = page.view.startOfYesterday.text(page.reports) ?? ""
    return PageFigure(
      title: Phrase("New since yesterday", "昨日以来新记"),
      note: "\(words.pick("Events recorded since \(since), by type", "\(since) 以来记录的事件，按类型"))",
      chart: BarChart.markup(rows, words.pick("Events recorded, by type", "新记事件，按类型")),
      table: recorded.isEmpty ? nil : PageTable(recorded, type.shown, page, all: logCommand()),
      commands: [logCommand()])
  }

  private var falling: PageFigure {
    let words = page.words
    let rows = Timer.allCases.compactMap { timer -> BarChart.Row? in
      let count = due.count { $0.row.timer == timer }
      return count == 0 ? nil : BarChart.Row(words.timer(timer.rawValue), count)
    }
    let end = page.view.later(horizon)?.text(page.reports) ?? ""
    return PageFigure(
      title: horizon.unit == .workingDays
        ? Phrase("Due by the next working day", "一个工作日内到期")
        : Phrase("Due within 24 hours", "24 小时内到期"),
      note:
        "\(words.pick("Timers of open cases that fall due up to \(end)", "在办案件到 \(end) 为止到期的时限"))",
      chart: BarChart.markup(rows, words.pick("Timers that fall due, by timer", "将到期的时限，按类别")),
      table: table(due, dueCommand), commands: [dueCommand])
  }
}
