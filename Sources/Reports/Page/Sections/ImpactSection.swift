import Basics
import CaseModel
package import RuleImpact

/// What other rules would mean, as far as a page shows it.
package struct PageImpact: Sendable {
  /// How a draft's rules are named on a command line, and what they would mean.
  package struct Tried: Sendable {
    let draft: DraftImpact
    let ranks: [RankChange]
    let total: ImpactCounts.Classes

    package init(_ draft: Draft, _ impact: Impact) {
      self.draft = DraftImpact(draft, impact)
      ranks = impact.rankChanges
      total = impact.total
    }
  }

  /// Today's rules, held against themselves.
  let today: DraftImpact
  let tried: [Tried]
  /// The clause that varies as it was given, and the drafts, in the order of its values.
  let clause: String?
  let curve: [DraftImpact]

  /// - Parameter today: called `now`.
  package init(
    today: DraftImpact, tried: [Tried], clause: String? = nil, curve: [DraftImpact] = []
  ) {
    self.today = today
    self.tried = tried
    self.clause = clause
    self.curve = curve
  }
}

/// The rules that were tried beside: before and after, slopes of ranks, the curve of a clause.
struct ImpactSection {
  private let impact: PageImpact
  private let page: PageContext

  init(_ impact: PageImpact, _ page: PageContext) {
    self.impact = impact
    self.page = page
  }

  var section: PageSection {
    var figures: [PageFigure] = []
    if !impact.tried.isEmpty {
      figures.append(onTime)
      for tried in impact.tried.prefix(Self.draftsDrawn) {
        figures.append(classes(tried))
        figures.append(slopes(tried))
      }
    }
    if impact.clause != nil { figures += [curve, changed] }
    return PageSection(title: Phrase("Rule impact", "规则影响"), lead: lead, figures: figures)
  }

  /// Where a file lies may name a person, and is not on the page.
  private var lead: Markup {
    let text = page.words.pick(
      "A file of rules is named without its folder: in the commands write where it lies.",
      "规则文件只写文件名，不写所在目录；运行命令时请写明文件的位置。")
    return impact.tried.isEmpty ? "" : "<p class=\"lead\">\(text)</p>\n"
  }

  /// So many drafts have drawings of their own.
  private static let draftsDrawn = 6

  // MARK: Commands

  private func command(_ names: [String], _ more: [String] = []) -> PageCommand {
    page.command(
      ["reproject"] + names.flatMap { ["--rules", $0] } + more + ["--period", page.period.name])
  }

  private var sideBySide: PageCommand { command(["now"] + impact.tried.map(\.draft.label)) }

  private var curveCommand: PageCommand {
    command(impact.tried.map(\.draft.label), ["--vary", impact.clause ?? ""])
  }

  // MARK: Figures

  private var onTime: PageFigure {
    let words = page.words
    let drafts = [impact.today] + impact.tried.map(\.draft)
    let rows = drafts.enumerated().map { index, draft in
      let name = index == 0 ? words.pick("today's rules", "现行规则") : draft.label
      let value = page.percent(draft.onTime)
      return BarChart.Row(
        label: name, parts: [(draft.onTime?.hundredths ?? 0, index == 0 ? .quiet : .main)],
        value: value, title: "\(isolated: name) · \(value)")
    }
    return PageFigure(
      title: Phrase("On time, before and after", "按时率：施行前后"),
      note:
        "\(words.pick("Legs on time of those due in the period, all units together", "本期到期承办段的按时率，全部单位合计"))",
      keys: [
        (.quiet, Phrase("today's rules", "现行规则")), (.main, Phrase("the rules tried", "拟用规则")),
      ],
      chart: BarChart.markup(rows, full: 10_000, words.pick("On time by ruleset", "各规则按时率")),
      table: PageTable(drafts, ImpactReport.drafts.shown, page, all: sideBySide),
      commands: [sideBySide])
  }

