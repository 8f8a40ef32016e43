import Basics
import CaseModel
import CaseTestSupport
import EventBook
import HomeTestSupport
import Projection
import Queries
import Reports
import TestSupport
import Testing

/// Questions that read some cases of a snapshot and count the others.
@Suite("A selection of cases")
struct CaseSelectionTests {
  /// Behind all that random books hold, and within it.
  private static let presents = [instant("2027-01-15 12:00"), instant("2026-03-20 12:00")]

  /// A question with the cases that it is about.
  private struct Question: Sendable {
    let name: String
    let selection: @Sendable (Timestamp) -> CaseSelection
    let answer: @Sendable (CaseView) -> String
  }

  private static let questions: [Question] = [
    Question(name: "board", selection: { .timers(now: $0) }) {
      JSONValue.object($0.json(Board($0), as: BoardReport.type)).text
    },
    Question(name: "overdue", selection: { .timers(now: $0) }) {
      $0.texts($0.overdue(), as: CaseReports.due)
    },
    Question(name: "due", selection: { .timers(now: $0) }) {
      $0.texts(
        $0.due(through: $0.now.advanced(byMicroseconds: 40 * Timestamp.microsecondsPerDay)),
        as: CaseReports.due)
    },
    Question(name: "sweep", selection: { .timers(now: $0) }) { view in
      view.state.table.sortedCases.flatMap { view.state.proposals(for: $0, now: view.now) }
        .map { "\($0.type) \($0.subject) \(JSONValue.object($0.data).text)" }
        .joined(separator: "\n")
    },
    Question(name: "cards", selection: { _ in .cards }) {
      $0.texts($0.cards(), as: SuperviseReports.cards)
    },
    Question(name: "whistles", selection: { _ in .calls }) {
      $0.texts($0.calls(), as: SuperviseReports.whistles)
    },
    Question(name: "absent", selection: { _ in .calls }) {
      $0.texts(
        $0.attendance(calledIn: .earliest ..< .latest), as: SuperviseReports.attendance)
    },
    // Nothing of them is read before it is asked for, also where the tail has entered some.
    Question(name: "registers", selection: { _ in .cards }) { view in
      [
        view.texts(view.state.registers.assessments.appeals, as: AssessReports.appeals),
        view.texts(view.tasks([]), as: ServeReports.tasks),
        view.texts(view.lists(nil), as: ServeReports.lists),
        "\(view.state.registers.points.entries.count) \(view.state.registers.commitments.all.count)",
      ].joined(separator: "\n")
    },
  ]

  private static let periods = ["2026-02", "2026-03", "2026-04", "2026-Q1", "2026"]
    .compactMap { Period($0) }

  private static func figures(_ view: CaseView, _ period: Period) -> String {
    let scoreboard = view.scoreboard(view.assessment(period))
    let figures = view.figures(period, repeatDays: 5)
    return [
      view.texts(scoreboard.rows, as: AssessReports.scoreboard),
      view.texts(view.totals(figures), as: PeriodReports.totals),
      view.texts(view.tierShares(figures), as: PeriodReports.tiers),
      view.texts(view.matterCounts(figures), as: PeriodReports.matters(in: .english)),
      view.texts(
        view.attendance(calledIn: period.bounds(in: view.zone)), as: SuperviseReports.attendance),
    ].joined(separator: "\n")
  }

  /// How many cases were left in the snapshot.
  private static func left(_ whole: BookState, _ some: BookState) -> Int {
    whole.table.caseCount - some.table.sortedCases.count
  }

