import Basics
import CaseModel
import CaseTestSupport
import EventBook
import FileStore
import HomeTestSupport
import Projection
import Queries
import Reports
import RuleImpact
import TestSupport
import Testing

/// The stages of a sharded fold over the book of a home, one after the other.
struct ShardedHome {
  static let build = ShardBook.Build(version: "test", zones: SHA256.hash("zones"))
  static let now = instant("2026-03-20 12:00")
  static let periods = ["2026-02", "2026-Q1"].compactMap { Period($0) }

  let home: Home
  /// Whose directory it is, where nobody else holds it.
  var owner: TemporaryHome?
  let shards: Int
  var build = ShardedHome.build
  /// Rules that are tried; board, scoreboards and digest are under the last.
  var drafts: [Draft] = []
  let scratch = Scratch()

  init(_ home: Home, shards: Int) {
    self.home = home
    self.shards = shards
  }

  var links: String { scratch.file("links.jsonl") }
  var pieces: String { scratch.file("pieces") }
  var results: String { scratch.file("results") }

  /// The links and the pieces.
  func split() throws {
    var rows: [UInt8] = []
    for segment in try home.book.segments() {
      rows += try BookLinks.rows(of: segment, book: "test", home.codec).rows
    }
    try scratch.write("links.jsonl", rows)
    try splitByLinks()
  }

  func splitByLinks() throws {
    let links = try BookLinks(file: links)
    let book = ShardBook(links, shards: shards, build: build)
    for segment in try home.book.segments() {
      _ = try ShardPieces.write(segment, by: links, book, home.codec, in: pieces)
    }
  }

  func beginning() throws -> BookState {
    var home = home
    home.rulesOverride = drafts.last?.rules
    return try home.beginning()
  }

  func question(now: Timestamp) -> ShardQuestion {
    ShardQuestion(now: now, rules: drafts.map(\.rules), periods: Self.periods)
  }

  @discardableResult
  func project(_ shard: Int, now: Timestamp = ShardedHome.now) throws -> ShardFold {
    let pieces = try BookPieces(pieces, build)
    let fold = try ShardFold(pieces, shard: shard, from: beginning(), home.codec)
    let directory = results + "/\(shard)"
    try StageDirectory.begin(directory)
    var impact: [StageFile] = []
    if !drafts.isEmpty {
      let cases = try ShardReports.decoded(
        pieces, shard: shard, from: home.beginning(), home.codec)
      impact = try ShardReports.write(drafts, Self.question(cases, now: now), in: directory)
    }
    _ = try ShardReports.write(
      fold, of: pieces, shard: shard, question(now: now), impact: impact, jobs: shard % 3 + 1,
      in: directory)
    return fold
  }

