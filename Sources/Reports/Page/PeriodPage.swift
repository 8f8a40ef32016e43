import Basics
package import CaseModel
package import Projection
package import Queries

/// A period on one page for a browser and for print: charts, the tables behind them, and the commands
/// that give each number.
///
/// Nothing is loaded from elsewhere and nothing is run: no script, no font, no picture, and a policy in
/// the page that would forbid them. No free text of the book and no person is on it: no titles, no reasons,
/// no notes, no actors.
package struct PeriodPage: Sendable {
  /// What is made by itself, in the order of the page.
  package enum Part: CaseIterable, Sendable {
    case brief, stages, ages, breaches, absences, assessment, file, impact
  }

  /// The case that is shown as a time line.
  package struct File: Sendable {
    let report: CaseReport
    let isChosen: Bool

    /// - Parameter isChosen: whether somebody asked for it, instead of its being the eldest.
    package init(_ report: CaseReport, isChosen: Bool) {
      self.report = report
      self.isChosen = isChosen
    }
  }

  private let page: PageContext
  /// Since the beginning of the day before *now*.
  private let recorded: [RecordedCount]
  private let file: File?
  private let impact: PageImpact?

  /// - Parameters:
  ///   - view: the whole book under its own rules.
  ///   - query: which events it sees.
  ///   - recorded: since `view.startOfYesterday`.
  ///   - impact: of the rules that are tried beside; nil where none are.
  package init(
    _ view: CaseView, _ period: Period, _ query: TemporalQuery, in words: Words,
    recorded: [RecordedCount], file: File?, impact: PageImpact?
  ) {
    page = PageContext(view, words, period, query)
    self.recorded = recorded
    self.file = file
    self.impact = impact
  }

  /// A part of the page.
  ///
  /// - Complexity: O(cases · runs) at most.
  package func part(_ part: Part) -> PagePart {
    PagePart(sections: sections(of: part))
  }

  private func sections(of part: Part) -> [PageSection] {
    switch part {
    case .brief: [BriefSection(page, recorded).section]
    case .stages: StageSections(page).sections
    case .ages: [AgesSection.section(page)]
    case .breaches: [BreachesSection.section(page)]
    case .absences: [AbsencesSection.section(page)]
    case .assessment: AssessmentSections(page).sections
    case .file: [FileSection.section(file, page)]
    case .impact: impact.map { [ImpactSection($0, page).section] } ?? []
    }
  }

  /// The whole page as UTF-8.
  ///
  /// - Parameter parts: all of them, in their order.
  package func html(_ parts: [PagePart]) -> [UInt8] {
    let words = page.words
    let sections = parts.flatMap(\.sections)
    let links = sections.enumerated().map { index, section -> Markup in
      "<a href=\"#s\(index + 1)\">\(words.text(section.title))</a>"
    }
    let bodies = sections.enumerated().map { $1.markup(words, id: $0 + 1) }
    let title = words.pick(
      "Whistle and report: \(page.period.name)",
      "吹哨报到\(Self.report(page.period)) · \(page.period.name)")
    let document: Markup = """
      <!DOCTYPE html>
      <html lang="\(words.pick("en", "zh-CN"))">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>\(title)</title>
      <style>
      \(PageStyle.css)
      </style>
      </head>
      <body>
      <header><h1>\(title)</h1>
      \(heading)<nav>\(links.joined(" "))</nav>
      </header>
      <main>
      \(bodies.joined())</main>
      <footer>\(footing)</footer>
      </body>
      </html>

      """
    return Array(document.text.utf8)
  }

  private static func report(_ period: Period) -> String {
    switch period.length {
    case .month: "月报"
    case .quarter: "季报"
    case .year: "年报"
    }
  }

  /// What the page is of.
  private var heading: Markup {
    let (words, view) = (page.words, page.view)
    let rules = view.state.reference.ruleset(at: view.now)
    let named = rules.map { "\($0.name) \($0.digest.hex.prefix(12))" } ?? words.pick("none", "无")
    let facts: [(String, String)] = [
      (words.pick("now", "现在"), view.now.text(page.reports) ?? ""),
      (words.pick("rules", "规则"), named),
      (words.pick("events", "事件数"), String(view.state.events)),
      (words.pick("cases", "案件数"), String(view.state.table.caseCount)),
    ]
    var items = facts.map { fact -> Markup in "\(fact.0) \(name: fact.1)" }
    let bounds = page.period.bounds(in: view.zone)
    if bounds.lowerBound > view.now {
      items.append("\(words.pick("the period has not begun", "本期尚未开始"))")
    } else if bounds.upperBound > view.now {
      items.append("\(words.pick("the period is not over yet", "本期尚未结束"))")
    }
    return "<p>\(items.joined(" · "))</p>\n<p>\(page.command("board").markup)</p>\n"
  }

  private var footing: Markup {
    let words = page.words
    let lines = [
      words.pick(
        "Each figure names the commands that print its numbers; run them in the directory of the book, or with --home.",
        "每张图下都注明得出其数字的命令；请在台账所在目录运行，或加 --home。"),
      words.pick(
        "No titles, reasons, notes or persons are on this page: the book has them.",
        "本页不含标题、原因、备注和人员，这些内容见台账。"),
    ]
    return lines.map { line -> Markup in "<p>\(line)</p>\n" }.joined()
  }
}

/// A part of a page that was made.
package struct PagePart: Sendable {
  let sections: [PageSection]
}
