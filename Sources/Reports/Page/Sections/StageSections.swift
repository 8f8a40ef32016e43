import Basics
import CaseModel
import Projection
import Queries

/// The cases of the period through the four stages (受理、派发、督办、考核), and where they ended.
struct StageSections {
  private let page: PageContext
  private let figures: PeriodFigures

  init(_ page: PageContext) {
    self.page = page
    figures = page.view.figures(page.period, repeatDays: Disclosure.publishedRepeatDays)
  }

  var sections: [PageSection] {
    [
      PageSection(title: Phrase("The four stages", "四个阶段"), figures: [funnel, totals]),
      PageSection(title: Phrase("Closed at which tier", "办结层级"), figures: [tiers]),
    ]
  }

  private var funnel: PageFigure {
    let (words, steps) = (page.words, page.view.stageFunnel(page.period))
    let command = page.command("report", "funnel", "--period", page.period.name)
    let rows = steps.map { step in
      let (stage, name) = (words.stage(step.stage.rawValue), words.figure(step.figure))
      let value = step.whole.map { page.share(step.count, of: $0, step.percent) } ?? "\(step.count)"
      return BarChart.Row(
        group: stage, label: name,
        parts: [(step.count, step.isWarning ? .alert : .main)], value: value,
        title: "\(stage) · \(name) · \(value)")
    }
    return PageFigure(
      title: Phrase("How far the cases of the period came", "本期登记案件办到哪一步"),
      note: Markup(
        words.pick(
          "Cases registered in the period, as they stand now; each step as a percentage of the one before it, supervised and resolved cases as percentages of those registered.",
          "本期登记的案件现在的情况；每步占上一步的比例，督办和办结占登记数的比例。")),
      keys: [
        (.main, Phrase("came so far", "办到此步")), (.alert, Phrase("supervised", "被督办")),
      ],
      chart: BarChart.markup(rows, words.pick("Cases by stage", "各阶段案件数")),
      table: PageTable(steps, PeriodReports.stages.shown, page, all: command), commands: [command])
  }

  /// What happened in the period, to whatever cases.
  private var totals: PageFigure {
    let words = page.words
    let totals = page.view.totals(figures)
    let command = page.command("report", "disclosure", "--period", page.period.name)
    let rows = totals.filter { $0.count > 0 }.map { total in
      BarChart.Row(
        words.figure(total.figure), [(total.count, .main)],
        total.whole.map { page.share(total.count, of: $0, total.percent) } ?? "\(total.count)")
    }
    return PageFigure(
      title: Phrase("What happened in the period", "本期办件"),
      note:
        """
        \(words.pick(
          "As it is made public: whatever cases it happened to, also those excluded from the scoreboard",
          "与每月公开同口径：按本期发生的事计数，考核中已剔除的案件也计入"))
        """,
      chart: BarChart.markup(rows, words.pick("What happened, by figure", "本期办件各项指标")),
      table: PageTable(totals, PeriodReports.totals.shown, page, all: command), commands: [command])
  }

  /// At which tier cases were closed.
  private var tiers: PageFigure {
    let words = page.words
    let shares = page.view.tierShares(figures)
    let command = page.command("report", "tiers", "--period", page.period.name)
    let rows = shares.map { share in
      let name = words.tier(share.tier.text(page.reports) ?? "none")
      let (own, within) = (page.percent(share.share), page.percent(share.within))
      let upTo = words.pick("up to here", "累计")
      return BarChart.Row(
        label: name, parts: [(share.closed, .main)],
        value: "\(share.closed) · \(own) · \(upTo) \(within)",
        title: "\(isolated: name) · \(share.closed) · \(own) · \(upTo) \(within)")
    }
    return PageFigure(
      title: Phrase("Cases closed, by tier", "各层级结案数"),
      note: Markup(
        words.pick(
          "Cases closed in the period: how many, their share, and the share closed there or below",
          "本期结案：件数、占比，以及在该级及以下结案的占比")),
      chart: BarChart.markup(rows, words.pick("Cases closed, by tier", "各层级结案数")),
      table: PageTable(shares, PeriodReports.tiers.shown, page, all: command), commands: [command])
  }
}
