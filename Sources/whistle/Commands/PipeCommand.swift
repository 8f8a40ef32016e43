import Basics
import CommandLineKit
import FileStore

enum PipeCommand: Command {
  static let spec = CommandSpec(
    "pipe",
    Phrase(
      "Takes commands and questions as JSON lines on standard input, answers each with a line once it is durable.",
      "从标准输入逐行读取 JSON 命令和查询，落盘后逐行回答。"),
    options: [Options.by, Options.confirmed] + Options.writing)

  static func run(_ context: Context) throws(Diagnostic) {
    let exchange = try Exchange(context)
    let (source, login, by) = (StandardInput(), Process.login, context.call.string("by"))
    var input = LineInput()
    while true {
      let bytes = try source.available(limit: Exchange.bytesAtOnce)
      let lines = bytes.isEmpty ? [input.end()].compactMap(\.self) : input.take(bytes)
      try answer(lines.map { Exchange.Line(text: $0, login: login, by: by) }, by: exchange, context)
      if bytes.isEmpty { return }
    }
  }

  private static func answer(
    _ lines: [Exchange.Line], by exchange: Exchange, _ context: Context
  ) throws(Diagnostic) {
    var rest = lines
    while !rest.isEmpty {
      let answers = exchange.answer(rest)
      rest.removeFirst(answers.count)
      if exchange.hasWritten {
        Output.settle(
          recorded: Phrase(
            "what was taken so far is recorded all the same: what has an id of its own can be sent again, and is recorded once",
            "此前已采纳的命令仍已记入台账：自带编号的命令可重新发送，只记一次"))
      }
      Output.write(Array(answers.joined()), in: context.language)
      if rest.isEmpty, let failure = exchange.failure { throw failure }
    }
  }
}
