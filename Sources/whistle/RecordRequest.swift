import Basics
import CaseJournal
import CaseModel
import EventBook
import FileStore
import Projection

/// One event that somebody asks to have recorded, by the words of `record` or by a line of an exchange.
struct RecordRequest {
  let type, subject: String
  var data: JSONObject
  /// Who records it; nil for the actor with the login of who asks.
  let by: String?
  /// With or without the leading slash; nil for the actor's unit.
  let source: String?
  /// As it is to stand in the event; nil for *now*.
  let time: String?
  /// nil for a fresh one.
  let id: String?
  /// How many events the subject must have; nil for any number.
  let expected: Int?

  /// The event as far as it is known before the book is read: enough to check its form.
  ///
  /// - Throws: `append.form` for a type that there is not.
  func draft(login: String, at now: Timestamp) throws(Diagnostic) -> Envelope {
    _ = try Self.type(named: type)
    let source = source.map { $0.hasPrefix("/") ? $0 : "/" + $0 }
    return Envelope(
      id: id ?? Self.freshID(now), source: source ?? "/unit", type: type, subject: subject,
      time: time ?? now.rfc3339(), authType: "user", authID: by ?? login, data: data)
  }

  /// The same with what the book says of who asks: by whom it is, and of which unit.
  ///
  /// - Throws: as `Speaker`, and `record.actor`; what somebody may not say in another's name is journalled.
  func addressed(
    _ draft: Envelope, login: String, at now: Timestamp, to recorder: Recorder
  ) throws(Diagnostic) -> Envelope {
    let speaker: Speaker
    do throws(Diagnostic) {
      speaker = try Speaker(by, login: login, at: now, in: recorder.state.reference)
    } catch {
      throw error.is(ProgramCode.recordBehalf) ? recorder.journalled(error, of: draft) : error
    }
    var envelope = draft
    envelope.name(speaker)
    if source == nil { envelope.source = try Self.unit(of: speaker.actor, in: recorder.state) }
    if time == nil {
      envelope.time = recorder.state.reference.zone(at: now).format(now)
    }
    return envelope
  }

  /// Proposes the event to a book.
  ///
  /// - Throws: as `Recorder.propose`; `usage.member`, `usage.duty`, `record.duty`.
  func propose(
    _ envelope: Envelope, to recorder: Recorder
  ) throws(Diagnostic) -> Recorder.Outcome {
    var envelope = envelope
    try Self.checkCalendar(envelope, in: recorder.state)
    envelope.data = try RecordCommand.routed(
      envelope.data, type: type, subject: envelope.subject, hasOwnID: id != nil, in: recorder.state)
    return try recorder.propose(envelope, expected: expected, settingTimeAside: time == nil)
  }

  /// - Throws: `append.form` for a type that there is not.
  static func type(named name: String) throws(Diagnostic) -> WireType {
    guard let type = WireType(name) else {
      var refusal = Diagnostic(
        AppendCode.form, FormFault.unknownType(name).reason, hints: [EventNames.hint(near: name)])
      refusal.pointer = JSONPointer("type")
      throw refusal
    }
    return type
  }

  /// A key that the type does not have is a slip of the pen, unless it begins with `x-` (SPEC §4).
  static func check(_ key: String, of type: WireType) throws(Diagnostic) {
    let more = ["unit", "corrects"]
    if key.hasPrefix("x-") || more.contains(key) || type.keys.contains(where: { $0.name == key }) {
      return
    }
    let known = type.keys.map(\.name) + more
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
  ///
  /// - Parameter state: asked for only where it is needed, for it is copied field by field.
  private static func checkCalendar(
    _ envelope: Envelope, in state: @autoclosure () -> BookState
  ) throws(Diagnostic) {
    guard envelope.type == EventType.calendarAdopted.name,
      let name = envelope.data[.calendar]?.string
    else { return }
    let state = state()
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
}

extension Envelope {
  /// Says by whom it is, and in whose place somebody else recorded it.
  fileprivate mutating func name(_ speaker: Speaker) {
    others = [("authtype", .string("user")), ("authid", .string(speaker.actor))]
    if let login = speaker.behalfOf { others.append((Envelope.behalf, .string(login))) }
  }
}
