import Basics
import CommandLineKit
import Projection
import Reports

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
      Options.rules,
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
    let home = try context.questioned
    let question = ShardQuestion(
      now: context.now, rules: home.rulesOverride, periods: try context.periods())
    let pieces = try BookPieces(context.call.string("pieces") ?? ".", try context.build())
    let shard = try context.number("shard", in: 0...pieces.book.shards - 1) ?? 0
    let fold = try ShardFold(pieces, shard: shard, from: home.beginning(), home.codec)
    context.keep(fold)
    let result = try ShardReports.write(fold, of: pieces, shard: shard, question, in: out)
    context.say(
      "shard \(shard): events \(result.counts.events), cases \(result.counts.cases)",
      "分片 \(shard)：事件 \(result.counts.events)，案件 \(result.counts.cases)")
  }
}
