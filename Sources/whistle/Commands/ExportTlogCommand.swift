import Basics
import CommandLineKit
import Interchange
import Projection

enum ExportTlogCommand: Command {
  static let spec = CommandSpec(
    "tlog",
    Phrase(
      "The signed book as static files that other programs check (C2SP tlog-tiles).",
      "已签署的台账，导出为可由第三方程序核对的静态文件（C2SP tlog-tiles）。"),
    arguments: [
      ArgumentSpec(
        "DIR", kind: .directory, "Where to; an earlier export of the book is carried on.",
        "导出目录；可接续本台账此前的导出。")
    ], options: [Options.jobs])

  static func run(_ context: Context) throws(Diagnostic) {
    let directory = context.call.argument("DIR") ?? "."
    try context.refuseBook(directory: directory)
    let book = try SignedBook(context, SignedBook.signed(context))
    let progress = context.progress("exporting", "导出")
    try TilesExport(context.home.book, book.nodes, book.signed, to: directory).write { lines in
      progress.update(done: lines, total: book.size)
    }
    progress.finish()
    context.say("events \(book.size)", "\(book.size) 个事件")
  }
}
