public import Basics
public import CaseModel
public import EventBook

/// Why a line is not an event that this program knows (SPEC §2, "Form").
public enum FormFault: Error, Hashable, Sendable {
  /// No such type; reported by replay and audit, refused at append, never skipped.
  case unknownType(String)
  /// A required key of `data` is missing or of the wrong JSON kind.
  case data(key: String, reason: Phrase)
  /// A ruleset names a zone that this machine does not have: what it says cannot be known here.
  case zone(String)

  public var reason: Phrase {
    switch self {
    case .unknownType(let name):
      Phrase("the event type '\(name)' is not known", "不认识的事件类型“\(name)”")
    case .data(_, let reason): reason
    case .zone(let name):
      Phrase(
        "the ruleset's time zone '\(name)' cannot be read on this machine",
        "本机无法读取规则的时区“\(name)”")
    }
  }
}

/// From lines to events: the type registry applied (SPEC §3).
///
/// Required keys of the right kind are form, and a fault there is thrown; any other value that a key
/// cannot have marks the event (`invalidKey`), which makes it an anomaly with its usual effect.
public struct EventCodec: Sendable {
  private let types = TypeIndex()
  let keys = Keys()
  public let zones: @Sendable (String) -> TimeZone?

  /// - Parameter zones: where the time zones that rulesets name come from; nil for one that cannot be
  ///   read.
  public init(zones: @escaping @Sendable (String) -> TimeZone?) { self.zones = zones }

  /// The keys that reducers read; a class, since they would be copied with the codec.
  final class Keys: Sendable {
    let actor = FieldKey(.actor), amount = FieldKey(.amount), basis = FieldKey(.basis)
    let call = FieldKey(.call), commitment = FieldKey(.commitment)
    let calendar = FieldKey(.calendar), channel = FieldKey(.channel)
    let correction = FieldKey(.correction), corrects = FieldKey(.corrects), due = FieldKey(.due)
    let effective = FieldKey(.effective), evidence = FieldKey(.evidence)
    let from = FieldKey(.from), granted = FieldKey(.granted), gridKind = FieldKey(.gridKind),
      ground = FieldKey(.ground)
    let holidays = FieldKey(.holidays), hours = FieldKey(.hours),
      households = FieldKey(.households)
    let holder = FieldKey(.holder), indicator = FieldKey(.indicator)
    let into = FieldKey(.into), item = FieldKey(.item), kind = FieldKey(.kind)
    let lead = FieldKey(.lead), ledger = FieldKey(.ledger), level = FieldKey(.level),
      list = FieldKey(.list), login = FieldKey(.login)
    let matter = FieldKey(.matter), name = FieldKey(.name)
    let nameEn = FieldKey(.nameEn), parent = FieldKey(.parent), pass = FieldKey(.pass)
    let outcome = FieldKey(.outcome), place = FieldKey(.place), posts = FieldKey(.posts)
    let period = FieldKey(.period), quarter = FieldKey(.quarter), rater = FieldKey(.rater)
    let reached = FieldKey(.reached), reason = FieldKey(.reason)
    let ref = FieldKey(.ref), replyBy = FieldKey(.replyBy), reviewOn = FieldKey(.reviewOn)
    let roles = FieldKey(.roles), rules = FieldKey(.rules), sequence = FieldKey(.sequence)
    let slip = FieldKey(.slip)
    let ruleset = FieldKey(.ruleset), run = FieldKey(.run), satisfied = FieldKey(.satisfied)
    let scope = FieldKey(.scope), score = FieldKey(.score), solved = FieldKey(.solved)
    let step = FieldKey(.step), table = FieldKey(.table), successor = FieldKey(.successor),
      tier = FieldKey(.tier)
    let timer = FieldKey(.timer), to = FieldKey(.to), unit = FieldKey(.unit)
    let urgency = FieldKey(.urgency), workdays = FieldKey(.workdays), year = FieldKey(.year)
  }

  /// Reads one line.
  ///
  /// - Parameters:
  ///   - subject: the line's subject, admitted by the caller.
  ///   - symbols: takes in the names that the event uses.
  ///   - readsAuthor: whether an authority asks who says so.
  /// - Throws: `FormFault`.
  public func decode(
    _ line: EventLine, _ fields: [DataField], subject: Subject, symbols: inout SymbolTable,
    readsAuthor: Bool = false
  ) throws(FormFault) -> Event {
    guard let entry = types.find(line.bytes[line.type.range]) else {
      throw .unknownType(line.text(line.type))
    }
    return try decode(
      line, fields, as: entry, subject: subject, symbols: &symbols, readsAuthor: readsAuthor)
  }

