import Basics
import CaseModel
import Projection
import Queries

/// The cases of the period through the four stages (受理、派发、督办、考核).
enum FunnelSection {
  static func section(_ page: PageContext) -> PageSection {
    let (words, steps) = (page.words, page.view.stageFunnel(page.period))
    let command = page.command("report", "funnel", "--period", page.period.name)
    let rows = steps.map { step in
      let (stage, name) = (words.stage(step.stage.rawValue), words.figure(step.figure))
      let value = step.whole.map { page.share(step.count, of: $0, step.percent) } ?? "\(step.count)"
      return BarChart.Row(
        group: stage, label: name,
        parts: [(step.count, step.stage == .supervise ? .alert : .main)], value: value,
        title: "\(stage) · \(name) · \(value)")
    }
    let figure = PageFigure(
      title: Phrase("How far the cases of the period came", "本期登记案件办到哪一步"),
      note: """
        \(words.pick(
          "Cases registered in the period, as they stand now; each step in percent of the one before it, what is supervised and resolved of those registered.",
          "本期登记的案件现在的情况；每步占上一步的比例，督办和办结占登记数的比例。"))
        """,
      keys: [
        (.main, Phrase("came so far", "办到此步")), (.alert, Phrase("supervised", "被督办")),
      ],
      chart: BarChart.markup(rows, words.pick("Cases by stage", "各阶段案件数")),
      table: PageTable(steps, PeriodReports.stages.shown, page, all: command), commands: [command])
    return PageSection(title: Phrase("The four stages", "四个阶段"), figures: [figure, totals(page)])
  }

  /// What happened in the period, to whatever cases.
  private static func totals(_ page: PageContext) -> PageFigure {
    let words = page.words
    let totals = page.view.totals(
      page.view.figures(page.period, repeatDays: Disclosure.publishedRepeatDays))
    let command = page.command("report", "disclosure", "--period", page.period.name)
    let rows = totals.filter { $0.count > 0 }.map { total in
      let name = words.figure(total.figure)
      let value =
        total.whole.map { page.share(total.count, of: $0, total.percent) } ?? "\(total.count)"
      return BarChart.Row(
        label: name, parts: [(total.count, .main)], value: value, title: "\(name) · \(value)")
    }
    return PageFigure(
      title: Phrase("What happened in the period", "本期办件"),
      note:
        "\(words.pick("As it is made public: whatever cases it happened to", "与每月公开同口径：按本期发生的事计数"))",
      chart: BarChart.markup(rows, words.pick("What happened, by figure", "本期办件各项指标")),
      table: PageTable(totals, PeriodReports.totals.shown, page, all: command), commands: [command])
  }
}
