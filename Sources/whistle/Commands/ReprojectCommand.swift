import Basics
import CaseModel
import CommandLineKit
import FileStore
import Projection
import Reports
import RuleImpact

/// What other rules would mean. Nothing is ever written to the book.
enum ReprojectCommand: Command {
  static let spec = CommandSpec(
    "reproject", Phrase("What other rules would mean for every case.", "改用其他规则，各案件会怎样。"),
    options: Options.temporal + [
      OptionSpec(
        "rules", value: "RULES", kind: .file, "The rules to try: a file, a name, a digest, now.",
        "拟用的规则：文件、名称、摘要或 now。", isRequired: true),
      OptionSpec(
        "period", value: "P",
        "Only cases registered in it, and its scoreboard: 2026-10, 2026-Q4, 2026.",
        "只看该期登记的案件及该期排名：2026-10、2026-Q4、2026。"),
      OptionSpec(
        "unit", value: "UNIT", "Only what this unit, or one below it, holds.", "只看该单位及下级承办的。"),
      Options.matter,
      OptionSpec(
        "out", value: "DIR", kind: .directory, "Keep the projection and its manifest there.",
        "把推演结果与清单存到该目录。"),
    ])

  /// Exit status 1 where anything differs.
  static func run(_ context: Context) throws(Diagnostic) {
    let rules = Supposition(
      try RulesSource(context: context).any(context.call.string("rules") ?? ""))
    let (reading, now) = try context.reading()
    let book = try read(context, reading)
    let scope = try scope(context, book)
    let period = if let given = scope.period { given } else { try year(of: now, in: book) }
    let impact = Impact(
      book, try book.projection(under: book.rules(at: now), now: now, period: period),
      try book.projection(under: rules, now: now, period: period), scope: scope)
    let answer = try Answer(impact, directory: context.call.string("out"))
    Output.settle(hasFindings: !impact.isEmpty)
    try print(answer, period, context)
  }

  private static func read(
    _ context: Context, _ reading: Reading
  ) throws(Diagnostic) -> KeptBook {
    let progress = Progress(context.words.pick("reading", "读取"), context.environment)
    var watcher = Replay.Watcher()
    watcher.progress = progress.update
    let book = try KeptBook(context.home, reading, watcher: watcher)
    progress.finish()
    context.say(book.note)
    return book
  }

  private static func scope(
    _ context: Context, _ book: KeptBook
  ) throws(Diagnostic) -> ImpactScope {
    var scope = ImpactScope(matters: context.call.strings("matter"))
    if context.given("period") != nil { scope.period = try context.period() }
    scope.unit = try context.unit("unit", in: book.state.scene) ?? .none
    return scope
  }

  /// The scoreboards are those of the year of now, where no period is named.
  private static func year(of now: Timestamp, in book: KeptBook) throws(Diagnostic) -> Period {
    let year = book.state.scene.zone(at: now).local(now).date.year
    guard let period = Period(Decimal.padded(year, 4)) else {
      throw Diagnostic(
        CallCode.period, "there is no scoreboard of the year \(year)", "没有 \(year) 年的考核")
    }
    return period
  }

  // MARK: Printing

  private static func print(
    _ answer: Answer, _ period: Period, _ context: Context
  ) throws(Diagnostic) {
    let end: JSONObject = [
      "summary": .object(answer.impact.summary), "manifest": .object(answer.manifest),
    ]
    switch context.format {
    case .table:
      context.print(
        ImpactReport.text(
          answer.impact, answer.manifest, period, context.words, context.style))
    case .jsonl:
      try answer.forEachPiece { context.print($0) }
      context.print(JSONValue.object(end).text + "\n")
    case .json:
      var document: JSONObject = ["cases": .array(answer.impact.rows.map { .object($0) })]
      for (key, value) in end.members { document[key] = value }
      context.print(JSONValue.object(document).text + "\n")
    case .csv:
      context.print(ImpactReport.cases(Array(answer.impact.rows)))
    }
  }

  /// The answer with the digest of its rows, and on disk where that is wanted.
  private struct Answer {
    let impact: Impact
    let manifest: JSONObject

    init(_ impact: Impact, directory: String?) throws(Diagnostic) {
      self.impact = impact
      var hasher = SHA256()
      try Answer.inPieces(impact.rows) { hasher.update(Array($0.utf8)) }
      manifest = try impact.manifest(output: hasher.finalize())
      if let directory { try keep(in: directory) }
    }

    /// The rows as JSON lines.
    func forEachPiece(_ body: (String) -> Void) throws(Diagnostic) {
      try Answer.inPieces(impact.rows, body)
    }

    /// Many rows at once, but not all: there may be hundreds of thousands.
    private static func inPieces(
      _ rows: some Sequence<JSONObject>, _ body: (String) throws(Diagnostic) -> Void
    ) throws(Diagnostic) {
      var text = ""
      for row in rows {
        text += JSONValue.object(row).text + "\n"
        if text.utf8.count > 1 << 16 {
          try body(text)
          text = ""
        }
      }
      try body(text)
    }

    /// `differences.jsonl` is what is printed, `projection.jsonl` all cases, `manifest.json` what
    /// both rest on; the manifest comes last.
    private func keep(in directory: String) throws(Diagnostic) {
      try Directory.make(directory)
      _ = try write(impact.rows, to: directory + "/differences.jsonl")
      var manifest = manifest
      manifest["projection"] = .string(
        try write(impact.projectedCases, to: directory + "/projection.jsonl").hex)
      let document: JSONObject = [
        "summary": .object(impact.summary), "manifest": .object(manifest),
      ]
      try AtomicFile.replace(
        directory + "/manifest.json", with: Array((JSONValue.object(document).text + "\n").utf8))
    }

    private func write(
      _ rows: some Sequence<JSONObject>, to path: String
    ) throws(Diagnostic) -> Digest {
      var hasher = SHA256()
      let file = try AtomicFile(path)
      try Answer.inPieces(rows) { text throws(Diagnostic) in
        let bytes = Array(text.utf8)
        hasher.update(bytes)
        try file.write(bytes)
      }
      try file.commit()
      return hasher.finalize()
    }
  }
}
