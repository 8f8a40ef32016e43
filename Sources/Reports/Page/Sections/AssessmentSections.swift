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
      PageSection(title: Phrase("On time and satisfied", "按时与满意"), figures: [onTime, satisfied]),
      PageSection(title: Phrase("Ranking", "排名"), figures: slopes),
    ]
  }

  private func command(_ period: Period) -> PageCommand {
    page.command("assess", "--period", period.name)
  }

  // MARK: Rates

  /// So many units are drawn.
  private static let unitsDrawn = 20

  private var onTime: PageFigure {
    let type = isGrouped ? AssessReports.groupedScoreboard : AssessReports.scoreboard
    return rates(
      .onTime, Phrase("On time, by unit", "各单位按时率"),
      Phrase(
        "most legs due first: legs on time of those due in the period",
        "个单位，到期多者在前：本期到期承办段中按时的"), type.shown)
  }

  private var satisfied: PageFigure {
    let rates: [Column<Scoreboard.Row>] = [
      .init("unit", \.unit), .init("reached", { $0.tally[.reached] }),
      .init("solved", { $0.tally[.solved] }), .init("satisfied", { $0.tally[.satisfied] }),
      .init("solvedRate", { $0.tally.percent(.solved) }, none: .dash),
      .init("satisfiedRate", { $0.tally.percent(.satisfied) }, none: .dash),
    ]
    return self.rates(
      .satisfied, Phrase("Satisfied, by unit", "各单位满意率"),
      Phrase(
        "most cases reached first: satisfied of the cases reached by follow-up",
        "个单位，访到多者在前：回访到的案件中满意的"), rates)
  }

  /// - Parameter columns: of the table behind.
  private func rates(
    _ rate: Rate, _ title: Phrase, _ note: Phrase, _ columns: [Column<Scoreboard.Row>]
  ) -> PageFigure {
    let words = page.words
    let whole = rate.figures.1
    let order = rows.filter { $0.tally[whole] > 0 }
      .sortedStably { $0.tally[whole] > $1.tally[whole] }
    let bars = order.prefix(Self.unitsDrawn).map { bar($0, rate) }
    return PageFigure(
      title: title,
      note: Markup(
        page.drawn(
          bars.count, of: order.count, ("unit,", "units,"), note.english, note.chinese)),
      chart: BarChart.markup(bars, full: Self.full, words.text(title)),
      table: rows.isEmpty
        ? nil
        : PageTable(rows, page.named(columns) { $0.unit }, page, all: command(page.period)),
      commands: [command(page.period)])
  }

  /// All of a rate in hundredths of a percent.
  private static let full = 10_000

  private func bar(_ row: Scoreboard.Row, _ rate: Rate) -> BarChart.Row {
    let (part, whole) = rate.figures
    let percent = row.tally.percent(rate)
    let value = page.share(row.tally[part], of: row.tally[whole], percent)
    return BarChart.Row(
      label: page.name(of: row.unit), parts: [(percent?.hundredths ?? 0, .main)], value: value,
      title: "\(isolated: page.fullName(of: row.unit)) · \(value)")
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
      note: "\(RankSlopes.note(changes, words))", keys: RankSlopes.keys, chart: chart,
      table: changes.isEmpty
        ? nil
        : PageTable(
          changes, page.named(ImpactReport.changes.shown) { $0.unit }, page,
          all: command(page.period)),
      commands: [command(page.period)] + (before.map { [command($0)] } ?? []))
  }
}

/// Units by rank, then and now.
struct RankSlopes {
  private let page: PageContext

  init(_ page: PageContext) { self.page = page }

  /// So many units are drawn: where there are more, those whose rank changed most.
  private static let unitsDrawn = 20

  static let keys: [(ink: Ink, meaning: Phrase)] = [
    (.main, Phrase("risen", "上升")), (.alert, Phrase("fallen", "下降")),
    (.quiet, Phrase("as before", "不变")),
  ]

  static func note(_ changes: [RankChange], _ words: Words) -> String {
    let count = changes.count
    guard changes.contains(where: isDrawable) else {
      return words.pick(
        "\(words.count(count, "unit", "units")), none with a rank on both sides",
        "\(count) 个单位，均无前后两个名次")
    }
    let shown = drawn(changes).count
    return count > shown
      ? words.pick(
        "The \(shown) of \(words.count(count, "unit", "units")) whose rank changed most",
        "\(count) 个单位中名次变化最大的 \(shown) 个")
      : words.pick(words.count(count, "unit", "units"), "\(count) 个单位")
  }

  private static func isDrawable(_ change: RankChange) -> Bool {
    change.before?.rank != nil && change.after?.rank != nil
  }

  /// - Returns: nil where no unit has both ranks.
  func markup(_ changes: [RankChange], heads: (before: String, after: String)) -> Markup? {
    guard changes.contains(where: Self.isDrawable) else { return nil }
    let words = page.words
    let rows = Self.drawn(changes).map { change in
      let ranks = [change.before?.rank, change.after?.rank].map { $0.map(String.init) ?? "–" }
      let full = page.fullName(of: change.unit)
      return SlopeChart.Row(
        label: page.name(of: change.unit), before: change.before?.rank, after: change.after?.rank,
        title: "\(isolated: full) · \(ranks[0]) → \(ranks[1])")
    }
    return SlopeChart.markup(
      rows, heads: heads, words.pick("Ranks before and after", "前后名次"))
  }

  /// In the order of the changes. Of too many those that moved; where none did, the first.
  private static func drawn(_ changes: [RankChange]) -> [RankChange] {
    if changes.count <= unitsDrawn { return changes }
    let places = changes.indices.filter { isDrawable(changes[$0]) }
    let moved = places.filter { changes[$0].rise != 0 }
    return (moved.isEmpty ? places : moved).sorted { left, right in
      let (a, b) = (abs(changes[left].rise ?? 0), abs(changes[right].rise ?? 0))
      return a == b ? left < right : a > b
    }.prefix(unitsDrawn).sorted().map { changes[$0] }
  }
}
