import Basics
import CommandLineKit
import EventBook
import FileStore
import Projection

/// The first stage of a sharded fold: the bytes of segments into pieces, by case.
enum SplitCommand: Command {
  static let spec = CommandSpec(
    "split",
    Phrase("Splits segments of the book into shards, by case.", "把台账分卷按案件拆成分片。"),
    discussion: Phrase(
      "First the links of all segments, which say what there is and which cases were merged; then the pieces "
        + "of each segment, by as many tasks as there are segments:\n\n"
        + "    whistle split --merges-only > links.jsonl\n"
        + "    whistle split --links links.jsonl --shards 4 --out pieces",
      "先生成全部分卷的关联文件，其中列明有哪些分卷、哪些案件并案；再逐卷拆分，每卷可为一个任务：\n\n"
        + "    whistle split --merges-only > links.jsonl\n"
        + "    whistle split --links links.jsonl --shards 4 --out pieces"),
    arguments: [
      ArgumentSpec(
        "SEGMENT", kind: .file, "Segments of the book; all where none is named.",
        "台账的分卷；不写则为全部。", isOptional: true, isRepeating: true)
    ],
    options: [
      OptionSpec(
        "merges-only", "Print the links of the segments: JSON lines.", "打印分卷的关联：JSON 行。"),
      OptionSpec(
        "book", value: "NAME", "What the links call the book.", "关联文件中台账的名称。",
        default: "book"),
      OptionSpec(
        "links", value: "FILE", kind: .file, "The links of all segments.", "全部分卷的关联文件。"),
      Options.shards,
      Options.stageOutput,
    ])

  static func run(_ context: Context) throws(Diagnostic) {
    let names = context.call.arguments("SEGMENT")
    var segments: [Book.Segment] = []
    for name in names { segments.append(try Book.Segment(path: name)) }
    if names.isEmpty { segments = try context.home.book.segments() }
    if context.call.flag("merges-only") { return try links(of: segments, context) }
    guard let path = context.given("links"), let out = context.given("out"),
      let shards = try context.number("shards", in: ShardPieces.shardsRange)
    else {
      throw Diagnostic(
        CallCode.stage, "a split needs --links, --shards and --out",
        "拆分须给出 --links、--shards 和 --out",
        hint: "the links come first: whistle split --merges-only > links.jsonl",
        "请先生成关联文件：whistle split --merges-only > links.jsonl")
    }
    try context.refuseBook(directory: out)
    let links = try BookLinks(file: path)
    let book = ShardBook(links, shards: shards, build: try context.build())
    for segment in segments {
      let pieces = try ShardPieces.write(segment, by: links, book, context.home.codec, in: out)
      context.say(
        "\(segment.name): events \(pieces.lines), in common \(pieces.commonLines)",
        "\(segment.name)：事件 \(pieces.lines)，公用 \(pieces.commonLines)")
    }
  }

  private static func links(
    of segments: [Book.Segment], _ context: Context
  ) throws(Diagnostic) {
    let book = context.given("book") ?? "book"
    for (index, segment) in segments.enumerated() {
      let (rows, note) = try BookLinks.rows(of: segment, book: book, context.home.codec)
      // A segment by itself does not know whether others follow.
      if index + 1 == segments.count { context.say(note) }
      Output.write(rows, in: context.language)
    }
  }
}

extension Context {
  /// By what results are made.
  func build() throws(Diagnostic) -> ShardBook.Build {
    ShardBook.Build(version: Program.version, zones: try ZoneDatabase().digest())
  }
}
