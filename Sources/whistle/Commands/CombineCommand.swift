import Basics
import CommandLineKit
import Projection
import Reports

/// The last stage of a sharded fold: the shards into the whole.
enum CombineCommand: Command {
  static let spec = CommandSpec(
    "combine",
    Phrase(
      "Puts the shards of a book together: digest, board, scoreboards.", "合并各分片：摘要、总览、考核。"),
    options: [
      Options.pieces,
      OptionSpec(
        "results", value: "DIR", kind: .directory, "With a directory for each shard.",
        "各分片结果所在目录。", isRequired: true),
      Options.stageOutput, Options.rules,
    ])

  static func run(_ context: Context) throws(Diagnostic) {
    guard let out = context.given("out") else {
      throw Diagnostic(CallCode.stage, "the whole needs --out", "合并须给出 --out")
    }
    try context.refuseBook(directory: out)
    // First: what stands there is no result of this.
    try StageDirectory.begin(out)
    let home = try context.questioned
    let pieces = try BookPieces(context.call.string("pieces") ?? ".", try context.build())
    let results = try ShardResults(
      context.call.string("results") ?? ".", of: pieces, under: home.rulesOverride)
    let whole = try ShardReports.whole(pieces, results, from: home.beginning(), home.codec)
    try ShardReports.write(whole, pieces, results, in: out)
    context.print(whole.replayed, as: BookReports.replayed) {
      BookReports.text(whole.replayed, $0)
    }
  }
}
