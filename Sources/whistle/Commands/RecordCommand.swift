import Basics
import CaseJournal
import CaseModel
import CommandLineKit
import EventBook
import FileStore
import Projection
import Reports

enum RecordCommand: Command {
  static let spec = CommandSpec(
    "record", Phrase("Records one event, through the guards.", "记录一个事件，经规则把关。"),
    arguments: [
      ArgumentSpec("TYPE", "Event type, such as case.signed.", "事件类型，如 case.signed。"),
      ArgumentSpec("SUBJECT", "The case, or what it is about.", "案件或对象。"),
      ArgumentSpec(
        "KEY=VALUE",
        "Members of data, each read as its key asks: texts as they are, all else as JSON. "
          + "to=@duty: the unit on duty, by the roster.",
        "data 的内容，按各键的类型读取：文本照录，其余按 JSON。to=@duty：按值班表派给值班单位。", isOptional: true, isRepeating: true),
    ],
    options: [
      Options.by, Options.source,
      OptionSpec("time", value: "T", "When it happened.", "发生时间。", default: Phrase("now", "现在")),
      OptionSpec(
        "id", value: "EVENT-ID", "The event's id.", "事件标识。",
        default: Phrase("a fresh ULID", "新的 ULID")),
      OptionSpec(
        "expect", value: "N", "Refuse unless the subject has N events so far.",
        "对象现有事件数不是 N 则拒绝。"),
      Options.confirmed,
    ] + Options.writing)

  static func run(_ context: Context) throws(Diagnostic) {
    let call = context.call
    let name = call.argument("TYPE") ?? ""
    let type = try RecordRequest.type(named: name)
    let data = try members(context, of: type)
    let expected = try context.number("expect", in: 0...Int.max)
    try record(
      context, type: name, subject: call.argument("SUBJECT") ?? "", expected: expected, given: data)
  }

  /// The members of `data` that were given, each once.
  ///
  /// - Throws: `usage.member`.
  static func members(_ context: Context, of type: WireType) throws(Diagnostic) -> JSONObject {
    var data = JSONObject()
    for pair in context.call.arguments("KEY=VALUE") {
      let (key, value) = try member(pair, of: type)
      try RecordRequest.check(key, of: type)
      guard data[key] == nil else {
        throw Diagnostic(
          CallCode.member, "the key '\(key)' is given twice", "键“\(key)”写了两次",
          hint: "give each key once", "每个键只写一次")
      }
      data[key] = value
    }
    return data
  }

  /// Completes an event by the state that the lock protects; false where there is nothing to record.
  typealias Completion = (inout Envelope, Recorder) throws(Diagnostic) -> Bool
  /// Says what was recorded: the line, as the recorder's state has it by then.
  typealias Report = ([UInt8], Envelope, Recorder) -> Void

  /// Records one event by the actor that the call names, else by the one with the system's login. Its form is checked first; then the book is
  /// locked and read once, and what depends on it is asked of the state that the lock protects.
  ///
  /// - Parameters:
  ///   - subject: empty where `complete` names it.
  ///   - given: what is known of `data` before the book is read; nil where nothing is.
  ///   - extent: how much of the state `complete` needs.
  ///   - report: nil where the line itself is printed.
  static func record(
    _ context: Context, type: String, subject: String, expected: Int? = nil,
    given: JSONObject? = nil, extent: Home.Extent = .onDemand, isRehearsal: Bool = false,
    complete: Completion? = nil, report: Report? = nil
  ) throws(Diagnostic) {
    let request = RecordRequest(
      type: type, subject: subject, data: given ?? [:], by: context.call.string("by"),
      source: context.call.string("source"), time: try context.time("time", date: nil),
      id: context.given("id"), expected: expected)
    let hasOwnID = request.id != nil
    let now = context.now
    let draft = try request.draft(login: Process.login, at: now)
    if given != nil { try draft.checkForm(by: context.home.codec) }
    if request.source == nil { _ = try context.home.book.segments() }

    var options = try context.recorderOptions()
    options.extent = extent
    options.isRehearsal = isRehearsal
    let recorder = try context.recorder(for: hasOwnID ? [draft.id] : [], options)
    var envelope = try request.addressed(draft, login: Process.login, at: now, to: recorder)
    if let complete, try !complete(&envelope, recorder) { return }
    let outcome: Recorder.Outcome
    do throws(Diagnostic) { outcome = try request.propose(envelope, to: recorder) } catch {
      guard let expected, error.is(AppendCode.expect) else { throw error }
      throw error.hinting(since: expected, of: envelope.subject, context)
    }
    try settle(envelope, outcome, recorder, context, report)
  }

