package import Basics
package import CaseModel
import CommandLineKit
package import Projection
package import Queries

/// Assessment: the scoreboards, what was published, and how a unit came to its score.
package enum AssessReports {
  /// The figures of a row behind the keys that say whose they are (SPEC §12).
  private static let figures: [Column<Scoreboard.Row>] =
    Figure.allCases.filter { $0 != .points }.map { figure in
      .init(figure.rawValue, { $0.tally[figure] }, rank: 1)
    } + [
      .init("rates", { $0.tally }, as: RowType(Rate.allCases.map { rate(\.self, $0) })),
      .init("score", \.score, rank: 9, none: .dash),
      .init("points", { $0.tally[.points] }, rank: 8), .init("rank", \.rank, rank: 9),
      .init("group", { $0.group.map(GroupName.init) }, width: 24, rank: 5),
    ]

  /// A group of the rules: by its name in data, in the language asked for where people read it.
  private struct GroupName: Cell {
    let group: Ruleset.Group
    func write(_ context: RowContext, to out: inout CellWriter) {
      out.string(group.name)
    }
    func text(_ context: RowContext) -> String? {
      context.words.pick(group.nameEn ?? group.name, group.name)
    }
  }

  private static func rate<Row>(
    _ tally: @escaping @Sendable (Row) -> Tally, _ rate: Rate, under key: String = ""
  ) -> Column<Row> {
    .init(
      key + rate.key, { tally($0).percent(rate) }, rank: rate == .onTime ? 7 : 6, none: .dash)
  }

  /// Rates beside the counts that they come from.
  private static func ranked(
    _ who: [Column<Scoreboard.Row>], named name: Column<Scoreboard.Row>, isGrouped: Bool = false
  ) -> RowType<Scoreboard.Row> {
    let rates = Rate.allCases.map { rate(\Scoreboard.Row.tally, $0, under: "rates/") }
    return RowType(
      who + figures, extra: rates + [name],
      table: (isGrouped ? ["group", "rank"] : ["rank"]) + who.map(\.key) + [name.key]
        + ["score", "points", "dispatched", "asked", "reached", "due"]
        + rates.map(\.key))
  }

  private static let unit: Column<Scoreboard.Row> = .init("unit", \.unit, width: 36, rank: 4)
  private static let name: Column<Scoreboard.Row> = .init(
    "unitName", { UnitName(unit: $0.unit) }, width: 30, rank: 7)

  /// One row a unit; the table shows groups where the rules have them, and what units are called.
  package static let scoreboard = ranked([unit], named: name)
  package static let groupedScoreboard = ranked([unit], named: name, isGrouped: true)

  /// One row a person, with the unit for which the person is registered.
  package static let persons = ranked(
    [
      .init("actor", \.unit, width: 24, rank: 9),
      .init("unit", with: { row, context in home(of: row, context) }, width: 30, rank: 4),
    ],
    named: .init(
      "unitName", with: { row, context in UnitName(unit: home(of: row, context)) }, width: 30,
      rank: 7))

  private static func home(of row: Scoreboard.Row, _ context: RowContext) -> Symbol {
    context.view.state.reference.actors[row.unit]?.unit ?? .none
  }

  // MARK: What was published

  /// The rows as `assessment.published` names them: the SHA-256 of their RFC 8785 form.
  package static func digest(_ table: Scoreboard, _ view: CaseView) -> Digest {
    let context = RowContext(view)
    let rows = table.rows.map { JSONValue.object(scoreboard.json($0, context)) }
    return SHA256.hash(JSONValue.array(rows).canonical)
  }

  /// A published table beside today's: what was said, and what the facts of today give.
  package static let publication = RowType<PublicationComparison.Row>(
    [
      .init("unit", \.unit, width: 36),
      .init("same", \.isSame, show: PeriodReports.sameness),
      side("published", \.published), side("now", \.now),
      .init("differs", { Differences(figures: $0.differences) }, width: 60),
    ], extra: pair("rank", \.rank) + pair("score", \.score) + pair("points") { $0.tally[.points] },
    table: [
      "unit", "same", "published/rank", "now/rank", "published/score", "now/score",
      "published/points", "now/points", "differs",
    ], paint: { $0.isSame ? nil : .yellow })

  private static func side(
    _ key: String,
    _ side: @escaping @Sendable (PublicationComparison.Row) -> Scoreboard.Row?
  ) -> Column<PublicationComparison.Row> {
    struct Side: Sendable {
      let unit: String
      let figures: Scoreboard.Row
    }
    return .init(
      key, { row in side(row).map { Side(unit: row.unit, figures: $0) } },
      as: RowType([.init("unit", \.unit)] + figures.map { $0.over(\.figures) }))
  }

  /// A figure as it was published and as it is now.
  private static func pair<Value: Cell>(
    _ key: String, _ value: @escaping @Sendable (Scoreboard.Row) -> Value?
  ) -> [Column<PublicationComparison.Row>] {
    let none = Value.self == Fraction.self ? Phrase.dash : Phrase("", "")
    return [
      .init("published/" + key, { $0.published.flatMap(value) }, none: none),
      .init("now/" + key, { $0.now.flatMap(value) }, none: none),
    ]
  }

  private struct Differences: Cell {
    let figures: [(figure: Figure, then: Int, now: Int)]

    func write(_ context: RowContext, to out: inout CellWriter) {
      let members = figures.map { figure in
        (figure.figure.rawValue, JSONValue.array([.integer(figure.then), .integer(figure.now)]))
      }
      out.value(.object(JSONObject(members)))
    }
    func text(_ context: RowContext) -> String? {
      context.words.list(
        figures.map { "\(context.words.title($0.figure.rawValue)) \($0.then)→\($0.now)" })
    }
  }

  package static let appeals = RowType<Appeal>([
    .init("subject", \.subject), .init("unit", \.unit, width: 36), .init("period", \.period),
    .init("filed", \.filed), .init("decided", \.decided),
    .init(
      "granted", { $0.decided == nil ? nil : $0.isGranted },
      show: { granted, context in
        granted.map {
          $0 ? context.words.pick("granted", "支持") : context.words.pick("dismissed", "驳回")
        } ?? ""
      }),
    .init("correction", \.correction, width: 40),
  ])

  // MARK: How a unit came to its score

  package static let explanation = RowType<ScoreExplanation.Answer>([
    .init("unit", \.row.unit), .init("period", \.period), .init("from", \.bounds.lowerBound),
    .init("to", \.bounds.upperBound), .init("now", \.now), .init("ruleset", \.ruleset?.name),
    .init("digest", \.ruleset?.digest),
    .init("figures", { $0.row }, as: RowType([.init("unit", \.unit)] + figures)),
    .init("terms", \.terms, of: terms),
    .init("contributions", \.contributions, of: contributions),
  ])

  private static let terms = RowType<ScoreExplanation.Term>([
    .init("rate", \.rate.key), .init("part", \.part), .init("whole", \.whole),
    .init("percent", \.percent), .init("weight", \.weight), .init("clause", \.clause),
  ])

  private static let contributions = RowType<ScoreExplanation.Entry>(
    [
      .init("case", \.name, rank: 9, least: .max),
      // As wide as all that one dispatch may count as.
      .init("counts", \.figures, width: 60, rank: 8), .init("points", \.points),
      .init("timer", \.run?.timer), .init("run") { $0.run.map { Int($0.number) } },
      .init("time", \.time), .init("due", \.row?.due), .init("stop", \.run?.stop),
      .init("state", \.row?.state), .init("answer", { $0.answer.map(Answer.init) }),
      .init("sequence", \.sequence), .init("clause", \.clause),
    ])

  /// What answered a dispatch.
  private struct Answer: Cell {
    let row: TimerRow
    private static let type = RowType<TimerRow>([
      .init("timer", \.timer), .init("due", \.due), .init("stop", \.stop), .init("state", \.state),
    ])

    func write(_ context: RowContext, to out: inout CellWriter) {
      Self.type.append(row, context, to: &out)
    }
    func text(_ context: RowContext) -> String? {
      context.words.timer(row.timer.rawValue) + " " + context.words.state(row.state.rawValue)
    }
  }

  /// What was weighed, then every leg, card and closing.
  package static func text(_ answer: ScoreExplanation.Answer, _ context: RowContext) -> String {
    let (words, row) = (context.words, answer.row)
    func text(_ value: some Cell) -> String { value.text(context) ?? "" }
    var out = context.paint(text(row.unit).visible, .bold) + "  " + answer.period.name
    out += "  " + text(answer.bounds.lowerBound) + " – " + text(answer.bounds.upperBound) + "\n"
    for term in answer.terms {
      out += "  \(words.title(term.rate.key))  \(term.part)/\(term.whole)"
      out += " = " + (term.percent?.text(context) ?? "–")
      out += "  × " + term.weight.json(context).plain + "  \(term.clause.description)\n"
    }
    for (key, value) in [
      ("score", row.score?.text(context) ?? "–"), ("points", "\(row.tally[.points])"),
      ("rank", text(row.rank)),
    ] { out += "  " + words.title(key) + "  " + value + "\n" }
    out += "  " + words.pick("rules", "规则") + "  " + words.quoted(answer.ruleset?.name ?? "") + " "
    out += "\((answer.ruleset?.digest.hex ?? "").prefix(12))\n\n"
    return out + contributions.table(answer.contributions, context)
  }
}

extension PublicationComparison {
  /// Whether the state that the publication rests on still gives its table, and rests on its rules.
  package var isDerived: Bool {
    hasSameRules && AssessReports.digest(table, frozen).hex == digest
  }
}

extension DisclosureComparison {
  /// The same for a disclosure.
  package var isDerived: Bool {
    hasSameRules && PeriodReports.digest(published, frozen).hex == digest
  }
}
