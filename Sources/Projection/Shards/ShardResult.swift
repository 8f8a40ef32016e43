package import Basics
package import CaseModel
import FileStore

/// What is asked of every shard: results are put together only where it is the same.
package struct ShardQuestion: Equatable, Sendable {
  package let now: Timestamp
  /// The digests of the rules that are tried, in their order; the answers that are of one ruleset are of
  /// the last, or without any of the book's own.
  package let rules: [Digest]
  /// Whose scoreboards are wanted.
  package let periods: [Period]

  package init(now: Timestamp, rules: [RulesOverride], periods: [Period]) {
    self.now = now
    self.rules = rules.map { SHA256.hash(($0.document ?? .null).canonical) }
    self.periods = periods
  }

  /// - Throws: `shard.question`.
  func check(_ other: ShardQuestion, at place: Diagnostic.Place) throws(Diagnostic) {
    guard self != other else { return }
    throw Diagnostic(
      ShardCode.question,
      "answers another question: \(other.text.english), and not \(text.english)",
      "所答问题不同：\(other.text.chinese)，而非 \(text.chinese)", at: place)
  }

  private var text: Phrase {
    let names = periods.map(\.name).joined(separator: " ")
    let digests = rules.map { String($0.hex.prefix(12)) }.joined(separator: " ")
    return Phrase(
      "now \(now.rfc3339()), rules [\(digests)], periods [\(names)]",
      "现在 \(now.rfc3339())，规则 [\(digests)]，时段 [\(names)]")
  }
}

/// The result of folding one shard, as its manifest says it.
package struct ShardResult: Sendable {
  package let book: ShardBook
  package let shard: Int
  /// The digest of the pieces of which it was made.
  package let pieces: Digest
  package let question: ShardQuestion
  package let counts: Counts
  package let files: [StageFile]

  /// What was folded: the events of the shard's own subjects.
  package struct Counts: Equatable, Sendable {
    package let events, cases, anomalies: Int
    /// The latest `time`; nil without events.
    package let last: Timestamp?

    static func + (left: Counts, right: Counts) -> Counts {
      Counts(
        events: left.events + right.events, cases: left.cases + right.cases,
        anomalies: left.anomalies + right.anomalies,
        last: [left.last, right.last].compactMap(\.self).max())
    }
  }

  package init(
    _ pieces: BookPieces, shard: Int, _ question: ShardQuestion, _ counts: Counts,
    _ files: [StageFile]
  ) {
    book = pieces.book
    self.shard = shard
    self.pieces = pieces.digest
    self.question = question
    self.counts = counts
    self.files = files
  }

  /// The file of that name.
  ///
  /// - Throws: `shard.incomplete` where the manifest names none.
  package func file(_ name: String, in directory: String) throws(Diagnostic) -> StageFile {
    guard let file = files.first(where: { $0.name == name }) else {
      throw Diagnostic(
        ShardCode.incomplete, "the manifest names no '\(name)'", "清单未列“\(name)”",
        at: .init(file: directory + "/" + StageDirectory.manifest))
    }
    return file
  }
}

// MARK: As JSON

extension ShardQuestion {
  var json: JSONObject {
    JSONObject(stage: [
      .now: .string(now.rfc3339()), .rules: .array(rules.map { .string($0.hex) }),
      .periods: .array(periods.map { .string($0.name) }),
    ])
  }

  init(_ document: StageDocument) throws(Diagnostic) {
    now = try document.instant(StageKey.now)
    rules = try document.array(StageKey.rules) { $0.string.flatMap { Digest(hex: $0) } }
    periods = try document.array(StageKey.periods) { value throws(Diagnostic) in
      value.string.flatMap { Period($0) }
    }
  }
}

extension ShardResult.Counts {
  package init(_ fold: ShardFold) {
    events = fold.state.events
    cases = fold.state.table.caseCount
    anomalies = fold.anomalies
    last = fold.state.events > 0 ? fold.state.lastTime : nil
  }

  package var json: JSONObject {
    JSONObject(stage: [
      .folded: .integer(events), .cases: .integer(cases), .anomalies: .integer(anomalies),
      .last: last.map { .string($0.rfc3339()) } ?? .null,
    ])
  }

  fileprivate init(_ document: StageDocument) throws(Diagnostic) {
    events = try document.number(StageKey.folded)
    cases = try document.number(StageKey.cases)
    anomalies = try document.number(StageKey.anomalies)
    last = try document.optional(StageKey.last) { key throws(Diagnostic) in
      try document.instant(key)
    }
  }
}

extension ShardResult {
  package var json: JSONObject {
    let head = JSONObject(stage: [.stage: .string("shard")])
    return head.followed(by: book.json)
      .followed(by: JSONObject(stage: [.shard: .integer(shard), .pieces: .string(pieces.hex)]))
      .followed(by: question.json).followed(by: counts.json)
      .followed(by: JSONObject(stage: [.files: .array(files.map(\.json))]))
  }