  private func classes(_ tried: PageImpact.Tried) -> PageFigure {
    let words = page.words
    let rows = ImpactClass.allCases.filter { tried.total[$0] > 0 }.map { impact in
      let count = tried.total[impact]
      let ink: Ink =
        impact == .same ? .quiet : impact == .lateToMet || impact == .dueMoved ? .main : .alert
      return (
        BarChart.Row(words.impact(impact.name), count, ink), (impact: impact, cases: count)
      )
    }
    let own = command([tried.draft.label])
    return PageFigure(
      title: titled("Cases by what changes", "各类变化件数", tried),
      note:
        "\(words.pick("\(words.count(tried.total.cases, "case", "cases")) registered in the period, \(tried.total.changed) of them different", "本期登记 \(tried.total.cases) 件，其中 \(tried.total.changed) 件有变化"))",
      chart: BarChart.markup(rows.map(\.0), words.pick("Cases by class", "各类件数")),
      table: PageTable(rows.map(\.1), ImpactReport.byClass.shown, page, all: own), commands: [own])
  }

  private func titled(
    _ english: String, _ chinese: String, _ tried: PageImpact.Tried
  ) -> Phrase {
    let draft = ImpactReport.named(draft: tried.draft.label)
    return Phrase("\(english) · \(draft.english)", "\(chinese) · \(draft.chinese)")
  }

  private func slopes(_ tried: PageImpact.Tried) -> PageFigure {
    let words = page.words
    let moved = tried.ranks.filter { $0.before?.rank != $0.after?.rank }
    let own = command([tried.draft.label])
    return PageFigure(
      title: titled("Ranks before and after", "施行前后名次", tried),
      note: moved.isEmpty
        ? "\(words.pick("No unit would have another rank", "没有单位的名次会变"))"
        : "\(words.pick("Units that would have another rank: ", "名次会变的单位："))\(RankSlopes.note(moved, words))",
      keys: RankSlopes.keys,
      chart: RankSlopes(page).markup(
        moved, heads: (words.pick("today", "现行"), words.pick("tried", "拟用"))),
      table: tried.ranks.isEmpty
        ? nil
        : PageTable(
          tried.ranks, page.named(ImpactReport.changes.shown) { $0.unit }, page, all: own),
      commands: [own])
  }

  // MARK: A clause

  private var curve: PageFigure {
    let words = page.words
    let points = impact.curve.map { draft in
      CurveChart.Point(
        label: draft.label, hundredths: draft.onTime?.hundredths,
        value: draft.onTime?.text(page.reports) ?? "–",
        title: "\(draft.label) · \(page.percent(draft.onTime))")
    }
    let clause = impact.clause ?? ""
    return PageFigure(
      title: Phrase("On time over the values of a clause", "按时率随条款取值的变化"),
      note: "<code>\(clause)</code>",
      chart: CurveChart.markup(points, words.pick("On time in percent, by value", "各取值的按时率")),
      table: PageTable(impact.curve, ImpactReport.drafts.shown, page, all: curveCommand),
      commands: [curveCommand])
  }

  private var changed: PageFigure {
    let words = page.words
    let rows = impact.curve.map { draft in
      let late = draft.counts[.metToLate]
      let saved = draft.counts[.lateToMet]
      let other = draft.counts.changed - late - saved
      return BarChart.Row(
        draft.label, [(late, .alert), (saved, .main), (other, .quiet)],
        "\(late) · \(saved) · \(other)")
    }
    return PageFigure(
      title: Phrase("Cases that change, by value", "各取值下有变化的件数"),
      note:
        "\(words.pick("Of \(words.count(impact.today.counts.cases, "case", "cases")) registered in the period", "本期登记的 \(impact.today.counts.cases) 件中"))",
      keys: [
        (.alert, Phrase("met to late", "按时变逾期")), (.main, Phrase("late to met", "逾期变按时")),
        (.quiet, Phrase("otherwise changed", "其他变化")),
      ],
      chart: BarChart.markup(rows, words.pick("Cases that change", "有变化的件数")),
      commands: [curveCommand])
  }
}