  private static func question(
    _ cases: DecodedCases, now: Timestamp
  ) throws -> ImpactQuestion {
    try ImpactQuestion(cases, now: now, #require(Period("2026")))
  }

  func projectAll() throws { for shard in 0..<shards { try project(shard) } }

  func combine() throws -> ShardReports.Whole {
    try StageDirectory.begin(scratch.file("whole"))
    let pieces = try BookPieces(pieces, build)
    let results = try ShardResults(results, of: pieces, under: drafts.map(\.rules))
    var impact: StageFile?
    if !drafts.isEmpty {
      let (common, sums) = try ShardReports.decoded(
        pieces, results, drafts: drafts.count, from: home.beginning(), home.codec)
      impact = try ShardReports.write(
        drafts, Self.question(common, now: results.question.now), sums, pieces, results,
        in: scratch.file("whole"))
    }
    let whole = try ShardReports.whole(pieces, results, from: beginning(), home.codec)
    try ShardReports.write(whole, pieces, results, impact: impact, in: scratch.file("whole"))
    return whole
  }

  /// All that the stages come to, as texts by what they are.
  func answers() throws -> [String: String] {
    try split()
    try projectAll()
    _ = try combine()
    var answers: [String: String] = [:]
    let impact = drafts.isEmpty ? [] : ["impact"]
    for name in ["replay", "board"] + Self.periods.map({ "assess-" + $0.name }) + impact {
      answers[name] = try scratch.text("whole/\(name).json")
    }
    for name in ["cases", "timers"] {
      let rows = try (0..<shards).flatMap { shard in
        try scratch.text("results/\(shard)/\(name).jsonl").split(separator: "\n").map(String.init)
      }
      // Each shard's are in order: all of them are, once the cases are.
      answers[name] = rows.sorted(by: Self.precedes).joined(separator: "\n")
    }
    return answers
  }

  /// By the number of the case, which stands first in a row.
  private static func precedes(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }

  /// The same of one machine.
  static func expected(_ home: Home, _ drafts: [Draft] = []) throws -> [String: String] {
    var answers = try expected(home, under: drafts.last?.rules)
    if !drafts.isEmpty { answers["impact"] = try expectedImpact(home, drafts) }
    return answers
  }

  private static func expectedImpact(_ home: Home, _ drafts: [Draft]) throws -> String {
    let book = try DecodedBook(home)
    let question = try question(book.cases, now: now)
    let context = RowContext(question.control.view)
    let impacts = try drafts.map { try question.impact(of: $0.rules) }
    guard impacts.count == 1 else {
      let rows = zip(drafts, impacts).map { DraftImpact($0, $1) }
      var writer = RowWriter(ImpactReport.drafts, .json, context)
      for row in rows { writer.add(row) }
      return String(decoding: writer.finish(), as: UTF8.self)
    }
    let lines = context.lines(of: impacts[0].rows, ImpactReport.cases)
    let manifest = impacts[0].manifest(of: try book.root(), output: SHA256.hash(lines))
    var document = ImpactReport.Document()
    let text =
      document.adding(lines) + document.finish(.init(impacts[0], manifest), context)
    return String(decoding: text, as: UTF8.self)
  }

  private static func expected(
    _ home: Home, under rules: RulesOverride?
  ) throws -> [String: String] {
    var home = home
    home.rulesOverride = rules
    let loaded = try home.load()
    let state = loaded.state
    let view = CaseView(state, now: now)
    func object<Value>(_ value: Value, _ type: RowType<Value>) -> String {
      JSONValue.object(view.json(value, as: type)).text + "\n"
    }
    var answers = [
      "replay": object(
        BookReports.Replayed(state, StateDigest.digest(state)), BookReports.replayed),
      "board": object(Board(view), BoardReport.type),
    ]
    for period in periods {
      let rows = view.scoreboard(view.assessment(period)).rows
      var writer = RowWriter(AssessReports.scoreboard, .json, RowContext(view))
      for row in rows { writer.add(row) }
      answers["assess-" + period.name] = String(decoding: writer.finish(), as: UTF8.self)
    }
    let titles = try home.titles(.all, in: loaded)
    let cases = state.table.sortedCases.map { subject in
      let name = state.table.name(of: subject)
      return view.row(name, state.table[subject], title: titles[subject])
    }
    let timers = cases.flatMap { row in row.timers.map { (name: row.name, timer: $0) } }
    answers["cases"] = sorted(view.texts(cases, as: CaseReports.caseLines))
    answers["timers"] = sorted(view.texts(timers, as: CaseReports.caseTimers))
    return answers
  }

  private static func sorted(_ rows: String) -> String {
    rows.split(separator: "\n").map(String.init).sorted(by: precedes).joined(separator: "\n")
  }
}

extension RandomBook {
  /// Several random books in one, each with cases of its own, so that some of them are merged and others
  /// have nothing to do with them.
  static func crowd(seed: UInt64, steps: Int) -> [Envelope] {
    let names: Set = ["C-1", "C-2", "LS-2026-000007", "第四件"]
    let books = (0..<4).map { part in
      envelopes(seed: seed * 4 + UInt64(part), steps: steps).map { envelope in
        var copy = envelope
        copy.id = "\(part):\(copy.id)"
        if names.contains(copy.subject) { copy.subject += "/\(part)" }
        if let into = copy.data["into"]?.string { copy.data["into"] = .string("\(into)/\(part)") }
        return copy
      }
    }
    let longest = books.map(\.count).max() ?? 0
    return (0..<longest).flatMap { index in books.compactMap { $0.dropFirst(index).first } }
  }
}
