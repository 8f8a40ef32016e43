import Basics
import CommandLineKit
import Projection
import Reports
import RuleImpact

/// The last stage of a sharded fold: the shards into the whole.
enum CombineCommand: Command {
  static let spec = CommandSpec(
    "combine",
    Phrase(
      "Puts the shards of a book together: digest, board, scoreboards, rule impact.",
      "合并各分片：摘要、总览、考核、规则影响。"),
    options: [
      Options.pieces,
      OptionSpec(
        "results", value: "DIR", kind: .directory, "With a directory for each shard.",
        "各分片结果所在目录。", isRequired: true),
      Options.stageOutput, Options.shardRules,
    ])

  static func run(_ context: Context) throws(Diagnostic) {
    guard let out = context.given("out") else {
      throw Diagnostic(CallCode.stage, "the whole needs --out", "合并须给出 --out")
    }
    try context.refuseBook(directory: out)
    // First: what stands there is no result of this.
    try StageDirectory.begin(out)
    let drafts = try ReprojectDrafts.named(context)
    let pieces = try BookPieces(context.call.string("pieces") ?? ".", try context.build())
    let results = try ShardResults(
      context.call.string("results") ?? ".", of: pieces, under: drafts.map(\.rules))
    let impact = try impact(of: drafts, pieces, results, context, in: out)
    let home = context.home(under: drafts)
    let whole = try ShardReports.whole(pieces, results, from: home.beginning(), home.codec)
    try ShardReports.write(whole, pieces, results, impact: impact, in: out)
    context.print(whole.replayed, as: BookReports.replayed) {
      BookReports.text(whole.replayed, $0)
    }
  }

  private static func impact(
    of drafts: [Draft], _ pieces: BookPieces, _ results: ShardResults, _ context: Context,
    in out: String
  ) throws(Diagnostic) -> StageFile? {
    if drafts.isEmpty { return nil }
    let home = context.home
    let (common, sums) = try ShardReports.decoded(
      pieces, results, drafts: drafts.count, from: home.beginning(), home.codec)
    let question = try context.impactQuestion(common, now: results.question.now)
    return try ShardReports.write(drafts, question, sums, pieces, results, in: out)
  }
}
