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
      OptionSpec("keep-going", "Take what is right, write the rest to a file.", "收下正确的，其余写入文件。"),
      OptionSpec(
        "refused", value: "FILE", kind: .file, "Where --keep-going writes refused lines.",
        "拒收行写到哪里。", default: "FILE.refused.jsonl"),
      OptionSpec("history", "Take the lines as facts: only form is checked.", "作为既成事实：只查格式。"),
    ] + Options.writing)

  static func run(_ context: Context) throws(Diagnostic) {
    let path = context.call.argument("FILE") ?? "-"
    let isStandardInput = path == "-"
    let bytes =
      isStandardInput
      ? try FileBytes.standardInput() : try FileBytes.input(path)
    let file = isStandardInput ? "standard input" : path
    var batch = Batch(bytes, file: file)
    let isHistory = context.call.flag("history")
    if context.call.flag("keep-going") {
      let refused =
        context.call.string("refused")
        ?? (isStandardInput ? "refused.jsonl" : path + ".refused.jsonl")
      return try keepGoing(context, &batch, isHistory, refused: refused)
    }
    let proposals = try batch.all()
    let recorder = try recorder(context, proposals, isHistory)
    var known = 0
    for (line, envelope) in proposals {
      do throws(Diagnostic) {
        if case .known = try recorder.propose(envelope, isHistory: isHistory) { known += 1 }
      } catch {
        var refusal = batch.placed(error, line)
        refusal.hints.append(Batch.nothingAppended)
        throw refusal
      }
    }
    report(context, appended: try recorder.commit(), known: known)
  }

  private static func recorder(
    _ context: Context, _ proposals: [(line: Int, envelope: Envelope)], _ isHistory: Bool
  ) throws(Diagnostic) -> Recorder {
    try context.recorder(for: proposals.map(\.envelope.id), isHistory: isHistory)
  }

  static func report(_ context: Context, appended: Int, known: Int, refused: Int = 0) {
    context.say(
      "appended \(appended), known already \(known), refused \(refused)",
      "追加 \(appended)，已有 \(known)，拒收 \(refused)")
  }

  // MARK: Keep going

  private static func keepGoing(
    _ context: Context, _ batch: inout Batch, _ isHistory: Bool, refused path: String
  ) throws(Diagnostic) {
    var refusals: [(line: Int, diagnostic: Diagnostic, text: [UInt8])] = []
    let proposals = batch.right { line, diagnostic, text in
      refusals.append((line, diagnostic, text))
    }
    let recorder = try recorder(context, proposals, isHistory)
    var known = 0
    for (line, envelope) in proposals {
      do throws(Diagnostic) {
        if case .known = try recorder.propose(envelope, isHistory: isHistory) { known += 1 }
      } catch { refusals.append((line, batch.placed(error, line), batch.text(of: line))) }
    }
    guard !refusals.isEmpty else {
      report(context, appended: try recorder.commit(), known: known)
      return
    }
    refusals.sort { $0.line < $1.line }
    let lines = refusals.map { line, diagnostic, text in
      let object: JSONObject = [
        "line": .integer(line), "column": diagnostic.place?.column.map { .integer($0) } ?? .null,
        "code": .string(diagnostic.code), "reason": .string(diagnostic.message.english),
        "hints": .array(diagnostic.hints.map { .string($0.english) }),
        "event": .string(String(decoding: text, as: UTF8.self)),
      ]
      return JSONValue.object(object).text + "\n"
    }
    // First the refused lines, so that none is lost if their file cannot be written.
    try AtomicFile.replace(path, with: Array(lines.joined().utf8))
    let appended = try recorder.commit()
    Output.settle(hasFindings: true)
    report(context, appended: appended, known: known, refused: refusals.count)
    context.say("the refused lines and their reasons: \(path)", "拒收的行及原因：\(path)")
  }
}

/// Lines of CloudEvents, as they were given.
private struct Batch {
  static let nothingAppended = Phrase(
    "nothing was appended; --keep-going takes the lines that are right",
    "未追加任何内容；--keep-going 可只收正确的行")

  private let bytes: [UInt8]
  private let file: String
  /// Start and end of each line that is not blank, with its number.
  private let lines: [(number: Int, range: Range<Int>)]

  init(_ bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = file
    var lines: [(Int, Range<Int>)] = []
    var number = 1
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      if bytes[start..<end].contains(where: { $0 > 0x20 }) { lines.append((number, start..<end)) }
      number += 1
      start = end + 1
    }
    self.lines = lines
  }

  /// The bytes of a line by its number.
  func text(of number: Int) -> [UInt8] {
    lines.first { $0.number == number }.map { Array(bytes[$0.range]) } ?? []
  }

  /// A refusal of a line, with the column of the key that it is about.
  func placed(_ refusal: Diagnostic, _ number: Int) -> Diagnostic {
    let text = text(of: number)
    let offset = refusal.keys.last.map { key in
      text.withByteView { $0.offset(ofKey: key, depth: refusal.keys.count) }
    }
    return refusal.at(.init(file: file, line: number, column: offset.map { $0 + 1 }))
  }

  /// Every line as an event.
  ///
  /// - Throws: at the first that is none.
  func all() throws(Diagnostic) -> [(line: Int, envelope: Envelope)] {
    var result: [(line: Int, envelope: Envelope)] = []
    result.reserveCapacity(lines.count)
    for (number, range) in lines {
      do throws(Diagnostic) { result.append((number, try envelope(number, range))) } catch {
        var refusal = error
        refusal.hints.append(Batch.nothingAppended)
        throw refusal
      }
    }
    return result
  }

  /// The lines that are events; the others are told.
  func right(_ refuse: (Int, Diagnostic, [UInt8]) -> Void) -> [(line: Int, envelope: Envelope)] {
    lines.compactMap { number, range in
      do throws(Diagnostic) { return (number, try envelope(number, range)) } catch {
        refuse(number, error, Array(bytes[range]))
        return nil
      }
    }
  }

  private func envelope(_ number: Int, _ range: Range<Int>) throws(Diagnostic) -> Envelope {
    try bytes.withByteView { view throws(Diagnostic) in
      let text = view[range]
      func place(_ offset: Int) -> Diagnostic.Place {
        .init(file: file, line: number, column: offset + 1)
      }
      let value: JSONValue
      do throws(JSONError) { value = try JSONParser.parse(text) } catch {
        throw Diagnostic(ProgramCode.appendJSON, error.message, at: place(error.offset))
      }
      let envelope: Envelope
      do throws(Envelope.Fault) { envelope = try Envelope(value, isStored: false) } catch {
        throw Diagnostic(
          "append.form", error.reason, at: place(text.offset(ofKey: error.attribute)))
      }
      for (key, isGiven) in [
        ("sequence", envelope.sequence != nil), ("caseseq", envelope.caseSequence != nil),
      ] where isGiven {
        throw Diagnostic(
          "append.form",
          Phrase("'\(key)' is set by the book: leave it out", "“\(key)”由台账填写，请删去"),
          at: place(text.offset(ofKey: key)))
      }
      return envelope
    }
  }
}
