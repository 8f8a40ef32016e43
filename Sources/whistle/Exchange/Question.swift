import Basics
import CaseModel
import CommandLineKit
import Projection
import Queries
import Reports

/// A question that an exchange answers as the command of that name does with `--format json`.
struct Question: Sendable {
  /// What a question takes.
  enum Key: String { case query, id, within, timer, since }

  let name: String
  /// What it takes beside `query`.
  let keys: [Key]
  /// Whether it is about all cases, and not about one that it names.
  let asksAll: Bool
  let answer: @Sendable (borrowing Asked) throws(Diagnostic) -> JSONValue

  /// What a question is asked of.
  struct Asked {
    let view: CaseView
    /// What stands beside `query`.
    let given: JSONObject
    let words: Words
    let home: Home
    /// The stored lines of a subject.
    let events: (String) throws(Diagnostic) -> [[UInt8]]

    var context: RowContext { RowContext(view, words, .plain) }

    func rows<Row>(_ rows: [Row], as type: RowType<Row>) -> JSONValue {
      .array(rows.map { .object(type.json($0, context)) })
    }

    /// Rows with the titles of their cases, where the command looks them up.
    func due(_ items: [DueItem]) throws(Diagnostic) -> JSONValue {
      var items = items
      if items.count <= DueQuestion.mostTitles {
        for index in items.indices {
          let lines = try events(view.state.table.name(of: items[index].subject))
          items[index].title = Home.title(in: lines)
        }
      }
      return rows(items, as: CaseReports.due)
    }

    /// The instant that a key names; a date is its beginning.
    func instant(_ key: Key) throws(Diagnostic) -> Timestamp {
      let name = key.rawValue
      guard let text = try text(key) else {
        throw ExchangeLine.fault(
          name, "the question needs a time: \"\(name)\"", "该查询须写明时间“\(name)”")
      }
      guard let instant = GivenTime(text)?.instant(in: home, date: .beginning) else {
        throw Diagnostic(
          CallCode.time, "'\(text)' for '\(name)' is not a time", "“\(name)”的“\(text)”不是时间")
      }
      return instant
    }

    /// The timer that `timer` names; nil where it names none.
    func timer() throws(Diagnostic) -> CaseModel.Timer? {
      try text(.timer).map { text throws(Diagnostic) in try Timer.named(text) }
    }

    func text(_ key: Key) throws(Diagnostic) -> String? {
      try given[key].map { value throws(Diagnostic) in
        try ExchangeLine.text(value, of: key.rawValue)
      }
    }
  }

  static let all = [
    Question(name: "board", keys: [], asksAll: true) { asked in
      .object(BoardReport.type.json(Board(asked.view), asked.context))
    },
    Question(name: "case", keys: [.id], asksAll: false) { asked throws(Diagnostic) in
      guard let name = try asked.text(.id) else {
        throw ExchangeLine.fault(
          Key.id.rawValue, "the question 'case' names one: \"id\"", "查询“case”须写明“id”")
      }
      let report = try CaseCommand.report(of: name, in: asked.view, lines: asked.events(name))
      return .object(report.type.json(report, asked.context))
    },
    Question(name: "due", keys: [.within, .timer], asksAll: true) { asked throws(Diagnostic) in
      let end = try DueCommand.end(asked.text(.within), in: asked.view)
      let filter = DueFilter(timer: try asked.timer())
      return try asked.due(asked.view.due(through: end, filter))
    },
    Question(name: "overdue", keys: [.timer], asksAll: true) { asked throws(Diagnostic) in
      let filter = DueFilter(timer: try asked.timer())
      return try asked.due(asked.view.overdue(filter))
    },
    Question(name: "changes", keys: [.since], asksAll: true) { asked throws(Diagnostic) in
      let since = try asked.instant(.since)
      var items = try ChangesCommand.items(since: since, in: asked.view, asked.home)
      if items.count <= DueQuestion.mostTitles {
        for index in items.indices where items[index].status != nil {
          items[index].title = Home.title(in: try asked.events(items[index].name))
        }
      }
      return asked.rows(items, as: ChangesReport.rows)
    },
  ]
}

extension Question {
  /// - Throws: `exchange.query` for a name that there is not, `exchange.key`.
  init(named name: String, given: JSONObject) throws(Diagnostic) {
    guard let found = Self.all.first(where: { $0.name == name }) else {
      throw Diagnostic(
        ExchangeCode.query, "there is no question '\(name)'", "没有查询“\(name)”",
        hints: [.listing("questions are", "可用的查询有", Self.all.map(\.name))])
    }
    try ExchangeLine.check(given.keys, among: ([.query] + found.keys).map(\.rawValue))
    self = found
  }
}
