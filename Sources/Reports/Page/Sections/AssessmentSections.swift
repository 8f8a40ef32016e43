import Basics
import CaseModel
import Projection
import Queries

/// On time and satisfied by unit, and the ranking against that of the period before.
struct AssessmentSections {
  private let page: PageContext
  private let rows: [Scoreboard.Row]
  private let isGrouped: Bool
  private let changes: [RankChange]

  init(_ page: PageContext) {
    self.page = page
    let view = page.view
    let assessment = view.assessment(page.period)
    let scoreboard = view.scoreboard(assessment)
    rows = scoreboard.rows
    isGrouped = !assessment.rule.groups.isEmpty
    let before = page.period.before.map { view.scoreboard(view.assessment($0)) }
    changes = RankChange.between(
      before ?? Scoreboard([:], under: assessment.rule, view.symbols), scoreboard)
  }

  var sections: [PageSection] {
    [
      PageSection(title: Phrase("On time and satisfied", "按时与满意"), figures: [rates]),
      PageSection(title: Phrase("Ranking", "排名"), figures: slopes),
    ]
  }

  private func command(_ period: Period) -> PageCommand {
    page.command("assess", "--period", period.name)
  }

  // MARK: Rates

  /// So many units are drawn: those with most legs due.
  private static let unitsDrawn = 20

  private var rates: PageFigure {
    let words = page.words
    let order = rows.enumerated().sorted {
      ($1.element.tally[.due], $0.offset) < ($0.element.tally[.due], $1.offset)
    }.map(\.element)
    let drawn = order.filter { $0.tally[.due] > 0 || $0.tally[.reached] > 0 }
    let shown = drawn.prefix(Self.unitsDrawn).map(row)
    let type = isGrouped ? AssessReports.groupedScoreboard : AssessReports.scoreboard
    let number = shown.count < drawn.count ? words.pick("\(shown.count) of \(drawn.count)", "\(drawn.count) 个中的 \(shown.count)") : "\(drawn.count)"
    return PageFigure(
      title: Phrase("On time and satisfied, by unit", "各单位按时率与满意率"),
      note: """
        \(number) \(words.pick(
          "units, those with most legs due first: legs on time of those due, satisfied of those reached",
          "个单位，到期承办段多者在前：按时占到期，满意占访到"))
        """,
      keys: [
        (.main, Phrase("on time", "按时")), (.soft, Phrase("satisfied", "满意")),
      ],
      chart: RateChart.markup(Array(shown), words.pick("Rates by unit", "各单位比率")),
      table: rows.isEmpty ? nil : PageTable(rows, type.shown, page, all: command(page.period)),
      commands: [command(page.period)])
  }

  private func row(_ row: Scoreboard.Row) -> RateChart.Row {
    let words = page.words
    let full = page.fullName(of: row.unit)
    func rate(_ rate: CaseModel.Rate, _ ink: Ink) -> RateChart.Rate {
      let (part, whole) = rate.figures
      let percent = row.tally.percent(rate)
      return RateChart.Rate(
        hundredths: percent?.hundredths,
        value: page.share(row.tally[part], of: row.tally[whole], percent), ink: ink)
    }
    let (onTime, satisfied) = (rate(.onTime, .main), rate(.satisfied, .soft))
    let (first, second) = (words.pick("on time", "按时"), words.pick("satisfied", "满意"))
    return RateChart.Row(
      label: page.name(of: row.unit), rates: [onTime, satisfied],
      title: "\(isolated: full) · \(first) \(onTime.value) · \(second) \(satisfied.value)")
  }

  // MARK: Ranks

  /// A drawing for each group of the rules, or one.
  private var slopes: [PageFigure] {
    let ranked = changes.filter { $0.after?.rank != nil || $0.before?.rank != nil }
    let groups = Dictionary(grouping: ranked) { ($0.after ?? $0.before)?.group?.order ?? .max }
    let figures = groups.sorted { $0.key < $1.key }.prefix(Self.groupsDrawn).map { _, changes in
      slope(changes)
    }
    return figures.isEmpty ? [slope([])] : figures
  }

  private static let groupsDrawn = 6

  private func slope(_ changes: [RankChange]) -> PageFigure {
    let words = page.words
    let before = page.period.before
    let group = (changes.first?.after ?? changes.first?.before)?.group
    let name = group.map { words.pick(" · " + ($0.nameEn ?? $0.name), " · " + $0.name) } ?? ""
    let chart = RankSlopes(page).markup(
      changes, heads: (before?.name ?? "–", page.period.name))
    return PageFigure(
      title: Phrase("Rank against the period before" + name, "名次与上期相比" + name),
      note: "\(RankSlopes.note(changes.count, words))", keys: RankSlopes.keys, chart: chart,
      table: changes.isEmpty
        ? nil
        : PageTable(changes, ImpactReport.changes.shown, page, all: command(page.period)),
      commands: [command(page.period)] + (before.map { [command($0)] } ?? []))
  }
}

/// Units by rank, then and now.
struct RankSlopes {
  private let page: PageContext

  init(_ page: PageContext) { self.page = page }

  /// So many units are drawn: those that stand highest.
  private static let unitsDrawn = 20

  static let keys: [(ink: Ink, meaning: Phrase)] = [
    (.main, Phrase("risen", "上升")), (.alert, Phrase("fallen", "下降")),
    (.quiet, Phrase("as before", "不变")),
  ]

  static func note(_ count: Int, _ words: Words) -> String {
    count > unitsDrawn
      ? words.pick("The first \(unitsDrawn) of \(count) units", "\(count) 个单位中的前 \(unitsDrawn) 个")
      : words.pick("\(count) units", "\(count) 个单位")
  }

  func markup(_ changes: [RankChange], heads: (before: String, after: String)) -> Markup? {
    let words = page.words
    let rows = changes.prefix(Self.unitsDrawn).map { change in
      let ranks = [change.before?.rank, change.after?.rank].map { $0.map(String.init) ?? "–" }
      let full = page.fullName(of: change.unit)
      return SlopeChart.Row(
        label: page.name(of: change.unit), before: change.before?.rank, after: change.after?.rank,
        title: "\(isolated: full) · \(ranks[0]) → \(ranks[1])")
    }
    return SlopeChart.markup(
      rows, heads: heads, words.pick("Ranks before and after", "前后名次"))
  }
}
