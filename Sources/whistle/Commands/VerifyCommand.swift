import Basics
import CommandLineKit
import EventBook
import FileStore
import Projection
import Reports

enum VerifyCommand {
  static func run(_ context: Context) throws(Diagnostic) -> Int32 {
    let segments = (try? context.home.book.segments()) ?? []
    let total = segments.reduce(0) { $0 + $1.status.size }
    let progress = Progress(context.words.pick("verifying", "核对"), context.environment)
    var done = 0
    let result = try context.home.verify { bytes in
      done += bytes
      progress.update(done: done, total: total)
    }
    progress.finish()
    if result.tailLength > 0, let last = segments.last {
      context.say(
        Diagnostic(
          "book.tail",
          Phrase(
            "\(result.tailLength) bytes after the last whole line are no part of the book: "
              + "they may be being written, or be what a crash left",
            "最后一个完整行之后的 \(result.tailLength) 字节不属于台账：可能正在写入，或是异常中断所留"),
          at: .init(file: last.path),
          hints: [Book.tailHint]))
    }
    let findings: [JSONObject] = result.findings.map { finding in
      [
        "sequence": .integer(finding.sequence), "segment": .string(finding.segment),
        "line": .integer(finding.line), "kind": .string(finding.kind),
        "reason": context.reason(finding.reason),
      ]
    }
    let document: JSONObject = [
      "size": .integer(result.size), "root": .string(result.root.base64),
      "findings": .array(findings.map { .object($0) }),
    ]
    Output.settle(status: findings.isEmpty ? 0 : 1)
    context.print(document) {
      let words = context.words
      var out = words.pick("events  ", "事件  ") + "\(result.size)\n"
      out += words.pick("root    ", "树根  ") + result.root.base64 + "\n"
      out +=
        words.pick("findings", "发现  ") + (words.language == .chinese ? "" : " ")
        + "\(findings.count)\n"
      let report = RowReport(
        [
          .init("sequence", .right), .init("segment"), .init("line", .right), .init("kind"),
          .init("reason"),
        ], rows: findings)
      return findings.isEmpty ? out : out + report.table(words, context.style)
    }
    return findings.isEmpty ? 0 : 1
  }
}
