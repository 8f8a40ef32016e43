package import Basics
package import CaseJournal
package import CaseModel
package import Projection
package import RuleImpact

/// What drafts would mean for a book in shards (SPEC §8, "Rule impact").
extension ShardReports {
  private static let impact = "impact-tallies.json", differences = "differences.jsonl"

  // MARK: A shard

  /// The cases of a shard as the book's own rules have them, to be judged by others.
  ///
  /// - Throws: as `ShardFold` has it.
  /// - Complexity: O(bytes); memory grows with the shard's events, by some 100 bytes each.
  package static func decoded(
    _ pieces: BookPieces, shard: Int, from state: BookState, _ codec: EventCodec
  ) throws(Diagnostic) -> DecodedCases {
    try DecodedCases(codec) { observer throws(Diagnostic) in
      try ShardFold(pieces, shard: shard, from: state, codec, observer: observer).state
    }
  }

  /// Writes what drafts would mean for the cases of a shard: sums, and of a single draft a row for each case
  /// that differs.
  ///
  /// - Parameter directory: begun with `StageDirectory.begin`.
  /// - Throws: `file.*`, `rules.invalid`.
  /// - Complexity: O(runs · drafts).
  package static func write(
    _ drafts: [Draft], _ question: ImpactQuestion, in directory: String
  ) throws(Diagnostic) -> [StageFile] {
    let context = RowContext(question.control.view)
    var files: [StageFile] = []
    let sums = try drafts.map { draft throws(Diagnostic) in
      let impact = try question.impact(of: draft.rules)
      if drafts.count == 1 {
        files += try write(differencesOf: impact, context, jobs: question.jobs, in: directory)
      }
      return impact.sums
    }
    let text = JSONValue.object(ShardImpact(sums).json(context.symbols)).text + "\n"
    return files + [try whole(text, impact, in: directory)]
  }

  private static func write(
    differencesOf impact: Impact, _ context: RowContext, jobs: Int, in directory: String
  ) throws(Diagnostic) -> [StageFile] {
    let cases = impact.differences
    return try StageWriter.write(
      [differences], in: directory, parts: (cases.count + part - 1) / part, jobs: jobs
    ) { index in
      let cases = cases[index * part..<min((index + 1) * part, cases.count)]
      let lines = context.lines(of: impact.rows(of: cases), ImpactReport.cases)
      return [StageRows(lines, count: cases.count)]
    }
  }

  // MARK: The whole

  /// What stands in common, and the sums of all shards over their cases.
  ///
  /// - Parameters:
  ///   - state: before the first line, under the book's own rules.
  ///   - drafts: how many.
  /// - Throws: `book.*`, `file.*`, `shard.*`.
  package static func decoded(
    _ pieces: BookPieces, _ results: ShardResults, drafts: Int, from state: BookState,
    _ codec: EventCodec
  ) throws(Diagnostic) -> (common: DecodedCases, sums: ShardImpact) {
    var sum: ShardImpact?
    let common = try DecodedCases(codec) { observer throws(Diagnostic) in
      var state = try CommonFold(pieces, from: state, codec, observer: observer).state
      for (directory, result) in results.all {
        let own = try ShardImpact(
          file: directory + "/" + result.file(impact, in: directory).name, drafts: drafts,
          symbols: &state.reference.symbols)
        sum = sum.map { $0 + own } ?? own
      }
      return state
    }
    guard let sum else { preconditionFailure("a book has a shard at least") }
    return (common, sum)
  }

  /// Writes `impact.json`, as `reproject` prints it with `--format json`.
  ///
  /// - Parameters:
  ///   - question: of what stands in common.
  ///   - sums: of all shards.
  ///   - directory: begun with `StageDirectory.begin`.
  /// - Throws: `file.*`, `rules.invalid`, `shard.*`.
  /// - Complexity: O(rows · log shards).
  package static func write(
    _ drafts: [Draft], _ question: ImpactQuestion, _ sums: ShardImpact, _ pieces: BookPieces,
    _ results: ShardResults, in directory: String
  ) throws(Diagnostic) -> StageFile {
    let impacts = try zip(drafts, sums.drafts).map { draft, sums throws(Diagnostic) in
      var impact = try question.impact(of: draft.rules)
      impact.add(sums)
      return impact
    }
    let context = RowContext(question.control.view)
    let file = try StageWriter("impact.json", in: directory)
    if impacts.count == 1 {
      try write(impacts[0], context, pieces, results, to: file)
    } else {
      var writer = RowWriter(ImpactReport.drafts, .json, context)
      for (draft, impact) in zip(drafts, impacts) { writer.add(DraftImpact(draft, impact)) }
      try file.append(lines: writer.finish())
    }
    return try file.finish()
  }

  private static func write(
    _ impact: Impact, _ context: RowContext, _ pieces: BookPieces, _ results: ShardResults,
    to file: StageWriter
  ) throws(Diagnostic) {
    var paths: [String] = []
    for (directory, result) in results.all {
      paths.append(directory + "/" + (try result.file(differences, in: directory).name))
    }
    var document = ImpactReport.Document()
    var hasher = SHA256()
    try SubjectRows.merge(paths) { row, _ throws(Diagnostic) in
      let line = row.array + [0x0A]
      hasher.update(line)
      try file.append(lines: document.adding(line))
    }
    let manifest = impact.manifest(
      of: (pieces.root, pieces.book.events), output: hasher.finalize())
    let answer = ImpactReport.Answer(impact, manifest)
    try file.append(lines: document.finish(answer, context))
  }
}
