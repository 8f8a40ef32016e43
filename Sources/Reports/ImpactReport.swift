package import Basics
package import CaseModel
import CommandLineKit
import Projection
package import RuleImpact

/// What other rules would mean.
package enum ImpactReport {
  // MARK: Rows

  /// Cases that differ.
  package static let cases = RowType<ImpactRow>([
    .init("case", \.subject), .init("class", \.impact), .init("first", \.first),
    .init("clause", \.clause), .init("timer", \.timer), .init("run", \.number),
    .init("reason", \.reason), .init("then", { $0.then }, as: standing),
    .init("today", { $0.today }, as: standing), .init("new", { $0.new }, as: standing),
  ])

  /// All cases in scope.
  package static let projection = RowType<ProjectedCase>(
    [.init("case", \.subject), .init("class", \.impact)]
      + standing.columns.map { $0.over(\.standing) })

  private static let standing = RowType<Standing>([
    .init("status", \.status), .init("tier", \.tier), .init("holder", \.holder),
    .init("timers", \.timers, of: timers),
  ])

  private static let timers = RowType<TimerStanding>([
    .init("timer", \.timer), .init("run", \.number), .init("state", \.state), .init("due", \.due),
    .init("provisional", \.isProvisional, omitted: true), .init("notices", \.notices),
  ])

  // MARK: Sums

  /// The sums of an answer, what it rests on, and which of its cases are shown.
  package struct Answer: Sendable {
    package let impact: Impact
    package var manifest: Impact.Manifest
    package let sample: CaseSample

    package init(
      _ impact: Impact, _ manifest: Impact.Manifest, showing sample: CaseSample = CaseSample()
    ) {
      self.impact = impact
      self.manifest = manifest
      self.sample = sample
    }
  }

  private static func sums(_ key: String) -> RowType<Impact.Sum> {
    RowType([
      .init(key, \.name), .init("cases", \.counts.cases),
      .init("classes") { sum in
        Counts(classes.map { ($0.name, sum.counts[$0]) }.filter { $0.1 > 0 })
      },
    ])
  }

  package static let end = RowType<Answer>([
    .init("summary", { $0.impact }, as: summary), .init("manifest", { $0.manifest }, as: manifest),
  ])

  /// An answer as one document whose rows come in pieces: `{"cases":[…],"summary":…,"manifest":…}`.
  package struct Document {
    private var isBegun = false

    package init() {}

    /// What stands before rows, or between some and others.
    private mutating func separator() -> [UInt8] {
      defer { isBegun = true }
      return isBegun ? [UInt8(ascii: ",")] : Array(#"{"cases":["#.utf8)
    }

    /// What some rows add to it.
    ///
    /// - Parameter lines: JSON lines, whole ones; no LF stands within one.
    package mutating func adding(_ lines: [UInt8]) -> [UInt8] {
      lines.isEmpty
        ? []
        : separator() + lines.dropLast().map { $0 == 0x0A ? UInt8(ascii: ",") : $0 }
    }

    /// The sums and the manifest, behind all rows.
    package mutating func finish(_ answer: Answer, _ context: RowContext) -> [UInt8] {
      let sums = JSONValue.object(ImpactReport.end.json(answer, context)).text
      return (isBegun ? [] : separator()) + Array("],\(sums.dropFirst())\n".utf8)
    }
  }

  static let classes: [ImpactClass] = [.same] + ImpactClass.allCases.dropLast()

  package static let summary = RowType<Impact>(
    [.init("now", \.today.now), .init("cases", \.total.cases)]
      + classes.map { impact in .init(impact.name) { $0.total[impact] } } + [
        .init("scope", { $0.scope }, as: scope),
        .init("lateFacts") {
          Counts([
            ("notice-missing", $0.lateFacts.missing), ("notice-unfounded", $0.lateFacts.unfounded),
          ])
        },
        .init("byTier", { $0.sums($0.byTier) }, of: sums("tier")),
        .init("byUnit", { $0.sums($0.byUnit) }, of: sums("unit")),
        .init("ranks", \.rankChanges, of: ranks),
        .init("bands", { ChangeBand.all(of: $0.rankChanges) }, of: bands),
      ])

  private static let bands = RowType<ChangeBand>([
    .init("measure", \.measure.rawValue), .init("from", with: { band, _ in band.bound(band.from) }),
    .init("below", with: { band, _ in band.below.map(band.bound) }),
    .init("winners", \.winners), .init("losers", \.losers),
  ])

  private static let scope = RowType<ImpactScope>([
    .init("period", \.period), .init("unit", \.unit), .init("matters", \.matters),
  ])

  private static let ranks = RowType<RankChange>([
    .init("unit", \.unit), .init("before", \.before, as: rank), .init("after", \.after, as: rank),
  ])

  private static let rank = RowType<Scoreboard.Row>([
    .init("rank", \.rank), .init("score", \.score), .init("points") { $0.tally[.points] },
  ])

  private static let manifest = RowType<Impact.Manifest>([
    .init("book", { $0 }, as: RowType([.init("root", \.root.base64), .init("size", \.size)])),
    .init(
      "reading", { $0.query },
      as: RowType([
        .init("asOf", \.asOf), .init("knownAt", \.knownAt), .init("toSequence", \.toSequence),
      ])),
    .init("now", \.now), .init("reducers", \.reducers),
    .init("rules", { $0 }, as: RowType([.init("today", \.today), .init("new", \.new)])),
    .init("calendars", \.calendars), .init("output", \.output),
    .init("projection", \.projection, omitted: true),
  ])

  /// What a draft is called; `now` are the rules in force.
  static func named(draft label: String) -> Phrase {
    label == "now" ? Phrase(label, "现行规则") : Phrase(label)
  }

  /// Drafts side by side: each with its cases by class, and how many in a hundred are on time.
  package static let drafts = RowType<DraftImpact>(
    [
      .init(
        "draft", \.label, rank: 3,
        show: { label, context in context.words.text(named(draft: label)) }),
      .init("rules", \.ruleset),
      .init("cases", \.counts.cases, rank: 1),
    ]
      + classes.map { impact in
        // In a narrow window the verdicts stay longest.
        .init(
          impact.name, { $0.counts[impact] },
          rank: [.metToLate, .lateToMet].contains(impact) ? 2 : 0, titled: "#" + impact.name)
      } + [
        .init("onTimeRate", \.onTime, rank: 2, none: .dash), .init("risen", \.risen, rank: 1),
        .init("fallen", \.fallen, rank: 1),
      ],
    table: ["draft", "cases"] + classes.map(\.name) + ["onTimeRate", "risen", "fallen"])

  // MARK: On one screen

  /// How many units, ranks and cases a screen has room for.
  private static let unitsShown = 8
  private static let casesShown = 10

  /// - Parameter period: of the ranks.
  package static func text(_ answer: Answer, _ period: Period, _ context: RowContext) -> String {
    let (impact, words) = (answer.impact, context.words)
    var out = heading(impact, context) + "\n"
    out += byClass.table(
      ImpactClass.allCases.filter { impact.total[$0] > 0 }.map { ($0, impact.total[$0]) }, context)
    out += lateFacts(impact, words)
    guard !impact.isEmpty else { return out + footing(answer.manifest, words) }
    let limit = answer.sample.limit ?? unitsShown
    if !impact.differences.isEmpty {
      out += "\n" + table("tier", impact.byTier.count, impact.sums(impact.byTier), context)
      out += "\n" + table("unit", limit, impact.sums(impact.byUnit), context)
      let shown =
        answer.sample.isAll
        ? chosen(impact.differences) : impact.differences(in: answer.sample)
      out += "\n" + context.paint(words.pick("Cases that differ", "有变化的案件"), .bold)
      out += others(impact.differences.count, shown.count, words) + "\n"
      out += examples.table(impact.rows(of: shown), context)
    }
    return out + standings(impact, period, limit, context) + footing(answer.manifest, words)
  }

  /// How units come to stand: those that move furthest, and all by the size of the change.
  private static func standings(
    _ impact: Impact, _ period: Period, _ limit: Int, _ context: RowContext
  ) -> String {
    let (ranks, words) = (RankChange.furthestFirst(impact.rankChanges), context.words)
    guard !ranks.isEmpty else { return "" }
    var out = "\n" + context.paint(words.pick("Ranks ", "排名 ") + period.name, .bold)
    // Else the first of one group beside the first of another would look like a mistake.
    if ranks.contains(where: { ($0.after ?? $0.before)?.group != nil }) {
      out += words.pick(", each within its group", "（各组分别排名）")
    }
    out += words.pick(", the biggest moves first", "，变化大的在前")
    out += others(ranks.count, limit, words) + "\n"
    out += changes.table(ranks.prefix(limit), context)
    let bands = ChangeBand.all(of: ranks).filter { !$0.isEmpty }
    guard !bands.isEmpty else { return out }
    out += "\n" + context.paint(words.pick("Winners and losers", "升降单位数"), .bold) + "\n"
    return out + byBand.table(bands, context)
  }

  private static func heading(_ impact: Impact, _ context: RowContext) -> String {
    let words = context.words
    func name(_ projection: RulesProjection) -> String {
      projection.ruleset.map { $0.name.visible + " " + $0.digest.hex.prefix(12) }
        ?? words.pick("no rules", "无规则")
    }
    let total = impact.total
    let title =
      words.pick("Rule impact", "规则影响") + "  " + name(impact.today) + " → " + name(impact.new)
    return context.paint(title, .bold) + "\n"
      + words.pick(
        words.count(total.cases, "case", "cases") + ", \(total.changed) of them different",
        "\(total.cases) 件，其中 \(total.changed) 件有变化") + "\n"
  }

  private static func lateFacts(_ impact: Impact, _ words: Words) -> String {
    let (missing, unfounded) = impact.lateFacts
    guard missing + unfounded > 0 else { return "" }
    return words.pick(
      "Regardless of the new rules: under today's rules "
        + words.count(missing, "case lacks", "cases lack")
        + " a reminder or card that was due, and \(unfounded) "
        + (unfounded == 1 ? "has" : "have") + " one that was not due\n",
      "与新规则无关：按现行规则，\(missing) 件缺应发督办，\(unfounded) 件有不应发的督办\n")
  }

  private static func footing(_ manifest: Impact.Manifest, _ words: Words) -> String {
    "\n" + words.pick("book   ", "台账 ") + "\(manifest.size) \(manifest.root.base64)\n"
      + words.pick("output ", "结果 ") + manifest.output.hex + "\n"
  }

  /// How many are shown, of how many, and how to see the others.
  private static func others(_ count: Int, _ shown: Int, _ words: Words) -> String {
    count > shown
      ? words.pick(
        " (\(shown) of \(count); all: --limit \(count))",
        "（共 \(count)，列出 \(shown)；看全部：--limit \(count)）") : ""
  }

  // MARK: Tables

  static let byClass = RowType<(impact: ImpactClass, cases: Int)>([
    .init("class", \.impact), .init("cases", \.cases),
  ])

  /// The tiers or units with most changes first.
  private static func table(
    _ key: String, _ limit: Int, _ sums: [Impact.Sum], _ context: RowContext
  ) -> String {
    let changed = sums.filter { $0.counts.changed > 0 }
      .sortedStably { $0.counts.changed > $1.counts.changed }
    let rows = changed.prefix(limit)
    let shown = ImpactClass.allCases.filter { impact in rows.contains { $0.counts[impact] > 0 } }
    let names: Column<Impact.Sum> =
      key == "tier"
      ? Column(key, \.name, width: 30, none: .dash, named: Words.tier)
      : Column(key, \.name, width: 30, none: .dash)
    var columns = [names, Column("cases", \.counts.cases)]
    for impact in shown {
      // A class may be called like the key of the row.
      columns.append(Column("#" + impact.name) { $0.counts[impact] > 0 ? $0.counts[impact] : nil })
    }
    let hidden = others(changed.count, limit, context.words)
    let title =
      hidden.isEmpty ? "" : context.words.pick("Units with most changes", "变化最多的单位") + hidden
    return (title.isEmpty ? "" : context.paint(title, .bold) + "\n")
      + RowType(columns).table(rows, context)
  }

  /// Some cases of each class.
  private static func chosen(_ differences: [Difference]) -> [Difference] {
    let each = max(1, casesShown / max(1, Set(differences.map(\.impact)).count))
    var shown: [ImpactClass: Int] = [:]
    return differences.filter { difference in
      shown[difference.impact, default: 0] += 1
      return shown[difference.impact, default: 0] <= each
    }
  }

  /// Cases that differ, with the timer that puts them in their class, or how they stand.
  private static let examples = RowType<ImpactRow>([
    .init("case", \.subject), .init("class", \.impact), .init("first", \.first),
    .init("clause", \.clause, width: 40), .init("timer", \.timer),
    .init("then") { $0.timer(of: $0.then)?.notices },
    .init("today", with: { text($0.today, of: $0, $1) }, width: 40),
    .init("new", with: { text($0.new, of: $0, $1) }, width: 40),
  ])

  private static func text(
    _ standing: Standing, of row: ImpactRow, _ context: RowContext
  ) -> String {
    func text(_ value: some Cell) -> String { value.text(context) ?? "–" }
    if row.timer == nil {
      return [
        text(standing.status), context.words.tier(text(standing.tier)), text(standing.holder),
      ].joined(separator: " ")
    }
    guard let timer = row.timer(of: standing) else { return "–" }
    return text(timer.state) + " " + (timer.due.text(context) ?? "")
  }

  private static let byBand = RowType<ChangeBand>([
    .init("measure", \.measure.rawValue, named: Words.measure),
    .init("changeBand", with: { $0.text($1.words) }), .init("winners", \.winners),
    .init("losers", \.losers),
  ])

  static let changes = RowType<RankChange>([
    .init("unit", \.unit, width: 30, rank: 1),
    .init("unitName", { UnitName(unit: $0.unit) }, width: 30, rank: 3), pair("rank", \.rank),
    pair("score", \.score), pair("points") { $0.tally[.points] },
  ])

  private static func pair<Value: Cell>(
    _ key: String, _ value: @escaping @Sendable (Scoreboard.Row) -> Value?
  ) -> Column<RankChange> {
    .init(
      key,
      with: { change, context in
        [change.before, change.after].map { row in
          row.flatMap(value)?.text(context) ?? "–"
        }.joined(separator: " → ")
      }, .right, rank: 2, least: .max)
  }
}

extension ChangeBand {
  /// A bound as people know it: places, or points with decimals.
  fileprivate func bound(_ value: Int) -> Hundredths {
    Hundredths(raw: Int64(measure == .rank ? value * 100 : value))
  }

  /// `2–4` places, `1.00–4.99` points.
  fileprivate func text(_ words: Words) -> String {
    func text(_ value: Int) -> String {
      measure == .rank ? "\(value)" : words.decimals(JSONNumber(hundredths: value).text)
    }
    guard let below else { return words.pick("\(text(from)) or more", "\(text(from)) 及以上") }
    return below - from == 1 ? text(from) : text(from) + "–" + text(below - 1)
  }
}

extension ImpactRow {
  /// The timer of a column that put the case in its class.
  fileprivate func timer(of standing: Standing) -> TimerStanding? {
    standing.timers.first { $0.timer == timer && $0.number == number }
  }
}

extension ImpactClass: Cell {
  package func write(_ context: RowContext, to out: inout CellWriter) { out.string(name) }
  package func text(_ context: RowContext) -> String? { context.words.impact(name) }
}

extension TimerRun.Notices: Cell {
  private static let names: [(notice: TimerRun.Notices, name: String)] = [
    (.urged, "urged"), (.yellow, "yellow"), (.red, "red"),
  ]
  private var names: [String] { Self.names.filter { contains($0.notice) }.map(\.name) }

  package func write(_ context: RowContext, to out: inout CellWriter) {
    out.list(names) { $1.string($0) }
  }
  package func text(_ context: RowContext) -> String? {
    context.words.list(names.map(context.words.notice), ",")
  }
}
