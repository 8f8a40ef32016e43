package import Basics
import CaseModel
import CommandLineKit
package import Projection
package import Queries

/// What is printed at the end of a month, quarter or year.
package enum PeriodReports {
  package static let totals = RowType<FigureCount>([
    .init("figure", \.figure, named: Words.figure), .init("count", \.count), .init("of", \.whole),
    .init("percent", \.percent, none: .dash),
  ])

  package static let tiers = RowType<TierShare>([
    .init("tier", \.tier, named: Words.tier), .init("closed", \.closed),
    .init("share", \.share, none: .dash), .init("within", \.within, none: .dash),
  ])

  /// Matters under their names in a language.
  package static func matters(in language: Language) -> RowType<MatterCount> {
    RowType(
      [
        .init("matter", \.matter, width: 24), .init("name", \.name, width: 24),
        .init("nameEn", \.nameEn, width: 24),
        .init("registered", \.registered, titled: "registeredCount"),
        .init("share", \.share, none: .dash), .init("closed", \.closed),
      ],
      table: ["matter", language == .chinese ? "name" : "nameEn", "registered", "share", "closed"])
  }

  /// The quarter's contest.
  package static let contest = RowType<ContestRow>(
    [
      .init("unit", \.unit, width: 36), .init("made", \.made), .init("madeLate", \.madeLate),
      .init("kept", \.kept), .init("keptRate", \.keptRate, none: .dash), .init("rank", \.rank),
      .init("score", \.score, none: .dash), .init("points", \.points),
    ], table: ["rank", "unit", "made", "madeLate", "kept", "keptRate", "score", "points"])

  package static let change = RowType<ChannelChange>([
    .init("period", \.period), .init("channel", \.channel, named: Words.channel),
    .init("count", \.count), .init("before", \.before),
    .init("change", \.change, none: .dash, named: Words.decimals),
  ])

  // MARK: Persons

  /// One row a person.
  package static let persons = RowType<PersonRow>(
    [
      .init("actor", \.actor), .init("events", \.events),
      .init("subjects", \.subjects, omitted: true), .init("days", \.days, omitted: true),
      .init("unit", \.unit, width: 36),
    ], table: ["actor", "unit", "events", "subjects", "days"])

  /// All that is said of one.
  package static let person = RowType<PersonAnswer>(
    persons.columns.map { $0.over(\.row) } + [
      .init("period", \.period), .init("types", \.types, of: types),
    ])

  private static let types = RowType<PersonRecord.TypeCount>([
    .init("type", \.type, named: Words.event), .init("count", \.count),
  ])

  package static func text(_ answer: PersonAnswer, _ context: RowContext) -> String {
    let lines = ["actor", "unit", "period", "events", "subjects", "days"].map { key in
      let text = person.columns.first { $0.key == key }?.text(answer, context) ?? ""
      return context.words.title(key).padded(to: 12) + text.visible + "\n"
    }
    return lines.joined() + "\n" + types.table(answer.types, context)
  }

  // MARK: Disclosure

  package static let disclosure = RowType<Disclosure>([
    .init("period", \.period), .init("from", \.bounds.lowerBound), .init("to", \.bounds.upperBound),
    .init("now", \.now), .init("totals", \.totals, of: totals), .init("tiers", \.tiers, of: tiers),
    .init("matters", \.matters, of: matters(in: .english)),
    .init("attendance", \.attendance, of: SuperviseReports.attendance),
  ])

  /// What `disclosure.published` names: the SHA-256 of the RFC 8785 form of the whole, without `now`.
  package static func digest(_ disclosure: Disclosure, _ view: CaseView) -> Digest {
    SHA256.hash(JSONValue.object(report(disclosure, view)).canonical)
  }

  /// The whole without `now`: what is published.
  static func report(_ disclosure: Disclosure, _ view: CaseView) -> JSONObject {
    let members = self.disclosure.json(disclosure, RowContext(view)).members
    return JSONObject(members.filter { $0.key != "now" })
  }

  /// A published disclosure beside today's.
  package static let published = RowType<DisclosureComparison.Row>(
    [
      .init("figure", \.figure, named: Words.figure), .init("same", \.isSame, show: sameness),
      .init("published", { $0.published }, as: counts), .init("now", { $0.now }, as: counts),
    ],
    extra: [
      .init("published/count", \.published.count), .init("published/of", \.published.whole),
      .init("now/count", \.now.count), .init("now/of", \.now.whole),
    ],
    table: ["figure", "same", "published/count", "now/count", "published/of", "now/of"],
    paint: { $0.isSame ? nil : .yellow })

  private static let counts = RowType<FigureCount>([
    .init("count", \.count), .init("of", \.whole), .init("percent", \.percent, none: .dash),
  ])

  static let sameness: @Sendable (Bool, RowContext) -> String = {
    $1.words.pick($0 ? "same" : "differs", $0 ? "一致" : "不同")
  }

  package static func text(_ disclosure: Disclosure, _ context: RowContext) -> String {
    let words = context.words
    let sections = [
      (Phrase("Cases", "办件"), totals.table(disclosure.totals, context)),
      (Phrase("Closed by tier", "办结层级"), tiers.table(disclosure.tiers, context)),
      (
        Phrase("Matters", "事项"),
        matters(in: words.language).table(disclosure.matters, context)
      ),
      (
        Phrase("Called by whistles", "吹哨报到"),
        SuperviseReports.attendance.table(disclosure.attendance, context)
      ),
    ]
    let head = context.paint(words.pick("Disclosure ", "公开 ") + disclosure.period.name, .bold)
    return head + "\n"
      + sections.map { "\n" + context.paint(words.text($0), .bold) + "\n" + $1 }.joined()
  }
}

/// What is open by age, what broke by day, how far cases came.
extension PeriodReports {
  package static let ages = RowType<AgeBand>(
    [
      .init("from", \.from), .init("to", \.to), .init("cases", \.cases),
      .init("overdue", \.overdue),
    ], extra: [.init("age", with: { $1.words.age($0) })], table: ["age", "cases", "overdue"])

  package static let breaches = RowType<BreachDay>([
    .init("date") { $0.date.text }, .init("due", \.due), .init("broken", \.breaches),
  ])

  package static let stages = RowType<StageStep>([
    .init("stage", \.stage.rawValue, named: Words.stage),
    .init("figure", \.figure, named: Words.figure), .init("count", \.count),
    .init("of", \.whole), .init("percent", \.percent, none: .dash),
  ])
}

extension Words {
  /// Its days, the last one included.
  func age(_ band: AgeBand) -> String {
    guard let end = band.to else {
      return pick("\(band.from) days and more", "\(band.from) 天及以上")
    }
    if end == 1 { return pick("less than a day", "不足 1 天") }
    return end == band.from + 1
      ? pick("\(band.from) day", "\(band.from) 天")
      : pick("\(band.from) to \(end - 1) days", "\(band.from) 至 \(end - 1) 天")
  }
}
