import Basics
import CaseModel
import Projection
import Queries

/// How old the open cases are.
enum AgesSection {
  static func section(_ page: PageContext) -> PageSection {
    let (words, bands) = (page.words, page.view.openAges())
    let command = page.command("report", "ages")
    let rows = bands.map { band in
      BarChart.Row(
        words.age(band), [(band.overdue, .alert), (band.cases - band.overdue, .soft)],
        words.pick("\(band.cases), \(band.overdue) overdue", "\(band.cases) 件，超期 \(band.overdue)"))
    }
    let figure = PageFigure(
      title: Phrase("Open cases by age", "在办案件案龄"),
      note:
        "\(words.pick("Open cases by days of 24 hours since registration", "在办案件，按登记至今的天数（每天 24 小时）"))",
      keys: [
        (.alert, Phrase("with a timer overdue", "有时限超期")),
        (.soft, Phrase("nothing overdue", "无超期")),
      ],
      chart: BarChart.markup(rows, words.pick("Open cases by age", "在办案件案龄")),
      table: PageTable(bands, PeriodReports.ages.shown, page, all: command), commands: [command])
    return PageSection(title: Phrase("Ageing of what is open", "在办案龄"), figures: [figure])
  }
}

/// On which days timers were broken.
enum BreachesSection {
  static func section(_ page: PageContext) -> PageSection {
    let (words, days) = (page.words, page.view.breachDays(page.period))
    let command = page.command("report", "breaches", "--period", page.period.name)
    let (broken, due) = days.reduce(into: (0, 0)) { sum, day in
      sum.0 += day.breaches
      sum.1 += day.due
    }
    let cells = days.map { day in
      let text = words.pick(
        "\(day.date.text): \(day.breaches) of \(day.due) broken",
        "\(day.date.text)：到期 \(day.due)，未按时 \(day.breaches)")
      return DayCalendar.Day(date: day.date, count: day.breaches, title: "\(text)")
    }
    let weekdays = Weekday.allCases.map { day in
      words.pick(String(day.rawValue.prefix(2)).capitalised, String(words.weekday(day).suffix(1)))
    }
    let label = words.pick("Timers broken, by day", "每日未按时的时限数")
    let figure = PageFigure(
      title: Phrase("Breaches by day", "超期与逾期日历"),
      note: Markup(
        words.pick(
          "\(broken) of \(due) timers that fell due in the period were late or are overdue, by the day on which they were due",
          "本期到期的 \(due) 个时限中 \(broken) 个未按时（逾期或超期），按到期日")),
      chart: due == 0 ? nil : DayCalendar.markup(cells, weekdays: weekdays, label),
      table: PageTable(
        days.filter { $0.due > 0 }, PeriodReports.breaches.shown, page, all: command),
      commands: [command])
    return PageSection(title: Phrase("Calendar of breaches", "超期与逾期日历"), figures: [figure])
  }
}

extension String {
  /// With its first letter large.
  fileprivate var capitalised: String { prefix(1).uppercased() + dropFirst() }
}

/// Which units were called and did not report in.
enum AbsencesSection {
  /// So many units are drawn.
  private static let unitsDrawn = 20

  static func section(_ page: PageContext) -> PageSection {
    let words = page.words
    let units = page.view.attendance(calledIn: page.period.bounds(in: page.view.zone))
    // The month's own command, where the period is one.
    let command =
      page.period.length == .month
      ? page.command("absent", "--month", page.period.name)
      : page.command("report", "disclosure", "--period", page.period.name)
    let shown = units.prefix(unitsDrawn)
    let figure = PageFigure(
      title: Phrase("Called by whistles", "吹哨报到"),
      note: Markup(
        page.drawn(
          shown.count, of: units.count, ("unit", "units"),
          "called in the period, absent most often first", "个单位在本期被吹哨，未报到多者在前")),
      keys: [
        (.alert, Phrase("absent", "未报到")), (.main, Phrase("reported in", "已报到")),
        (.quiet, Phrase("excused, pending or void", "免到、未到期或作废")),
      ],
      chart: BarChart.markup(shown.map { row($0, page) }, words.pick("Calls by unit", "各单位吹哨情况")),
      table: units.isEmpty
        ? nil
        : PageTable(
          units, page.named(SuperviseReports.attendance.shown) { $0.unit }, page, all: command),
      commands: [command])
    return PageSection(title: Phrase("Absent departments", "未报到单位"), figures: [figure])
  }

  private static func row(_ unit: Attendance, _ page: PageContext) -> BarChart.Row {
    let absent = unit[.absent]
    let value = page.words.pick(
      "\(absent) absent of \(unit.called)", "被吹哨 \(unit.called) 次，未报到 \(absent) 次")
    return BarChart.Row(
      label: page.name(of: unit.unit),
      parts: [
        (absent, .alert), (unit.reported, .main),
        (unit.called - absent - unit.reported, .quiet),
      ], value: value, title: "\(isolated: page.fullName(of: unit.unit)) · \(value)")
  }
}
