import Basics
import CommandLineKit
import EventBook
import FileStore
import Projection

enum AppendCommand: Command {
  static let spec = CommandSpec(
    "append", Phrase("Appends CloudEvents lines, all or nothing.", "追加 CloudEvents 行，全收或全不收。"),
    arguments: [
      ArgumentSpec(
        "FILE", kind: .file, "A file; - or none: standard input.", "文件；- 或不写：标准输入。",
        isOptional: true)
    ],
    options: [
      OptionSpec(
        "keep-going", "Append the valid lines, write the others to a file.", "收下正确的，其余写入文件。"),
      OptionSpec(
        "refused", value: "FILE", kind: .file, "Where --keep-going writes refused lines.",
        "拒收行写到哪里。", default: "FILE.refused.jsonl"),
      OptionSpec(
        "history", "Append the lines as facts: only their form is checked.", "作为既成事实：只查格式。"),
      Options.confirmed,
    ] + Options.writing)

  static func run(_ context: Context) throws(Diagnostic) {
    let path = context.call.argument("FILE") ?? "-"
    let refused =
      context.call.string("refused") ?? (path == "-" ? "" : path + ".") + "refused.jsonl"
    let keepsGoing = context.call.flag("keep-going")
    if keepsGoing { try context.refuseBook(file: refused) }
    let batch = Batch(
      try Documents.bytes(path), file: path == "-" ? "standard input" : path,
      keepsGoing: keepsGoing)
    let isHistory = context.call.flag("history")
    var proposals: [(line: Batch.Line, envelope: Envelope)] = []
    for line in batch.lines {
      let envelope = try batch.attempt(line) { () throws(Diagnostic) in
        try batch.envelope(line, isHistory: isHistory)
      }
      if let envelope { proposals.append((line, envelope)) }
    }
    let recorder = try context.recorder(for: proposals.map(\.envelope.id), isHistory: isHistory)
    var known = 0
    for (line, envelope) in proposals {
      let outcome = try batch.attempt(line) { () throws(Diagnostic) in
        try recorder.propose(envelope, isHistory: isHistory)
      }
      if case .known = outcome { known += 1 }
    }
    let count = batch.refusals.count
    // First the refused lines, so that none is lost if their file cannot be written.
    if count > 0 { try AtomicFile.replace(refused, with: Array(batch.refusedLines.utf8)) }
    let appended = try recorder.commit()
    Output.settle(hasFindings: count > 0)
    if let remark = recorder.remarks.first { context.say(remark) }
    if recorder.remarks.count > 1 {
      context.say(
        "\(recorder.remarks.count) lines were recorded late in all: 'whistle audit' lists them",
        "共有 \(recorder.remarks.count) 行为补记，见“whistle audit”")
    }
    context.say(suspectedIn: recorder)
    context.say(
      "appended \(appended), known already \(known), refused \(count)",
      "追加 \(appended)，已有 \(known)，拒收 \(count)")
    if count > 0 {
      context.say("the refused lines and their reasons: \(refused)", "拒收的行及原因：\(refused)")
    }
  }
}

/// Lines of CloudEvents, as they were given.
private final class Batch {
  typealias Line = Documents.Line

  let lines: [Line]
  private(set) var refusals: [(line: Line, reason: Diagnostic)] = []
  private let bytes: [UInt8]
  private let file: String
  private let keepsGoing: Bool

  init(_ bytes: [UInt8], file: String, keepsGoing: Bool) {
    self.bytes = bytes
    self.file = file
    self.keepsGoing = keepsGoing
    lines = Documents.lines(of: bytes)
  }

  /// What is made of a line; nil where it is refused and the others are taken all the same.
  ///
  /// - Throws: the refusal, with the column of the key that it is about, where all or nothing is
  ///   taken.
  func attempt<Value>(
    _ line: Line, _ body: () throws(Diagnostic) -> Value
  ) throws(Diagnostic) -> Value? {
    do throws(Diagnostic) { return try body() } catch {
      let offset = error.pointer.tokens.last.map { key in
        bytes.withByteView { $0[line.range].offset(ofKey: key, depth: error.pointer.tokens.count) }
      }
      let reason = error.at(.init(file: file, line: line.number, column: offset.map { $0 + 1 }))
      guard keepsGoing else {
        throw reason.hinting(
          "nothing was appended; --keep-going takes the lines that are right",
          "未追加任何内容；--keep-going 可只收正确的行")
      }
      refusals.append((line, reason))
      return nil
    }
  }

  /// The lines that were refused, in their order, and why, as JSON lines.
  var refusedLines: String {
    refusals.sorted { $0.line.number < $1.line.number }.map { line, reason in
      let object: JSONObject = [
        "line": .integer(line.number), "column": reason.place?.column.map { .integer($0) } ?? .null,
        "code": .string(reason.code), "reason": .string(reason.message.english),
        "hints": .array(reason.hints.map { .string($0.english) }),
        "event": .string(String(decoding: bytes[line.range], as: UTF8.self)),
      ]
      return JSONValue.object(object).text + "\n"
    }.joined()
  }

  func envelope(_ line: Line, isHistory: Bool) throws(Diagnostic) -> Envelope {
    try bytes.withByteView { view throws(Diagnostic) in
      let text = view[line.range]
      func place(_ offset: Int) -> Diagnostic.Place {
        .init(file: file, line: line.number, column: offset + 1)
      }
      let value: JSONValue
      do throws(JSONError) { value = try JSONParser.parse(text) } catch {
        throw Diagnostic(AppendCode.json, error.message, at: place(error.offset))
      }
      do throws(Envelope.Fault) {
        return try Envelope(proposed: value, isHistory: isHistory)
      } catch {
        throw Diagnostic(
          AppendCode.form, error.reason, at: place(text.offset(ofKey: error.attribute)), hints: [])
      }
    }
  }
}
