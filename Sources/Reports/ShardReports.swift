package import Basics
package import CaseJournal
package import CaseModel
package import Projection
package import Queries

/// What the stages of a sharded fold write: the rows of a shard, and the results of the whole, which are
/// those of one machine to the byte.
package enum ShardReports {
  private static let cases = "cases.jsonl", timers = "timers.jsonl", leaves = "leaves.jsonl"
  private static let tallies = "tallies.json"

  // MARK: A shard

  /// Writes what a shard came to: a row a case and a row a timer, as `whistle cases --format jsonl` has
  /// them, its part of the tree, and what it adds to the board and to the scoreboards.
  ///
  /// - Parameters:
  ///   - impact: the files that were written of it before.
  ///   - jobs: number of threads, from 1.
  ///   - directory: begun with `StageDirectory.begin`.
  /// - Throws: `file.*`.
  /// - Complexity: O(cases · runs).
  package static func write(
    _ fold: ShardFold, of pieces: BookPieces, shard: Int, _ question: ShardQuestion,
    impact: [StageFile] = [], jobs: Int, in directory: String
  ) throws(Diagnostic) -> ShardResult {
    let view = CaseView(fold.state, now: question.now)
    var files = try writeRows(fold, view, jobs: jobs, in: directory)
    let leaves = try StageWriter(leaves, in: directory)
    try LeafRows.write(fold.state, to: leaves)
    files.append(try leaves.finish())
    let tally = ShardTallies(view, question.periods).json(view.symbols)
    files.append(try whole(JSONValue.object(tally).text + "\n", tallies, in: directory))
    let result = ShardResult(
      pieces, shard: shard, question, .init(fold), files + impact)
    try StageDirectory.finish(directory, result.json)
    return result
  }

  /// Cases whose rows are written at once.
  static let part = 1 << 9

  private static func writeRows(
    _ fold: ShardFold, _ view: CaseView, jobs: Int, in directory: String
  ) throws(Diagnostic) -> [StageFile] {
    let (context, titles, subjects) = (RowContext(view), fold.titles, view.state.table.sortedCases)
    return try StageWriter.write(
      [cases, timers], in: directory, parts: (subjects.count + part - 1) / part, jobs: jobs
    ) { index in
      let subjects = subjects[index * part..<min((index + 1) * part, subjects.count)]
      let rows = subjects.map { subject in
        view.row(
          view.state.table.name(of: subject), view.state.table[subject], title: titles[subject])
      }
      return [
        lines(of: rows, CaseReports.caseLines, context),
        lines(
          of: rows.flatMap { row in row.timers.map { (name: row.name, timer: $0) } },
          CaseReports.caseTimers, context),
      ]
    }
  }

  private static func lines<Row>(
    of rows: [Row], _ type: RowType<Row>, _ context: RowContext
  ) -> StageRows {
    StageRows(context.lines(of: rows, type), count: rows.count)
  }

  static func whole(
    _ text: String, _ name: String, in directory: String
  ) throws(Diagnostic) -> StageFile {
    let file = try StageWriter(name, in: directory)
    try file.append(lines: Array(text.utf8))
    return try file.finish()
  }

  // MARK: The whole

  /// What all shards come to together.
  package struct Whole: Sendable {
    package let replayed: BookReports.Replayed
    package let board: Board
    package let scoreboards: [(period: Period, rows: [Scoreboard.Row])]
    /// The reference data, and no case.
    package let view: CaseView
  }

  /// Puts the results of all shards together.
  ///
  /// - Parameter state: before the first line.
  /// - Throws: `book.*`, `file.*`, `shard.*`.
  /// - Complexity: O(subjects · log shards).
  package static func whole(
    _ pieces: BookPieces, _ results: ShardResults, from state: BookState, _ codec: EventCodec
  ) throws(Diagnostic) -> Whole {
    let common = try CommonFold(pieces, from: state, codec)
    var state = common.state
    let question = results.question
    var sum: ShardTallies?
    for (directory, result) in results.all {
      let tallies = try ShardTallies(
        file: directory + "/" + result.file(tallies, in: directory).name,
        periods: question.periods.count, symbols: &state.reference.symbols)
      sum = sum.map { $0 + tallies } ?? tallies
    }
    guard let sum else { preconditionFailure("a book has a shard at least") }
    var paths: [String] = []
    for (directory, result) in results.all {
      paths.append(directory + "/" + (try result.file(leaves, in: directory).name))
    }
    let view = CaseView(state, now: question.now)
    let counts = results.counts
    return Whole(
      replayed: BookReports.Replayed(
        events: counts.events, cases: counts.cases,
        anomalies: counts.anomalies + common.state.anomalies,
        digest: try LeafRows.digest(common.state, paths)),
      board: sum.board(of: view, last: counts.last, sequence: counts.events),
      scoreboards: zip(question.periods, sum.scoreboards).map { period, tallies in
        (
          period,
          view.assessment(period).scoreboard(of: tallies, in: view.state.reference).rows
        )
      }, view: view)
  }

  /// Writes `replay.json`, `board.json` and an `assess-PERIOD.json` for each period, each as the command of
  /// that name prints it with `--format json`.
  ///
  /// - Parameters:
  ///   - impact: the file that was written of it before.
  ///   - directory: begun with `StageDirectory.begin`.
  /// - Throws: `file.*`.
  package static func write(
    _ result: Whole, _ pieces: BookPieces, _ results: ShardResults, impact: StageFile? = nil,
    in directory: String
  ) throws(Diagnostic) {
    let context = RowContext(result.view)
    func object<Value>(_ value: Value, _ type: RowType<Value>) -> String {
      JSONValue.object(type.json(value, context)).text + "\n"
    }
    var files = [
      try whole(object(result.replayed, BookReports.replayed), "replay.json", in: directory),
      try whole(object(result.board, BoardReport.type), "board.json", in: directory),
    ]
    for (period, rows) in result.scoreboards {
      var writer = RowWriter(AssessReports.scoreboard, .json, context)
      for row in rows { writer.add(row) }
      let text = String(decoding: writer.finish(), as: UTF8.self)
      files.append(try whole(text, "assess-\(period.name).json", in: directory))
    }
    try StageDirectory.finish(
      directory,
      results.json(
        pieces, anomalies: result.replayed.anomalies, result.replayed.digest,
        files + [impact].compactMap(\.self)))
  }
}
