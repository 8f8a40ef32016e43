import Basics
import CaseModel
import CaseTestSupport
import EventBook
import Projection
import Queries
import RuleImpact
import Testing

/// What people ask of a reading of a book, question by question, as texts that can be compared.
///
/// - Parameter isPrefix: with the numbers of events: they are the same only in a book that was cut
///   behind the last event of the reading. In one that holds some events only, each has another
///   `sequence` and `caseseq`, and what a publication says it rests on (`rests`) means another event.
func answers(
  _ home: Home, _ reading: Reading, now: Timestamp, isPrefix: Bool
) throws -> [String: String] {
  let loaded = try home.load(reading)
  let view = CaseView(loaded.state, now: now)
  var answers = views(view, isPrefix: isPrefix)
  let lines = try home.events(
    ofEach: Set(view.subjects.map { Array($0.utf8) }), reading, in: loaded)
  for name in view.subjects {
    let own = try home.events(of: name, reading, in: loaded)
    #expect(own == lines[Array(name.utf8)] ?? [], "\(name)")
    answers["history of \(name)"] = isPrefix ? own.texts : "\(own.count)"
    guard isPrefix, let state = view.state.table.find(name), state.isRegistered else { continue }
    answers["explanation of \(name)"] =
      JSONValue.array(
        Explanation(own, view: view, codec: home.codec).json(state)
      ).text
  }
  let march = Question.month.bounds(in: view.zone)
  answers["persons"] = try home.personRecords(
    in: march, zone: view.zone, reading, of: loaded
  ).map { [$0.json] + $0.rows }.flatMap(\.self).texts
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
  var board = Board(view).json(view)
  if !isPrefix { board["sequence"] = nil }
  let answers: [String: String] = [
    "cases": table.sortedCases.map { view.json(table.name(of: $0), table[$0]) }.texts,
    "board": [board].texts,
    "overdue": view.overdue().map { view.json($0) }.texts,
    "due": view.due(through: view.now.advanced(byMicroseconds: 40 * Timestamp.microsecondsPerDay))
      .map { view.json($0) }.texts,
    "calls": view.calls().map { view.json($0) }.texts,
    "attendance": view.attendance(calledIn: .earliest ..< .latest).map { view.json($0) }.texts,
    "cards": view.cards().map { view.json($0) }.texts,
    "sweep": table.sortedCases.flatMap { view.state.proposals(for: $0, now: view.now) }.map {
      "\($0.type) \($0.subject) \($0.id) \(JSONValue.object($0.data).text)"
    }.joined(separator: "\n"),
    "duty": view.duty("clerk", place: nil).texts,
    "units": view.unitCounts(under: nil).texts,
    "staffing": ([view.json(view.staffing)] + view.findings(view.staffing)).texts,
    "members": view.members(Question.month).texts,
    "appeals": view.appeals().texts,
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
    answers["scoreboard \(period.name)"] = scoreboard.rows.map { view.json($0) }.texts
    answers["table \(period.name)"] = view.digest(scoreboard).hex
    let figures = view.figures(period, repeatDays: 30)
    answers["totals \(period.name)"] = view.totals(figures).texts
    answers["tiers \(period.name)"] = view.tierShares(figures).texts
    answers["matters \(period.name)"] = view.matterCounts(figures).texts
  }
  answers["disputes"] = view.disputes(nil).rows.map { view.json($0, of: 10) }.texts
  answers["meetings"] = view.meetings().map { view.json($0) }.texts
  answers["contest"] =
    view.contest(
      Question.quarter, awaitedFrom: view.symbols.find("community")
    ).texts
  return answers
}

/// The service side.
private func service(_ view: CaseView) -> [String: String] {
  [
    "tasks": view.tasks([]).texts, "wishes": view.wishes().texts,
    "lists": view.lists(nil).texts, "lists of a month": view.lists(Question.month).texts,
    "commitments": view.commitments(
      Question.year, awaitedFrom: view.symbols.find("community")
    ).texts,
    "points": view.points(Question.year, ledger: nil).rows.map { view.json($0) }.texts,
  ]
}

/// Each published table beside the same period in this reading.
private func published(_ home: Home, _ view: CaseView) throws -> String {
  try view.state.registers.assessments.publications.compactMap { publication in
    // One that rests on what came after it means nothing here.
    guard let period = publication.period, publication.rests < publication.sequence else {
      return nil
    }
    let frozen = try home.load(Reading(toSequence: publication.rests)).state
    let comparison = PublicationComparison(
      publication, period: period, frozen: CaseView(frozen, now: publication.time), current: view)
    return "\(period.name) \(comparison.isDerived)\n" + comparison.rows.texts
  }.joined(separator: "\n")
}

/// What other rules would mean, without the numbers of events unless the book was cut.
func impact(
  _ home: Home, _ reading: Reading, rules: JSONValue, now: Timestamp, isPrefix: Bool
) throws -> String {
  let book = try KeptBook(home, reading)
  let impact = Impact(
    book, try book.projection(under: book.rules(at: now), now: now, period: Question.year),
    try book.projection(under: Supposition(rules), now: now, period: Question.year))
  let rows = impact.rows.map { row in
    var row = row
    if !isPrefix { row["first"] = nil }
    return row
  }
  return (rows + Array(impact.projectedCases) + [impact.summary]).texts
}

extension CaseView {
  /// The names of all subjects, and one that the book does not know.
  fileprivate var subjects: [String] {
    (state.table.sortedCases + state.table.sortedOthers).map { state.table.name(of: $0) }
      + ["never-met"]
  }
}

extension [JSONObject] {
  fileprivate var texts: String { map { JSONValue.object($0).text }.joined(separator: "\n") }
}

extension [[UInt8]] {
  fileprivate var texts: String {
    map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n")
  }
}
