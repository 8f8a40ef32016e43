import Basics
import CaseModel
import EventBook
import Projection
import Queries

/// One case as a time line.
enum FileSection {
  /// So many timers are drawn, the last.
  private static let timersDrawn = 24

  static func section(_ file: PeriodPage.File?, _ page: PageContext) -> PageSection {
    let title = Phrase("A case as a time line", "案件时间线")
    guard let file else {
      let text = page.words.pick("The book has no case.", "台账中没有案件。")
      return PageSection(title: title, lead: "<p class=\"none\">\(text)</p>\n")
    }
    return PageSection(
      title: title, lead: lead(file, page), figures: [line(file, page), history(file, page)])
  }

  private static func lead(_ file: PeriodPage.File, _ page: PageContext) -> Markup {
    let (words, state) = (page.words, file.report.row.state)
    let chosen =
      file.isChosen
      ? ""
      : words.pick(
        "Shown here: of the open cases with something overdue the one registered first; where none is overdue, of the open ones; where none is open, of all.",
        "选取规则：在办且有超期的案件中登记最早的；无超期时取在办中最早的；无在办时取全部中最早的。")
    let facts = [
      words.text(state.status.label), words.tier(state.tier.text(page.reports) ?? "none"),
      page.fullName(of: state.holder),
      page.reports.name(ofMatter: state.matter) ?? state.matter.text(page.reports) ?? "",
    ]
    let items = facts.filter { !$0.isEmpty }.map { fact -> Markup in "\(name: fact)" }
    return """
      <p><strong>\(name: file.report.row.name)</strong> · \(items.joined(" · "))</p>
      <p class="lead">\(chosen)</p>

      """
  }

  private static func command(_ file: PeriodPage.File, _ page: PageContext) -> PageCommand {
    page.command("case", file.report.row.name)
  }

  // MARK: The time line

  private static func line(_ file: PeriodPage.File, _ page: PageContext) -> PageFigure {
    let (words, timers) = (page.words, file.report.row.timers)
    let shown = timers.suffix(timersDrawn)
    let marks = file.report.history.compactMap { event -> TimelineChart.Mark? in
      guard let time = Timestamp(rfc3339: event.time) else { return nil }
      let path = String(event.source.dropFirst())
      let symbol = page.reports.symbols.find(path)
      let unit = page.reports.name(of: symbol) == nil ? path : page.fullName(of: symbol)
      return TimelineChart.Mark(
        time: time,
        title: "\(time.text(page.reports) ?? "") · \(words.event(event.type)) · \(isolated: unit)")
    }
    let bounds = bounds(file, marks, page)
    let ends = (
      bounds.lowerBound.text(page.reports) ?? "", bounds.upperBound.text(page.reports) ?? ""
    )
    return PageFigure(
      title: Phrase("Timers from start to stop", "各时限起止"),
      note: Markup(
        words.pick(
          "Above the events, each a dot; a bar for each run of a timer, and a stroke where it was due",
          "上方圆点为事件；每条为一个时限的一次计时，竖线为到期时刻")),
      keys: [
        (.main, Phrase("met, or running", "按时或计时中")), (.alert, Phrase("late or overdue", "逾期或超期")),
        (.quiet, Phrase("void or paused", "作废或暂停")),
      ],
      chart: TimelineChart.markup(
        shown.map { row($0, until: bounds.upperBound, page) }, marks, in: bounds, ends: ends,
        words.pick("The case from registration on", "案件自登记以来")),
      table: PageTable(timers, CaseReports.timers.shown, page, all: command(file, page)),
      commands: [command(file, page)])
  }

  private static func row(
    _ timer: TimerRow, until end: Timestamp, _ page: PageContext
  ) -> TimelineChart.Row {
    let words = page.words
    let ink: Ink =
      switch timer.state {
      case .met, .running: .main
      case .late, .overdue: .alert
      case .void, .paused: .quiet
      }
    let name = words.timer(timer.timer.rawValue) + (timer.number > 1 ? " \(timer.number)" : "")
    let times = [timer.start, timer.due, timer.stop].map { $0?.text(page.reports) ?? "–" }
    let title: Markup = """
      \(name) · \(words.state(timer.state.rawValue)) · \(isolated: page.fullName(of: timer.unit)) · \
      \(words.pick("start", "起")) \(times[0]) · \(words.pick("due", "到期")) \(times[1]) · \
      \(words.pick("stop", "止")) \(times[2])
      """
    return TimelineChart.Row(
      label: name, start: timer.start, end: timer.stop ?? end, due: timer.due, ink: ink,
      title: title)
  }

  /// From the registration to the last event, to *now* while the case is open or a timer runs.
  private static func bounds(
    _ file: PeriodPage.File, _ marks: [TimelineChart.Mark], _ page: PageContext
  ) -> ClosedRange<Timestamp> {
    let row = file.report.row
    let isRunning = row.state.status.isOpen || row.timers.contains { $0.stop == nil }
    var ends = marks.map(\.time) + row.timers.compactMap(\.stop)
    if isRunning { ends.append(page.view.now) }
    let start = min(row.state.registered, ends.min() ?? row.state.registered)
    return start...max(start, ends.max() ?? start)
  }

  // MARK: What happened

  private static func history(_ file: PeriodPage.File, _ page: PageContext) -> PageFigure {
    let words = page.words
    // What was said about it is free text.
    let columns = CaseReports.history.shown.filter { $0.key != "what" }
    let counts = Dictionary(grouping: file.report.history, by: \.type).map {
      ($0.key, $0.value.count)
    }
    .sorted { ($1.1, $0.0) < ($0.1, $1.0) }
    let rows = counts.map { BarChart.Row(words.event($0), $1) }
    return PageFigure(
      title: Phrase("What happened", "经过"),
      note:
        "\(words.pick("Events of the case by type; in the table when, and by which unit", "案件的事件，按类型；表中为时间与记录单位"))",
      chart: BarChart.markup(rows, words.pick("Events by type", "各类事件")),
      table: PageTable(file.report.history, columns, page, all: command(file, page)),
      commands: [command(file, page)])
  }
}