  /// Makes what was proposed durable, and says so.
  private static func settle(
    _ envelope: Envelope, _ outcome: Recorder.Outcome, _ recorder: Recorder, _ context: Context,
    _ report: Report?
  ) throws(Diagnostic) {
    let id = envelope.id
    do throws(Diagnostic) { _ = try recorder.commit() } catch {
      guard error.is(FileCode.sync) else { throw error }
      throw error.hinting(
        "repeat it with --id \(id): then it is recorded exactly once",
        "重复时请加 --id \(id)：无论是否已写入，都只记一次")
    }
    switch outcome {
    case .recorded(let line):
      let sequence = recorder.state.sequence
      if !recorder.isRehearsal {
        Output.settle(
          recorded: Phrase(
            "the event was recorded all the same: id '\(id)', sequence \(sequence)",
            "该事件仍已记入台账：编号“\(id)”，第 \(sequence) 号"))
      }
      if let report {
        report(line, envelope, recorder)
      } else {
        context.print(String(decoding: line, as: UTF8.self) + "\n")
      }
      for remark in recorder.remarks { context.say(remark) }
    case .known(let sequence, _):
      context.say(
        "nothing to do: this event is in the book already (sequence \(sequence))",
        "无需记录：该事件已在台账中（序号 \(sequence)）")
    }
  }

  /// A text key is read as text, whatever it looks like; any other as JSON.
  private static func member(
    _ pair: String, of type: WireType
  ) throws(Diagnostic) -> (String, JSONValue) {
    guard let (key, text) = parts(of: pair) else {
      throw Diagnostic(
        CallCode.member, "'\(pair)' is not of the form KEY=VALUE", "“\(pair)”不是“键=值”的形式")
    }
    if type.kind(of: key) == .text { return (key, .string(text)) }
    // What is no JSON where JSON is asked for is a fault of form, and is said as such.
    return (key, (try? JSONParser.parse(text)) ?? .string(text))
  }

  /// The halves of `KEY=VALUE`; nil where it is not of that form.
  static func parts(of pair: String) -> (key: String, value: String)? {
    // By bytes: a value that begins with a combining mark would fuse with the '='.
    let bytes = pair.utf8
    guard let equals = bytes.firstIndex(of: UInt8(ascii: "=")), equals > pair.startIndex else {
      return nil
    }
    return (
      String(decoding: bytes[..<equals], as: UTF8.self),
      String(decoding: bytes[bytes.index(after: equals)...], as: UTF8.self)
    )
  }
}

extension Diagnostic {
  /// The same with what was recorded about a subject since somebody saw so many events of it.
  fileprivate func hinting(since seen: Int, of subject: String, _ context: Context) -> Diagnostic {
    guard let loaded = try? context.home.load(extent: .onDemand),
      let lines = try? context.home.events(of: subject, in: loaded)
    else { return self }
    let zone = loaded.state.reference.zone(at: context.now)
    return lines.dropFirst(seen).compactMap { Envelope(storedLine: $0) }.reduce(self) {
      all, event in
      let time = Timestamp(rfc3339: event.time).map(zone.format) ?? event.time
      let by = event.actor ?? event.source
      return all.hinting(
        "recorded since: \(event.type) at \(time) by \(by)",
        "此后新增：\(Words(.chinese).event(event.type))，\(time)，\(by)")
    }
  }
}
