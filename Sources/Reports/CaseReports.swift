import Basics
package import CaseModel
import CommandLineKit
import EventBook
import Projection
package import Queries

/// The rows of cases and timers.
package enum CaseReports {
  static let columns: [Column<CaseRow>] = [
    .init("case", \.name, rank: 9, least: .max), .init("title", \.title, rank: 6, least: 16),
    .init("class", with: serviceClass),
    .init("receiver", \.receiver, width: 30), .init("status", \.state.status, rank: 7),
    .init("tier", \.state.tier, rank: 4, named: Words.tier),
    .init("holder", \.state.holder, width: 30, rank: 6),
    .init("matter", \.state.matter, width: 20, rank: 4, show: matter),
    .init("urgency", \.state.urgency, rank: 2, named: Words.urgency),
    .init("place", \.state.place),
    .init("registered", \.state.registered, rank: 5), .init("version") { Int($0.state.version) },
    .init("round") { Int($0.state.round) }, .init("returns") { Int($0.state.returns) },
    .init("extensions") { Int($0.state.extensions) },
    .init("cards", members: cards, show: abbreviated),
    .init("timers", \.timers, of: timers),
  ]

  /// What people call a matter, where the code is no word of their language.
  static let matter: @Sendable (Symbol, RowContext) -> String = { matter, context in
    let code = matter.text(context) ?? ""
    return context.words.pick(code, context.name(ofMatter: matter) ?? code)
  }

  /// By the rules in force at *now*.
  private static let serviceClass: @Sendable (CaseRow, RowContext) -> String? = { row, context in
    let ruleset = context.view.state.reference.ruleset(at: context.view.now)
    return ruleset?.serviceClass(matter: row.state.matter, urgency: row.state.urgency)
      .flatMap { ruleset?.classes[$0].name }
  }

  /// One row a case, for those who do not read the timers themselves with those that are overdue. In
  /// CSV the timers are counted by state; `caseTimers` has a row for each.
  package static let cases = RowType<CaseRow>(
    columns + [overdue],
    extra: [.init("unitName", { UnitName(unit: $0.state.holder) }, width: 30, rank: 5)],
    table: [
      "case", "status", "tier", "holder", "unitName", "matter", "urgency", "registered", "round",
      "returns",
      "cards", "overdue",
    ],
    csv: columns.dropLast() + [
      .init("timers", members: timerCounts, show: { _, _ in "" }), overdue,
    ],
    paint: { $0.timers.contains { $0.state == .overdue } ? .red : nil })

  private static let overdue = Column<CaseRow>(
    "overdue", \.overdue, width: 30, rank: 8,
    show: { timers, context in context.words.list(timers.compactMap { $0.text(context) }, ",") })

  private static let timerCounts = RowType<CaseRow>(
    TimerState.allCases.map { state in
      .init(state.rawValue) { row in row.timers.count { $0.state == state } }
    })

  /// One row a timer, with its case.
  package static let caseTimers = RowType<(name: String, timer: TimerRow)>(
    [.init("case", \.name)], \.timer, of: timers,
    table: ["case", "timer", "run", "unit", "state", "start", "due", "stop", "provisional"],
    paint: { paint($0.timer.state) })

  /// The same as JSON lines, whose readers are programs.
  package static let caseLines = RowType(columns)

  private static let cards = RowType<CaseRow>([
    .init("notice") { Int($0.state.notices) }, .init("yellow") { Int($0.state.yellows) },
    .init("red") { Int($0.state.reds) },
  ])

  /// `1y 2r` for one yellow and two red cards; in Chinese `黄牌 1、红牌 2`.
  private static func abbreviated(_ row: CaseRow, _ context: RowContext) -> String {
    let words = context.words
    return words.list(
      counts(of: row).filter { $0.count > 0 }.map { level in
        words.pick(
          "\(level.count)\(level.name.prefix(1))", "\(words.card(level.name)) \(level.count)")
      }, " ")
  }

  /// The cards of a case by level.
  static func counts(of row: CaseRow) -> [(name: String, count: Int)] {
    let state = row.state
    return [
      ("notice", Int(state.notices)), ("yellow", Int(state.yellows)), ("red", Int(state.reds)),
    ]
  }

  /// The timers of a case.
  package static let timers = RowType<TimerRow>(
    [
      .init("timer", \.timer, rank: 9), .init("run", \.number, rank: 3),
      .init("unit", \.unit, width: 30, rank: 5), .init("state", \.state, rank: 8),
      .init("start", \.start, rank: 2), .init("stop", \.stop, rank: 4),
      .init("due", \.due, rank: 8),
      .init("remind", \.remind), .init("red", \.red), .init("provisional", \.isProvisional),
      .init("ruleset", with: { row, context in row.adoption.map { context.rulesets[$0] } }),
    ],
    table: ["timer", "run", "unit", "state", "start", "due", "stop", "provisional"],
    paint: { paint($0.state) })

  /// Rows of `due` and `overdue`.
  package static let due = RowType<DueItem>(
    [
      .init("case", \.subject, rank: 9, least: .max), .init("timer", \.row.timer, rank: 8),
      .init("run", \.row.number, rank: 1), .init("unit", \.row.unit, width: 36, rank: 4, least: 16),
      .init("due", \.row.due, rank: 8), .init("state", \.row.state),
      .init("age", with: { $1.days(since: $0.registered) }, rank: 5, show: days),
      .init("title", \.title, rank: 7, least: 8),
      .init("unitName", { UnitName(unit: $0.row.unit) }, rank: 6),
    ],
    table: ["unit", "unitName", "case", "title", "age", "timer", "run", "due"],
    paint: { paint($0.row.state) })

  private static let days: @Sendable (Int, RowContext) -> String = { days, context in
    context.words.pick("\(days)d", "\(days) 天")
  }

  /// What is still to be done about a case, and by when: to whoever has just recorded something on it.
  package static let next = RowType<TimerRow>([
    .init("timer", \.timer), .init("run", \.number), .init("unit", \.unit), .init("due", \.due),
  ])

  private static func paint(_ state: TimerState) -> Style.Paint? {
    switch state {
    case .overdue: .red
    case .late: .yellow
    case .running, .paused, .met, .void: nil
    }
  }

  // MARK: Events

  /// The history of a case: what happened, by whom; rows are the events of the book.
  static let history = RowType<Envelope>([
    .init("sequence", { $0.sequence ?? 0 }, rank: 7),
    .init("time", \.time, rank: 8, least: .max, show: { text, _ in Timestamp.shortened(text) }),
    .init("type", \.type, rank: 9, least: .max, named: Words.event),
    .init("by", { String($0.source.dropFirst()) }, width: 36, rank: 5),
    .init("what", with: { $1.members(plain($0.data)) }, width: 60, rank: 6, least: 16),
  ])

  private static func plain(_ data: JSONObject) -> [(key: String, value: String)] {
    data.members.map { ($0.key, $0.value.plain) }
  }

  /// The titles of what a sweep issued; its rows are made of the lines themselves (`LineReport`).
  static func noticeHeadings(_ words: Words) -> [TextTable.Column] {
    [TextTable.Column(words.title("case"), rank: 10)]
      + history.columns.filter { $0.key != "by" }.map { $0.heading(words) }
  }
}