  /// Reads one line as far as that can be done without what stands before it.
  ///
  /// - Parameter symbols: a closed table.
  /// - Returns: the event, whose subject is still to be set; nil for a line that sets the reference data
  ///   or enters a register, that names what the table lacks, or that is not in form.
  public func decodeAhead(
    _ line: EventLine, _ fields: [DataField], symbols: inout SymbolTable, readsAuthor: Bool
  ) -> Event? {
    guard let entry = types.find(line.bytes[line.type.range]), !entry.isRare else { return nil }
    let event = try? decode(
      line, fields, as: entry, subject: Subject(index: -1), symbols: &symbols,
      readsAuthor: readsAuthor)
    return symbols.takeMiss() ? nil : event
  }

  private func decode(
    _ line: EventLine, _ fields: [DataField], as entry: TypeIndex.Entry, subject: Subject,
    symbols: inout SymbolTable, readsAuthor: Bool
  ) throws(FormFault) -> Event {
    var reader = FieldReader(line: line, fields: fields)
    if let fault = fault(entry, fields, in: line.bytes) { throw fault }
    checkChoices(entry, &reader)
    let named = reader.unit(keys.unit, &symbols)
    var event = Event(
      sequence: line.sequence, time: line.time, recorded: line.recorded, subject: subject,
      by: named.isNone ? reader.source(&symbols) : named,
      type: entry.type, fact: .noted)
    event.fact =
      entry.isOld
      ? upcast(entry, &reader, &symbols) : try fact(of: event, &reader, &symbols)
    if readsAuthor { event.author = reader.author(&symbols) }
    event.invalidKey = reader.invalidKey.map { symbols.intern($0.name) } ?? .none
    return event
  }

  /// Whether a line sets the reference data or enters a register.
  public func isRare(_ line: EventLine) -> Bool {
    types.find(line.bytes[line.type.range])?.isRare ?? false
  }

  /// The type of a line; nil where it is not known.
  public func type(of line: EventLine) -> EventType? {
    types.find(line.bytes[line.type.range])?.type
  }

  /// What is wrong with the form of a line; nil where nothing is, or where its type is not known.
  ///
  /// - Complexity: O(required keys); no name is taken in, so that threads may ask side by side.
  public func fault(of line: EventLine, _ fields: [DataField]) -> Phrase? {
    guard let entry = types.find(line.bytes[line.type.range]) else { return nil }
    return fault(entry, fields, in: line.bytes)?.reason
  }

  private func fault(
    _ entry: TypeIndex.Entry, _ fields: [DataField], in bytes: ByteView
  ) -> FormFault? {
    for index in entry.required {
      let (key, kind) = types.required[index]
      guard let field = fields.first(key, in: bytes) else {
        return .data(
          key: "data",
          reason: Phrase(
            "\(entry.type.name) needs data.\(key.name)",
            "\(entry.type.name) 缺少 data.\(key.name)"))
      }
      guard field.kind.matches(kind) else {
        return .data(
          key: key.name,
          reason: Phrase(
            "data.\(key.name) must be \(kind.phrase.english) in \(entry.type.name)",
            "\(entry.type.name) 的 data.\(key.name) 应为\(kind.phrase.chinese)"))
      }
    }
    return nil
  }

  private func checkChoices(_ entry: TypeIndex.Entry, _ reader: inout FieldReader) {
    for index in entry.choices {
      let (key, values) = types.choices[index]
      guard let field = reader.field(key) else { continue }
      let text = reader.line.bytes[field.value.range]
      if field.kind != .string || !values.contains(where: { types.values[$0].equals(text) }) {
        reader.markInvalid(key)
      }
    }
  }
}

extension DataField.Kind {
  fileprivate func matches(_ kind: EventKey.Kind) -> Bool {
    switch kind {
    case .text: self == .string
    case .number: self == .number
    case .flag: self == .yes || self == .no
    case .array: self == .array
    case .object: self == .object
    }
  }
}

extension EventKey.Kind {
  fileprivate var phrase: Phrase {
    switch self {
    case .text: Phrase("a text", "文本")
    case .number: Phrase("a number", "数字")
    case .flag: Phrase("true or false", " true 或 false")
    case .array: Phrase("an array", "数组")
    case .object: Phrase("an object", "对象")
    }
  }
}
