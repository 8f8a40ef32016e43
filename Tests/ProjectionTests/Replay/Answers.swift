import Basics
import CaseModel
import CaseTestSupport
import EventBook
import HomeTestSupport
import Projection
import Queries
import Reports
import RuleImpact
import Testing

/// What people ask of a query of a book, question by question, as texts that can be compared.
///
/// - Parameter isPrefix: with the numbers of events: they are the same only in a book that was cut
///   behind the last event of the query. In one that holds some events only, each has another
///   `sequence` and `caseseq`, and what a publication says it rests on (`rests`) means another event.
func answers(
  _ home: Home, _ query: TemporalQuery, now: Timestamp, isPrefix: Bool
) throws -> [String: String] {
  let loaded = try home.load(query)
  let view = CaseView(loaded.state, now: now)
  var answers = views(view, isPrefix: isPrefix)
  let lines = try home.events(
    ofEach: Set(view.subjects.map { Array($0.utf8) }), query, in: loaded)
  for name in view.subjects {
    let own = try home.events(of: name, query, in: loaded)
    #expect(own == lines[Array(name.utf8)] ?? [], "\(name)")
    answers["history of \(name)"] = isPrefix ? own.texts : "\(own.count)"
    guard isPrefix, let state = view.state.table.find(name), state.isRegistered else { continue }
    answers["explanation of \(name)"] =
      view.texts(
        Explanation(own, view: view, codec: home.codec).rows(of: state), as: ExplanationReport.rows)
  }
  let march = Question.month.bounds(in: view.zone)
  answers["persons"] = view.texts(
    try home.personRecords(in: march, zone: view.zone, query, of: loaded).map {
      PersonAnswer($0.actor, $0, unit: .none, Question.month)
    }, as: PeriodReports.person)
  if isPrefix { answers["published"] = try published(home, view) }
  return answers
}

/// The periods asked about.
private enum Question {
  static let month = period("2026-03")
  static let quarter = period("2026-Q1")
  static let year = period("2026")

  private static func period(_ text: String) -> Period {
    guard let period = Period(text) else { preconditionFailure("'\(text)' is a period") }
    return period
  }
}

/// What is asked of a state alone.
private func views(_ view: CaseView, isPrefix: Bool) -> [String: String] {
  let (table, registers) = (view.state.table, view.state.registers)
  var board = view.json(Board(view), as: BoardReport.type)
  if !isPrefix { board["sequence"] = nil }
  let answers: [String: String] = [
    "cases": view.texts(
      table.sortedCases.map { view.row(table.name(of: $0), table[$0]) },
      as: CaseReports.caseLines),
    "board": JSONValue.object(board).text,
    "overdue": view.texts(view.overdue(), as: CaseReports.due),
    "due": view.texts(
      view.due(through: view.now.advanced(byMicroseconds: 40 * Timestamp.microsecondsPerDay)),
      as: CaseReports.due),
    "calls": view.texts(view.calls(), as: SuperviseReports.whistles),
    "attendance": view.texts(
      view.attendance(calledIn: .earliest ..< .latest), as: SuperviseReports.attendance),
    "cards": view.texts(view.cards(), as: SuperviseReports.cards),
    "sweep": table.sortedCases.flatMap { view.state.proposals(for: $0, now: view.now) }.map {
      "\($0.type) \($0.subject) \($0.id) \(JSONValue.object($0.data).text)"
    }.joined(separator: "\n"),
    "duty": view.texts(
      view.duty("clerk", place: nil), as: DeliberationReports.duty(hasPlace: false)),
    "units": view.texts(view.unitCounts(under: nil), as: DeliberationReports.units),
    "staffing": view.texts([view.staffing], as: ServeReports.staffing),
    "members": view.texts(view.members(Question.month), as: ServeReports.members),
    "appeals": view.texts(registers.assessments.appeals, as: AssessReports.appeals),
    "publications": registers.assessments.publications.map { publication in
      let names = [publication.rules, publication.table].map { view.symbols.text($0) }
      let numbers = isPrefix ? "\(publication.rests) \(publication.sequence)" : ""
      return "\(publication.period?.name ?? "-") \(names) \(publication.time) \(numbers)"
    }.joined(separator: "\n"),
  ]
  return answers.merging(figures(view)) { one, _ in one }
    .merging(service(view)) { one, _ in one }
}

