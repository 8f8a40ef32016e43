import Basics
import CaseModel
import CommandLineKit
import Projection
import Reports
import RuleImpact

/// The second stage of a sharded fold: the pieces of one shard into what its cases come to.
enum ProjectCommand: Command {
  static let spec = CommandSpec(
    "project",
    Phrase("Folds one shard of a book that was split.", "计算已拆分台账的一个分片。"),
    options: [
      Options.pieces,
      OptionSpec(
        "shard", value: "K", "Which shard, from 0.", "第几个分片，从 0 起。", isRequired: true),
      Options.stageOutput,
      OptionSpec(
        "period", value: "P", "Count for the scoreboard of this period: 2026-10, 2026-Q4, 2026.",
        "计入此时段的考核：2026-10、2026-Q4、2026。", isRepeatable: true),
      Options.shardRules, Options.jobs,
    ])

  static func run(_ context: Context) throws(Diagnostic) {
    guard context.given("now") != nil, let out = context.given("out") else {
      throw Diagnostic(
        CallCode.stage, "a shard needs --out and --now, the same for every one",
        "计算分片须给出 --out 和 --now，各分片相同")
    }
    try context.refuseBook(directory: out)
    // First: what stands there is no result of this.
    try StageDirectory.begin(out)
    let drafts = try ReprojectDrafts.named(context)
    let question = ShardQuestion(
      now: context.now, rules: drafts.map(\.rules), periods: try context.periods())
    let pieces = try BookPieces(context.call.string("pieces") ?? ".", try context.build())
    let shard = try context.number("shard", in: 0...pieces.book.shards - 1) ?? 0
    let impact = try impact(of: drafts, pieces, shard, context, in: out)
    let home = context.home(under: drafts)
    let fold = try ShardFold(pieces, shard: shard, from: home.beginning(), home.codec)
    context.keep(fold)
    let result = try ShardReports.write(
      fold, of: pieces, shard: shard, question, impact: impact, jobs: context.jobs, in: out)
    context.say(
      "shard \(shard): events \(result.counts.events), cases \(result.counts.cases)",
      "分片 \(shard)：事件 \(result.counts.events)，案件 \(result.counts.cases)")
  }

  private static func impact(
    of drafts: [Draft], _ pieces: BookPieces, _ shard: Int, _ context: Context, in out: String
  ) throws(Diagnostic) -> [StageFile] {
    if drafts.isEmpty { return [] }
    let home = context.home
    let cases = try ShardReports.decoded(
      pieces, shard: shard, from: home.beginning(), home.codec)
    return try ShardReports.write(drafts, context.impactQuestion(cases, now: context.now), in: out)
  }
}

extension Context {
  /// The home under the last of some drafts, if there are any: of an option that is given twice the last
  /// counts.
  func home(under drafts: [Draft]) -> Home {
    var home = home
    home.rulesOverride = drafts.last?.rules
    return home
  }

  /// The question that `reproject` asks where nothing narrows it.
  func impactQuestion(_ cases: DecodedCases, now: Timestamp) throws(Diagnostic) -> ImpactQuestion {
    try ImpactQuestion(
      cases, now: now, ReprojectCommand.year(of: now, in: cases.state.reference), jobs: jobs)
  }
}