  @Test(
    "answers as all cases do, at every prefix of a random book",
    arguments: ([51, 58, 59, 60] as [UInt64]).sampled(2))
  func same(seed: UInt64) throws {
    let temporary = TemporaryHome()
    let envelopes = RandomBook.recorded(RandomBook.envelopes(seed: seed, steps: 120))
    try temporary.append(envelopes)
    try temporary.snapshots(every: 25)
    var leftByFacts = 0
    var leftByPeriod = 0
    for end in stride(from: 30, through: envelopes.count, by: Thoroughness.isWhole ? 9 : 31) {
      let query = TemporalQuery(toSequence: end)
      for now in Self.presents {
        let whole = try temporary.plain.load(query).state
        let view = CaseView(whole, now: now)
        // By one thread or several, which take some records at a time, or each by itself.
        var home = temporary.home
        home.threads.jobs = 1 + end % 3
        if end.isMultiple(of: 2) { home.threads.piece = 1 }
        for question in Self.questions {
          let some = try home.load(query, extent: .cases(question.selection(now)))
          try #require(some.snapshot != nil)
          #expect(some.state.table.caseCount == whole.table.caseCount)
          #expect(
            question.answer(CaseView(some.state, now: now)) == question.answer(view),
            "\(question.name) at \(end)")
          leftByFacts += Self.left(whole, some.state)
        }
        for period in Self.periods {
          let selection = CaseSelection(period, daysBefore: 5, now: now)
          let some = try home.load(query, extent: .cases(selection)).state
          #expect(
            Self.figures(CaseView(some, now: now), period) == Self.figures(view, period),
            "\(period.name) at \(end)")
          leftByPeriod += Self.left(whole, some)
        }
      }
    }
    #expect(leftByFacts > 0)
    #expect(leftByPeriod > 0)
  }

  @Test("that rests on due times is given up where an adoption came behind the snapshot")
  func adopted() throws {
    let temporary = TemporaryHome()
    let envelopes = RandomBook.recorded(RandomBook.envelopes(seed: 57, steps: 80))
    let adoptions = envelopes.filter { $0.type == "rules.adopted" }
    try temporary.append(envelopes)
    try temporary.snapshot()
    let period = try #require(Period("2026-02"))
    let now = Self.presents[0]
    let selection = CaseSelection(period, now: now)
    func count() throws -> Int {
      try temporary.home.load(extent: .cases(selection)).state.table.sortedCases.count
    }
    let all = try temporary.plain.load().state.table.caseCount
    #expect(try count() < all)
    var again = try #require(adoptions.first)
    again.id = "again"
    try temporary.append([again], now: now)
    #expect(try count() == all)
  }

  /// What limits a timer may be adopted behind the snapshot, or before it and for later.
  @Test(
    "takes in the cases whose timers had no limit, once there are rules that give them one",
    arguments: [false, true])
  func limited(isCovered: Bool) throws {
    var book = CaseBook.standard(Fixture.rules(timers: ["handle": ["limit": "5wd"]]))
    for name in ["open", "carded", "closed"] { book.handleCase(name) }
    let card: JSONObject = ["level": "notice", "unit": "dept/housing", "cause": "order"]
    book.record("supervision.issued", "carded", at: "2026-03-02 10:00", by: "s", card)
    for name in ["carded", "closed"] { book.close(name, at: "2026-03-02 11:00") }
    book.adopt(
      Fixture.rules, effective: "2027-06-10 00:00", scope: "all", at: "2026-03-03 09:00")
    let temporary = TemporaryHome()
    try temporary.append(isCovered ? book.envelopes : Array(book.envelopes.dropLast()))
    try temporary.snapshot()
    // Behind the snapshot, the adoption has them read at once.
    if !isCovered {
      #expect(try readAsAll(temporary, at: instant("2027-06-09 12:00")) == 1)
      try temporary.append(Array(book.envelopes.suffix(1)))
    }
    #expect(try readAsAll(temporary, at: instant("2027-06-09 12:00")) == (isCovered ? 1 : 2))
    #expect(try readAsAll(temporary, at: instant("2027-06-15 12:00")) == 2)
  }

  /// How many cases were read for a question about timers, which is answered as from all.
  private func readAsAll(_ temporary: TemporaryHome, at now: Timestamp) throws -> Int {
    let whole = try temporary.plain.load().state
    let some = try temporary.home.load(extent: .cases(.timers(now: now))).state
    for question in Self.questions.prefix(4) {
      #expect(
        question.answer(CaseView(some, now: now)) == question.answer(CaseView(whole, now: now)),
        "\(question.name)")
    }
    return some.table.sortedCases.count
  }

  @Test(
    "is given up where what it reads is damaged",
    arguments: ["index", "states", "names", "symbols", "reference", "registers"])
  func damaged(section: String) throws {
    let damaged = try DamageTests.damaged(section)
    let question = Self.questions[0]
    let now = Self.presents[1]
    let expected = question.answer(CaseView(try damaged.temporary.plain.load().state, now: now))
    var seeded = Seeded(4)
    for _ in 0..<Thoroughness.rounds(40, sample: 8) {
      try damaged.flip(&seeded)
      let state = try damaged.temporary.home.load(extent: .cases(.timers(now: now))).state
      #expect(question.answer(CaseView(state, now: now)) == expected)
    }
  }
}