/// The scoreboards and the figures of periods.
private func figures(_ view: CaseView) -> [String: String] {
  var answers: [String: String] = [:]
  for period in [Question.month, Question.quarter, Question.year] {
    let scoreboard = view.scoreboard(view.assessment(period))
    answers["scoreboard \(period.name)"] = view.texts(
      scoreboard.rows, as: AssessReports.scoreboard)
    answers["table \(period.name)"] = AssessReports.digest(scoreboard, view).hex
    let figures = view.figures(period, repeatDays: 30)
    answers["totals \(period.name)"] = view.texts(view.totals(figures), as: PeriodReports.totals)
    answers["tiers \(period.name)"] = view.texts(view.tierShares(figures), as: PeriodReports.tiers)
    answers["matters \(period.name)"] = view.texts(
      view.matterCounts(figures), as: PeriodReports.matters(in: .english))
  }
  answers["disputes"] = view.texts(view.disputes(nil).rows, as: DeliberationReports.disputes)
  answers["meetings"] = view.texts(view.meetings(), as: DeliberationReports.meetings)
  answers["contest"] =
    view.texts(
      view.contest(Question.quarter, awaitedFrom: view.symbols.find("community")),
      as: PeriodReports.contest)
  return answers
}

/// The service side.
private func service(_ view: CaseView) -> [String: String] {
  let points = view.points(Question.year, ledger: nil).rows
  return [
    "tasks": view.texts(view.tasks([]), as: ServeReports.tasks),
    "wishes": view.texts(view.wishes(), as: ServeReports.wishes),
    "lists": view.texts(view.lists(nil), as: ServeReports.lists),
    "lists of a month": view.texts(view.lists(Question.month), as: ServeReports.lists),
    "commitments": view.texts(
      view.commitments(Question.year, awaitedFrom: view.symbols.find("community")),
      as: ServeReports.commitments),
    "points": view.texts(points, as: ServeReports.points(points, Words(.english))),
  ]
}

/// Each published table beside the same period in this reading.
private func published(_ home: Home, _ view: CaseView) throws -> String {
  try view.state.registers.assessments.publications.compactMap { publication in
    // One that rests on what came after it means nothing here.
    guard let period = publication.period, publication.rests < publication.sequence else {
      return nil
    }
    let frozen = try home.load(TemporalQuery(toSequence: publication.rests)).state
    let comparison = PublicationComparison(
      publication, period: period, frozen: CaseView(frozen, now: publication.time), current: view)
    return "\(period.name) \(comparison.isDerived)\n"
      + view.texts(comparison.rows, as: AssessReports.publication)
  }.joined(separator: "\n")
}

/// What other rules would mean, without the numbers of events unless the book was cut.
func impact(
  _ home: Home, _ query: TemporalQuery, rules: JSONValue, now: Timestamp, isPrefix: Bool
) throws -> String {
  let book = try DecodedBook(home, query).cases
  let impact = Impact(
    book, try book.projection(under: book.rules(at: now), now: now, period: Question.year),
    try book.projection(under: RulesOverride(rules), now: now, period: Question.year))
  let view = CaseView(book.state, now: now)
  let rows = impact.rows.map { row in
    var row = view.json(row, as: ImpactReport.cases)
    if !isPrefix { row["first"] = nil }
    return row
  }
  return
    (rows.map { JSONValue.object($0).text } + [
      view.texts(impact.projectedCases, as: ImpactReport.projection),
      view.texts([impact], as: ImpactReport.summary),
    ]).joined(separator: "\n")
}

extension CaseView {
  /// The names of all subjects, and one that the book does not know.
  fileprivate var subjects: [String] {
    (state.table.sortedCases + state.table.sortedOthers).map { state.table.name(of: $0) }
      + ["never-met"]
  }
}

extension [[UInt8]] {
  fileprivate var texts: String {
    map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n")
  }
}
