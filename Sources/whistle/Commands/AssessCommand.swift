import Basics
import CaseModel
import CommandLineKit
import Projection
import Queries
import Reports

enum AssessCommand: Command {
  static let spec = CommandSpec(
    "assess", Phrase("The scoreboard of a period.", "考核排名。"),
    options: Options.query + [
      Options.period,
      OptionSpec(
        "kind", value: "KIND", kind: .choice(of: Unit.Kind.self),
        "Rank units of this kind among themselves.", "只在该类单位之间排名。", isRepeatable: true),
      OptionSpec(
        "persons", "Rank persons: legs by who signed them, closings by who resolved.",
        "按个人排名：谁签收的派发算谁的，谁办结的结案算谁的。"),
      OptionSpec("published", "The published table beside today's.", "已公布的排名与现在对照。"),
      OptionSpec(
        "explain", value: "UNIT", "Explain this unit's figures: events, clauses, due times.",
        "逐条说明该单位的得分：事件、条款、期限。"),
    ])

  static func run(_ context: Context) throws(Diagnostic) {
    let period = try context.period()
    if context.call.flag("persons") { return try persons(context, period) }
    if context.call.flag("published") { return try published(context, period) }
    let (query, now) = try context.query()
    let loaded = try context.loaded(extent: context.cases(of: period))
    let view = CaseView(loaded.state, now: now)
    let assessment = view.assessment(period)
    let scoreboard = view.scoreboard(assessment, kinds: kinds(context))
    guard let name = context.call.string("explain") else {
      let isGrouped = !assessment.rule.groups.isEmpty
      context.print(
        scoreboard.rows,
        as: isGrouped ? AssessReports.groupedScoreboard : AssessReports.scoreboard, of: view,
        under: assessment.ruleset)
      return
    }
    // A unit that was never registered can have been dispatched to all the same.
    let listed = scoreboard.rows.first { view.symbols.text($0.unit) == name }?.unit
    let unit =
      if let listed { listed } else {
        try context.unit("explain", in: view) ?? .none
      }
    let row =
      scoreboard.rows.first { $0.unit == unit }
      ?? Scoreboard.Row(
        unit: unit, tally: Tally(), score: nil, rank: nil,
        group: view.state.reference.group(of: unit, under: assessment.rule))
    let explanation = ScoreExplanation(unit, assessment, view: view)
    let names = explanation.subjects.map { Array(view.state.table.name(of: $0).utf8) }
    let lines = try context.home.events(ofEach: Set(names), query, in: loaded)
    let answer = explanation.answer(row, lines: lines, codec: context.home.codec)
    context.print(answer, as: AssessReports.explanation, of: view, under: assessment.ruleset) {
      AssessReports.text(answer, $0)
    }
  }

  private static func kinds(_ context: Context) -> Set<Unit.Kind> {
    Set(context.call.strings("kind").compactMap(Unit.Kind.init))
  }

  /// The same figures by those who signed and resolved.
  private static func persons(_ context: Context, _ period: Period) throws(Diagnostic) {
    for other in ["published", "explain"] where context.call.flag(other) {
      throw Diagnostic(
        CallCode.persons, "--persons and --\(other) do not go together",
        "--persons 与 --\(other) 不能同时使用",
        hint: "--\(other) is about units; 'whistle report person ACTOR' is one person's record",
        "--\(other) 只针对单位；个人记录见“whistle report person 〈人员〉”")
    }
    let (query, now) = try context.query()
    let loaded = try context.loaded(extent: .onDemand)
    let (state, signatures) = try context.questioned.signatures(query, in: loaded)
    let view = CaseView(state, now: now)
    let assessment = view.assessment(period)
    let persons = view.persons(assessment, signatures, kinds: kinds(context))
    context.print(
      persons.scoreboard.rows, as: AssessReports.persons, of: view, under: assessment.ruleset)
    let nobody = persons.nobody
    context.say(
      "left out: \(nobody[.dispatched]) dispatched legs and \(nobody[.due]) legs due that nobody signed "
        + "or resolved, \(nobody[.points]) points of closings by nobody, "
        + "\(persons.cards) points of cards, which are a unit's",
      "未计入个人：无人签收或办结的派发 \(nobody[.dispatched]) 段、到期 \(nobody[.due]) 段，"
        + "结案加分 \(nobody[.points]) 分；黄红牌记在单位名下，计 \(persons.cards) 分")
  }

  /// The last published table of a period against the same question today.
  private static func published(_ context: Context, _ period: Period) throws(Diagnostic) {
    let current = try context.load(extent: context.cases(of: period))
    let (publication, frozen) = try context.publication(.scoreboard, of: period, in: current)
    let comparison = PublicationComparison(
      publication, period: period, frozen: frozen, current: current)
    context.say(publication, isDerived: comparison.isDerived)
    context.print(comparison.rows, as: AssessReports.publication, of: current)
  }
}
