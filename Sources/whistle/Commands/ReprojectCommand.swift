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
        "拟用的规则：文件、名称、摘要或 now。", isRepeatable: true),
      Options.vary,
      OptionSpec(
        "fail-if", value: "CLASS>N",
        "Exit with 1 where a class has more cases than N, or N% of them, and with 0 elsewhere.",
        "某一类案件多于 N 件或 N% 时以 1 退出，否则为 0。", isRepeatable: true),
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
      OptionSpec(
        "limit", value: "N", "Show only the first N units and cases that differ.",
        "各表只列前 N 个单位、前 N 件有变化的案件。"),
      OptionSpec(
        "sample", value: "N", "Draw N of the cases that differ and show only these.",
        "从有变化的案件中抽取 N 件，只列这些。"),
      OptionSpec(
        "seed", value: "S", "Seed for --sample; the same seed draws the same cases.",
        "--sample 抽取所用的数；同数同样。", default: "1"),
      Options.jobs,
    ])

  /// Exit status 1 where anything differs, or where `--fail-if` says so.
  static func run(_ context: Context) throws(Diagnostic) {
    let limits = try context.call.strings("fail-if").map { text throws(Diagnostic) in
      try ImpactLimit(text)
    }
    let sample = try sample(context)
    if let out = context.call.string("out") { try context.refuseBook(directory: out) }
    let drafts = try ReprojectDrafts(context)
    let rules = drafts.all[0].rules
    let (query, now) = try context.query()
    let jobs = context.jobs
    let book = try read(context, query)
    let cases = book.cases
    let scope = try scope(context, cases)
    let period =
      if let given = scope.period { given } else { try year(of: now, in: cases.state.reference) }
    let question = try ImpactQuestion(cases, now: now, period, scope: scope, jobs: jobs)
    if drafts.areSideBySide {
      let rows = try drafts.all.map { draft throws(Diagnostic) in
        DraftImpact(draft, try question.impact(of: draft.rules))
      }
      let hasFindings =
        limits.isEmpty
        ? rows.contains { $0.counts.changed > 0 } : limits.contains { $0.holds(for: rows) }
      Output.settle(hasFindings: hasFindings)
      return context.print(
        rows, as: ImpactReport.drafts, of: CaseView(cases.state, now: now),
        under: question.today.ruleset)
    }
    let impact = try question.impact(of: rules)
    let answer = try Answer(
      impact, of: book, context.reports(on: CaseView(cases.state, now: now)), showing: sample,
      directory: context.call.string("out"), jobs: jobs)
    let alone = [DraftImpact(drafts.all[0], impact)]
    Output.settle(
      hasFindings: limits.isEmpty ? !impact.isEmpty : limits.contains { $0.holds(for: alone) })
    try print(answer, period, context)
  }

  private static func sample(_ context: Context) throws(Diagnostic) -> CaseSample {
    let seed = try context.number("seed", in: 0...Int.max)
    let count = try context.number("sample", in: 0...Int.max)
    if seed != nil, count == nil {
      throw Diagnostic(
        UsageCode.missingOption, "'--seed' goes with '--sample'", "“--seed”须与“--sample”同用")
    }
    return CaseSample(
      drawn: count.map { ($0, seed ?? 1) }, limit: try context.number("limit", in: 0...Int.max))
  }

  /// The book with its events, decoded.
  static func read(
    _ context: Context, _ query: TemporalQuery
  ) throws(Diagnostic) -> DecodedBook {
    let progress = context.progress("reading", "读取")
    var observer = Replay.Observer()
    observer.progress = progress.update
    let book = try DecodedBook(context.home, query, observer: observer)
    progress.finish()
    context.say(book.loaded.note)
    return book
  }

  private static func scope(
    _ context: Context, _ cases: DecodedCases
  ) throws(Diagnostic) -> ImpactScope {
    let view = CaseView(cases.state, now: try context.query().now)
    var scope = ImpactScope(
      matters: try context.matters("matter", in: view).map(view.symbols.text))
    scope.period = try context.optionalPeriod()
    scope.unit = try context.unit("unit", in: view) ?? .none
    return scope
  }

  /// The scoreboards are those of the year of now, where no period is named.
  static func year(of now: Timestamp, in reference: ReferenceData) throws(Diagnostic) -> Period {
    let year = reference.zone(at: now).local(now).date.year
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
    let impact = answer.impact
    let end = ImpactReport.Answer(impact, answer.manifest, showing: answer.sample)
    let shown = impact.differences(in: answer.sample)
    if context.format != .table, shown.count < impact.differences.count {
      context.say(omitted: impact.differences.count, shown: shown.count)
    }
    switch context.format {
    case .table:
      context.show(
        context.heading(answer.reports.view, under: impact.new.ruleset, isDraft: true)
          + ImpactReport.text(end, period, answer.reports))
    case .jsonl:
      answer.forEachPiece(of: shown) { Output.write($0, in: context.language) }
      context.print(JSONValue.object(ImpactReport.end.json(end, answer.reports)).text + "\n")
    case .json:
      var document = ImpactReport.Document()
      answer.forEachPiece(of: shown) {
        Output.write(document.adding($0), in: context.language)
      }
      Output.write(document.finish(end, answer.reports), in: context.language)
    case .csv:
      context.print(impact.rows(of: shown), as: ImpactReport.cases, of: answer.reports.view)
    }
  }

  /// The answer with the digest of its rows, and on disk where that is wanted.
  private struct Answer {
    let impact: Impact
    let reports: RowContext
    let sample: CaseSample
    let manifest: Impact.Manifest
    private let jobs: Int

    init(
      _ impact: Impact, of book: DecodedBook, _ reports: RowContext, showing sample: CaseSample,
      directory: String?, jobs: Int
    ) throws(Diagnostic) {
      self.impact = impact
      self.reports = reports
      self.sample = sample
      self.jobs = jobs
      var hasher = SHA256()
      LinePieces.forEach(
        impact.differences, jobs: jobs, Self.lines(of: impact, reports), { hasher.update($0) })
      manifest = impact.manifest(
        of: try book.root(jobs: jobs), book.query, output: hasher.finalize())
      if let directory { try keep(in: directory) }
    }

    /// The rows of some cases that differ, as JSON lines.
    func forEachPiece<Failure>(
      of differences: [Difference], _ body: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
      try LinePieces.forEach(differences, jobs: jobs, Self.lines(of: impact, reports), body)
    }

    private static func lines(
      of impact: Impact, _ reports: RowContext
    ) -> @Sendable (ArraySlice<Difference>) -> [UInt8] {
      { reports.lines(of: impact.rows(of: $0), ImpactReport.cases) }
    }

    /// `differences.jsonl` has every case that differs, whatever is printed, `projection.jsonl` all cases, `manifest.json` what
    /// both rest on; the manifest comes last.
    private func keep(in directory: String) throws(Diagnostic) {
      try Directory.make(directory)
      _ = try write(
        impact.differences, to: directory + "/differences.jsonl", Self.lines(of: impact, reports))
      var end = ImpactReport.Answer(impact, manifest)
      end.manifest.projection = try write(
        impact.classes, to: directory + "/projection.jsonl"
      ) { [impact, reports] in
        reports.lines(of: impact.projectedCases(of: $0), ImpactReport.projection)
      }
      let text = JSONValue.object(ImpactReport.end.json(end, reports)).text + "\n"
      try AtomicFile.replace(directory + "/manifest.json", with: Array(text.utf8))
    }

    private func write<Item: Sendable>(
      _ items: [Item], to path: String, _ lines: @escaping @Sendable (ArraySlice<Item>) -> [UInt8]
    ) throws(Diagnostic) -> Digest {
      var hasher = SHA256()
      let file = try AtomicFile(path)
      try LinePieces.forEach(items, jobs: jobs, lines) { bytes throws(Diagnostic) in
        hasher.update(bytes)
        try file.write(bytes)
      }
      try file.commit()
      return hasher.finalize()
    }
  }
}
