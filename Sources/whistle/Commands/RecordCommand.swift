import Basics
import CaseJournal
import CaseModel
import CommandLineKit
import EventBook
import FileStore
import Projection

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
        "id", value: "ID", "The event's id.", "事件标识。", default: Phrase("a fresh ULID", "新的 ULID")),
      OptionSpec(
        "expect", value: "N", "Refuse unless the subject has N events so far.",
        "对象现有事件数不是 N 则拒绝。"),
      Options.confirmed,
    ] + Options.writing)

  static func run(_ context: Context) throws(Diagnostic) {
    let call = context.call
    let name = call.argument("TYPE") ?? ""
    guard let type = WireType(name) else { throw unknown(name) }
    var data = JSONObject()
    for pair in call.arguments("KEY=VALUE") {
      let (key, value) = try member(pair, of: type)
      try check(key, of: type)
      guard data[key] == nil else {
        throw Diagnostic(
          CallCode.member, "the key '\(key)' is given twice", "键“\(key)”写了两次",
          hint: "give each key once", "每个键只写一次")
      }
      data[key] = value
    }
    let expected = try context.number("expect", in: 0...Int.max)
    try record(
      context, type: name, subject: call.argument("SUBJECT") ?? "", expected: expected, given: data)
  }

  /// Records one event by the actor that the call names, else by the one with the system's login. Its form is checked first; then the book is
  /// locked and read once, and what depends on it is asked of the state that the lock protects.
  ///
  /// - Parameters:
  ///   - given: what is known of `data` before the book is read; nil where nothing is.
  ///   - extent: how much of the state `data` needs.
  ///   - isPrinted: whether the line is printed once it is durable.
  ///   - data: all of it, by the state before the event; nil where there is nothing to record.
  static func record(
    _ context: Context, type: String, subject: String, expected: Int? = nil,
    given: JSONObject? = nil, extent: Home.Extent = .onDemand, isPrinted: Bool = true,
    data: ((BookState) throws(Diagnostic) -> JSONObject?)? = nil
  ) throws(Diagnostic) {
    guard WireType(type) != nil else { throw unknown(type) }
    let givenID = context.given("id")
    let time = try context.time("time", date: nil)
    let source = context.call.string("source").map { $0.hasPrefix("/") ? $0 : "/" + $0 }
    var envelope = Envelope(
      id: givenID ?? freshID(context.now), source: source ?? "/unit", type: type, subject: subject,
      time: time ?? context.now.rfc3339(), authType: "user",
      authID: context.call.string("by") ?? Process.login, data: given ?? [:])
    if given != nil { try envelope.checkForm(by: context.home.codec) }
    if source == nil { _ = try context.home.book.segments() }

    var options = try context.recorderOptions()
    options.extent = extent
    let recorder = try context.recorder(for: givenID.map { [$0] } ?? [], options)
    let state = recorder.state
    let speaker = try speaker(context, of: envelope, recorder)
    envelope.name(speaker)
    if source == nil { envelope.source = try unit(of: speaker.actor, in: state) }
    if time == nil { envelope.time = state.reference.zone(at: context.now).format(context.now) }
    if let data {
      guard let needed = try data(state) else { return }
      envelope.data = needed
    }
    try checkCalendar(envelope, in: state)
    envelope.data = try routed(
      envelope.data, type: type, subject: subject, hasOwnID: givenID != nil, in: state)
    return try propose(
      envelope, expected, settingTimeAside: time == nil, isPrinted: isPrinted, to: recorder, context
    )
  }

  /// - Throws: as `Speaker`; the refusal is journalled.
  private static func speaker(
    _ context: Context, of envelope: Envelope, _ recorder: Recorder
  ) throws(Diagnostic) -> Speaker {
    do throws(Diagnostic) { return try Speaker(context, in: recorder.state.reference) } catch {
      throw error.is(ProgramCode.recordBehalf) ? recorder.journalled(error, of: envelope) : error
    }
  }

  private static func propose(
    _ envelope: Envelope, _ expected: Int?, settingTimeAside: Bool, isPrinted: Bool,
    to recorder: Recorder, _ context: Context
  ) throws(Diagnostic) {
    let outcome = try recorder.propose(
      envelope, expected: expected, settingTimeAside: settingTimeAside)
    do throws(Diagnostic) { _ = try recorder.commit() } catch {
      guard error.is(FileCode.sync) else { throw error }
      throw error.hinting(
        "repeat it with --id \(envelope.id): then it is recorded exactly once",
        "重复时请加 --id \(envelope.id)：无论是否已写入，都只记一次")
    }
    switch outcome {
    case .recorded(let line):
      let sequence = recorder.state.sequence
      Output.settle(
        recorded: Phrase(
          "the event was recorded all the same: id '\(envelope.id)', sequence \(sequence)",
          "该事件仍已记入台账：编号“\(envelope.id)”，第 \(sequence) 号"))
      if isPrinted { context.print(String(decoding: line, as: UTF8.self) + "\n") }
      for remark in recorder.remarks { context.say(remark) }
    case .known(let sequence):
      context.say(
        "nothing to do: this event is in the book already (sequence \(sequence))",
        "无需记录：该事件已在台账中（序号 \(sequence)）")
    }
  }

  /// A text key is read as text, whatever it looks like; any other as JSON.
  private static func member(
    _ pair: String, of type: WireType
  ) throws(Diagnostic) -> (String, JSONValue) {
    // By bytes: a value that begins with a combining mark would fuse with the '='.
    guard let equals = pair.utf8.firstIndex(of: UInt8(ascii: "=")), equals > pair.startIndex else {
      throw Diagnostic(
        CallCode.member, "'\(pair)' is not of the form KEY=VALUE", "“\(pair)”不是 KEY=VALUE 的形式")
    }
    let key = String(decoding: pair.utf8[..<equals], as: UTF8.self)
    let text = String(decoding: pair.utf8[pair.utf8.index(after: equals)...], as: UTF8.self)
    if type.kind(of: key) == .text { return (key, .string(text)) }
    // What is no JSON where JSON is asked for is a fault of form, and is said as such.
    return (key, (try? JSONParser.parse(text)) ?? .string(text))
  }

  /// A key that the type does not have is a slip of the pen, unless it begins with `x-` (SPEC §4).
  private static func check(_ key: String, of type: WireType) throws(Diagnostic) {
    let known = type.keys.map(\.name) + ["unit", "corrects"]
    guard !known.contains(key), !key.hasPrefix("x-") else { return }
    let nearest = Suggestion.nearest(to: key, in: known)
    throw Diagnostic(
      CallCode.member, "\(type.name) has no key '\(key)'", "\(type.name) 没有键“\(key)”",
      hints: [
        nearest.map { Phrase("did you mean '\($0)'?", "是否想写“\($0)”？") }
          ?? Phrase(
            "its keys: whistle help event \(type.name); a key of your own begins with x-",
            "可用的键见“whistle help event \(type.name)”；自定义的键以 x- 开头")
      ])
  }

  /// A calendar under a name that no adopted ruleset uses would count for nothing.
  private static func checkCalendar(
    _ envelope: Envelope, in state: BookState
  ) throws(Diagnostic) {
    guard envelope.type == EventType.calendarAdopted.name,
      let name = envelope.data[.calendar]?.string
    else { return }
    let adoptions = state.reference.rulebook.adoptions
    let known = adoptions.map { state.reference.symbols.text($0.ruleset.calendar.name) }
    guard !known.isEmpty, !known.contains(name) else { return }
    throw Diagnostic(
      CallCode.member, "no ruleset of the book uses a calendar '\(name)'",
      "台账中没有规则使用名为“\(name)”的日历",
      hints: [
        Phrase.listing("known:", "已有", Set(known).sorted())
      ])
  }

  private static func unit(of actor: String, in state: BookState) throws(Diagnostic) -> String {
    let symbol = state.reference.symbols.find(actor)
    guard !symbol.isNone, let entry = state.reference.actors[symbol], !entry.isRetired,
      !entry.unit.isNone
    else {
      let command =
        "whistle record actor.registered actor/\(actor) actor=\(actor) unit=… roles=[] "
        + "--by … --source …"
      throw Diagnostic(
        ProgramCode.recordActor, "the book has no actor '\(actor)'", "台账中没有人员“\(actor)”",
        hint: "name the unit with --source, or register the actor: \(command)",
        "请用 --source 写明单位，或先登记人员：\(command)")
    }
    return "/" + state.reference.symbols.text(entry.unit)
  }

  private static func freshID(_ now: Timestamp) -> String {
    var generator = SystemRandomNumberGenerator()
    return ULID.text(
      milliseconds: UInt64(max(0, now.microseconds / 1000)), high: generator.next(),
      low: generator.next())
  }

  private static func unknown(_ type: String) -> Diagnostic {
    Diagnostic(
      AppendCode.form, FormFault.unknownType(type).reason, hints: [EventNames.hint(near: type)])
  }
}

extension Envelope {
  /// Says by whom it is, and in whose place somebody else recorded it.
  fileprivate mutating func name(_ speaker: Speaker) {
    others = [("authtype", .string("user")), ("authid", .string(speaker.actor))]
    if let login = speaker.behalfOf { others.append((Envelope.behalf, .string(login))) }
  }
}