  fileprivate init(_ document: StageDocument) throws(Diagnostic) {
    guard try document.text(StageKey.stage) == "shard" else { throw document.fault(StageKey.stage) }
    book = try ShardBook(document)
    shard = try document.number(StageKey.shard)
    pieces = try document.digest(StageKey.pieces)
    question = try ShardQuestion(document)
    counts = try Counts(document)
    files = try document.array(StageKey.files) { value throws(Diagnostic) in
      try value.object.map { object throws(Diagnostic) in
        try StageFile(StageDocument(object, at: document.place))
      }
    }
  }
}

/// The results of all shards of a book.
package struct ShardResults: Sendable {
  /// By the number of the shard.
  package let all: [(directory: String, result: ShardResult)]
  package let question: ShardQuestion
  /// Summed over the shards.
  package let counts: ShardResult.Counts

  /// - Parameters:
  ///   - directory: with a directory for each shard.
  ///   - pieces: those of which they must be made.
  ///   - rules: those with which they are put together, which must be theirs.
  /// - Throws: `file.*`; `shard.*` where a task did not end, a shard is missing or there twice, one is of
  ///   another book, program or question, a file is not the one that a manifest names, or the events do not
  ///   add up to the book's.
  /// - Complexity: O(bytes).
  package init(
    _ directory: String, of pieces: BookPieces, under rules: [RulesOverride]
  ) throws(Diagnostic) {
    var found: [(directory: String, result: ShardResult)] = []
    for path in try StageDirectory.results(in: directory) {
      let place = Diagnostic.Place(file: path)
      let result = try ShardResult(StageDocument(file: path + "/" + StageDirectory.manifest))
      try pieces.book.check(result.book, at: place)
      guard result.pieces == pieces.digest else {
        throw Diagnostic(
          ShardCode.foreign, "was made of other pieces than those here", "并非由此处的分片文件生成", at: place)
      }
      for file in result.files { try file.check(in: path) }
      found.append((path, result))
    }
    found.sort { $0.result.shard < $1.result.shard }
    try Self.checkNumbers(found, pieces.book.shards, directory)
    let question = found[0].result.question
    for (path, result) in found { try question.check(result.question, at: .init(file: path)) }
    try question.check(
      ShardQuestion(now: question.now, rules: rules, periods: question.periods),
      at: .init(file: directory))
    all = found
    self.question = question
    counts = found.dropFirst().reduce(found[0].result.counts) { $0 + $1.result.counts }
    guard counts.events == pieces.book.events else {
      throw Diagnostic(
        ShardCode.total,
        "the shards have folded \(counts.events) events, and the book has \(pieces.book.events)",
        "各分片共计算 \(counts.events) 个事件，而台账有 \(pieces.book.events) 个", at: .init(file: directory))
    }
  }

  private static func checkNumbers(
    _ found: [(directory: String, result: ShardResult)], _ shards: Int, _ directory: String
  ) throws(Diagnostic) {
    let numbers = found.map(\.result.shard)
    if numbers == Array(0..<shards) { return }
    let missing = (0..<shards).filter { !numbers.contains($0) }
    if missing.isEmpty {
      throw Diagnostic(
        ShardCode.foreign, "a shard is there twice: \(numbers)", "有分片重复：\(numbers)",
        at: .init(file: directory))
    }
    throw Diagnostic(
      ShardCode.incomplete, "these of \(shards) shards are missing: \(missing)",
      "\(shards) 个分片中缺少：\(missing)", at: .init(file: directory))
  }
}

extension ShardResults {
  /// The manifest of the whole.
  ///
  /// - Parameters:
  ///   - anomalies: of the whole book, those of what stands in common too.
  ///   - digest: of the whole state.
  ///   - files: that were written.
  package func json(
    _ pieces: BookPieces, anomalies: Int, _ digest: Digest, _ files: [StageFile]
  ) -> JSONObject {
    var rows: [String: Int] = [:]
    for file in all.lazy.flatMap(\.result.files) where file.name.hasSuffix(".jsonl") {
      rows[file.name, default: 0] += file.rows
    }
    let head = JSONObject(stage: [.stage: .string("whole")])
    var counts = counts.json
    counts[StageKey.anomalies] = .integer(anomalies)
    return head.followed(by: pieces.book.json)
      .followed(by: JSONObject(stage: [.pieces: .string(pieces.digest.hex)])).followed(
        by: question.json
      )
      .followed(by: counts)
      .followed(
        by: JSONObject(stage: [
          .root: .string(pieces.root.base64), .digest: .string(digest.hex),
          .rows: .object(
            JSONObject(rows.sorted { $0.key < $1.key }.map { ($0.key, .integer($0.value)) })),
          .files: .array(files.map(\.json)),
        ]))
  }
}
