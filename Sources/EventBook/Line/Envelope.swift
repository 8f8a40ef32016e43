public import Basics

/// The attributes of one event as values: what is given to be recorded, or a stored line read by the
/// general parser (SPEC §2, CloudEvents 1.0 §3).
public struct Envelope: Sendable, Equatable {
  public var id: String
  /// The path of the unit that records, with a leading slash, decoded; in a line it is encoded.
  public var source: String
  public var type, subject: String
  /// RFC 3339, as it was written.
  public var time: String
  /// RFC 3339; given only with facts taken over (`--history`), else set by the book.
  public var recorded: String?
  public var sequence, caseSequence: Int?
  /// `authtype`, `authid`, `causationid`, `correlationid` and unknown attributes, in writing order.
  public var others: [(key: String, value: JSONValue)]
  public var data: JSONObject

  /// The person who records, `authid` (CloudEvents "Auth Context"); nil where the line names none.
  public var actor: String? { others.first { $0.key == "authid" }?.value.string }

  /// What keeps a value from being an envelope.
  public struct Fault: Error, Hashable, Sendable {
    public let attribute: String
    public let reason: Phrase
  }

  public init(
    id: String, source: String, type: String, subject: String, time: String,
    authType: String? = nil, authID: String? = nil, data: JSONObject
  ) {
    self.id = id
    self.source = source
    self.type = type
    self.subject = subject
    self.time = time
    self.data = data
    others = []
    if let authType { others.append(("authtype", .string(authType))) }
    if let authID { others.append(("authid", .string(authID))) }
  }

  /// The attribute with the login of who recorded in the name of `authid` (SPEC §13).
  public static let behalf = "behalfof"

  private static let orderedOthers = ["authtype", "authid", "causationid", "correlationid"]
  private static let required = ["specversion", "id", "source", "type", "subject", "time", "data"]
  private static let setByBook = ["recordedtime", "sequence", "caseseq"]
  private static let known = required + setByBook

  /// Reads the attributes of a JSON value.
  ///
  /// - Parameter isStored: whether it stands in the book, so that what the book sets must be there.
  /// - Throws: the first attribute that is missing or not of its form.
  public init(_ value: JSONValue, isStored: Bool) throws(Fault) {
    guard let object = value.object else {
      throw Fault("", "an event is a JSON object, not \(value.kind)", "事件应为 JSON 对象")
    }
    try Self.check(object, has: Self.required)
    if isStored { try Self.check(object, has: Self.setByBook) }
    func text(_ key: String) throws(Fault) -> String {
      guard let text = object[key]?.string, !text.isEmpty else {
        throw Fault(key, "'\(key)' must be a text that is not empty", "“\(key)”应为非空文本")
      }
      return text
    }
    guard object["specversion"]?.string == "1.0" else {
      throw Fault("specversion", "'specversion' must be \"1.0\"", "“specversion”应为 \"1.0\"")
    }
    id = try text("id")
    source = try text("source")
    type = try text("type")
    subject = try text("subject")
    guard source.utf8.first == UInt8(ascii: "/") else {
      throw Fault(
        "source", "'source' must be a unit's path that begins with '/'", "“source”应为以“/”开头的单位路径")
    }
    if !isStored, let reason = EventSource.fault(ofGiven: source) {
      throw Fault(attribute: "source", reason: reason)
    }
    source = EventSource.decoded(source)
    time = try Self.instant("time", object)
    recorded = object["recordedtime"] == nil ? nil : try Self.instant("recordedtime", object)
    sequence = try Self.sequence(object)
    caseSequence = try Self.caseSequence(object)
    guard let data = object["data"]?.object else {
      throw Fault("data", "'data' must be an object", "“data”应为对象")
    }
    self.data = data
    var rest = object.members.filter { !Self.known.contains($0.key) }
    try Self.checkOthers(rest, isStored: isStored)
    rest.sort { Self.rank($0.key) < Self.rank($1.key) }
    others = rest
    if !isStored { try checkAttributes() }
  }

  private static func check(_ object: JSONObject, has keys: [String]) throws(Fault) {
    for key in keys where !object.has(key) {
      throw Fault(key, "the attribute '\(key)' is missing", "缺少属性“\(key)”")
    }
  }

  private static func rank(_ key: String) -> Int {
    orderedOthers.firstIndex(of: key) ?? orderedOthers.count
  }

  private static func instant(_ key: String, _ object: JSONObject) throws(Fault) -> String {
    let text = object[key]?.string
    if let text, Timestamp(rfc3339: text) != nil { return text }
    let given = text.map { JSONText.quoted(String($0.prefix(60))) }
    throw Fault(
      key,
      "'\(key)' must be an RFC 3339 time with an offset, such as 2026-07-26T15:41:00+08:00"
        + (given.map { ", not \($0)" } ?? ""),
      "“\(key)”应为带时差的 RFC 3339 时间，如 2026-07-26T15:41:00+08:00"
        + (given.map { "，而不是“\($0.dropFirst().dropLast())”" } ?? ""))
  }

  private static func sequence(_ object: JSONObject) throws(Fault) -> Int? {
    guard let value = object["sequence"] else { return nil }
    guard let text = value.string, text.utf8.count == 16, let number = Decimal.value(text.utf8)
    else {
      throw Fault("sequence", "'sequence' must be a text of 16 digits", "“sequence”应为 16 位数字的文本")
    }
    return number
  }

  /// What `caseseq` may be.
  package static let caseSequences = 1..<(1 << 48)

  private static func caseSequence(_ object: JSONObject) throws(Fault) -> Int? {
    guard let value = object["caseseq"] else { return nil }
    guard let double = value.number?.double, let number = Int(exactly: double),
      caseSequences.contains(number)
    else {
      throw Fault("caseseq", "'caseseq' must be an integer from 1", "“caseseq”应为从 1 起的整数")
    }
    return number
  }

  /// What the texts of attributes may hold (SPEC §2, CloudEvents §2.2).
  ///
  /// - Throws: the first attribute that is not so.
  public func checkAttributes() throws(Fault) {
    try Self.checkText(id, of: "id")
    try Self.checkText(source, of: "source")
    try Self.checkText(subject, of: "subject")
    for (key, value) in others { if let text = value.string { try Self.checkText(text, of: key) } }
    if let reason = UnitPath.fault(ofSource: source) {
      throw Fault(attribute: "source", reason: reason)
    }
    for (key, value) in others where key == "dataschema" {
      guard let text = value.string, EventSource.isURIReference(text) else {
        throw Fault(key, "'dataschema' must be a URI (RFC 3986)", "“dataschema”应为 URI（RFC 3986）")
      }
    }
  }

  private static func checkText(_ text: String, of key: String) throws(Fault) {
    guard let reason = AttributeText.fault(of: text, key) else { return }
    throw Fault(attribute: key, reason: reason)
  }

  /// CloudEvents §3: names of lower-case letters and digits, values without structure.
  private static func checkOthers(
    _ others: [(key: String, value: JSONValue)], isStored: Bool
  ) throws(Fault) {
    for (key, value) in others {
      let isName = key.utf8.allSatisfy {
        (0x61...0x7A).contains($0) || (0x30...0x39).contains($0)
      }
      guard isName, !key.isEmpty else {
        throw Fault(
          key, "'\(key)' is not an attribute name: only lower-case letters and digits",
          "“\(key)”不是属性名：只能用小写字母和数字")
      }
      if orderedOthers.contains(key), value.string?.isEmpty != false {
        throw Fault(key, "'\(key)' must be a text that is not empty", "“\(key)”应为非空文本")
      }
      switch value {
      case .string, .bool: break
      case .number(let number):
        guard isStored || number.int.flatMap({ Int32(exactly: $0) }) != nil else {
          throw Fault(
            key, "the attribute '\(key)' must be a whole number of 32 bits (CloudEvents §2.2)",
            "属性“\(key)”应为 32 位整数（CloudEvents §2.2）")
        }
      default:
        throw Fault(
          key, "the attribute '\(key)' must be a text, a number or true or false",
          "属性“\(key)”应为文本、数字、true 或 false")
      }
    }
  }

  /// Whether two events say the same: equal values, what the book sets aside (SPEC §2).
  ///
  /// - Parameter settingTimeAside: for a repeated command that gave no time of its own.
  public func saysTheSame(as other: Envelope, settingTimeAside: Bool = false) -> Bool {
    func content(_ envelope: Envelope) -> JSONObject {
      JSONObject(envelope.others + [("data", .object(envelope.data))])
    }
    func same(_ path: KeyPath<Envelope, String>) -> Bool {
      self[keyPath: path].hasBytes(of: other[keyPath: path])
    }
    return same(\.id) && same(\.source) && same(\.type) && same(\.subject)
      && (settingTimeAside || same(\.time)) && content(self) == content(other)
  }

  public static func == (left: Envelope, right: Envelope) -> Bool {
    left.saysTheSame(as: right) && left.recorded == right.recorded
      && left.sequence == right.sequence && left.caseSequence == right.caseSequence
  }

  /// The line as the book writes it, without LF: attributes in the order of SPEC §2's example.
  public var line: [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(512)
    append(to: &out, recorded: recorded, sequence: sequence, caseSequence: caseSequence)
    return out
  }

  /// Puts the line behind what is there, with these attributes of the book in place of its own.
  package func append(
    to out: inout [UInt8], recorded: String?, sequence: Int?, caseSequence: Int?
  ) {
    appendHead(to: &out)
    if let recorded {
      out.append(#","recordedtime":"#)
      JSONText.append(recorded, to: &out)
    }
    if let sequence {
      out.append(#","sequence":""#)
      Decimal.append(sequence, 16, to: &out)
      out.append(UInt8(ascii: "\""))
    }
    if let caseSequence {
      out.append(#","caseseq":"#)
      Decimal.append(caseSequence, 1, to: &out)
    }
    appendRest(to: &out)
  }

  /// What stands before the attributes that the book sets.
  private func appendHead(to out: inout [UInt8]) {
    Envelope.begin(&out)
    out.append(#","id":"#)
    JSONText.append(id, to: &out)
    out.append(#","source":"#)
    JSONText.append(EventSource.encoded(source), to: &out)
    out.append(#","type":"#)
    JSONText.append(type, to: &out)
    out.append(#","subject":"#)
    JSONText.append(subject, to: &out)
    out.append(#","time":"#)
    JSONText.append(time, to: &out)
  }

  /// What stands behind them.
  private func appendRest(to out: inout [UInt8]) {
    for (key, value) in others {
      JSONText.key(key, to: &out)
      value.append(to: &out)
    }
    JSONText.key("data", to: &out)
    JSONValue.object(data).append(to: &out)
    out.append(UInt8(ascii: "}"))
  }

  /// Whether a stored line is, to the byte, what the book writes for this event, whatever the book set.
  /// One that says the same in other words is not; `saysTheSame` tells.
  ///
  /// - Complexity: O(length), without taking the line apart.
  public func isWritten(as line: [UInt8]) -> Bool {
    var own: [UInt8] = []
    own.reserveCapacity(line.count)
    appendHead(to: &own)
    own.append(#","recordedtime":""#)
    let head = own.count
    appendRest(to: &own)
    return own.withByteView { own in
      line.withByteView { line in
        let rest = line.count - (own.count - head)
        return rest >= head && line[0..<head] == own[0..<head]
          && line[rest..<line.count] == own[head..<own.count]
          && Self.isOfBook(line[head..<rest])
      }
    }
  }

  /// Whether what stands between `recordedtime":"` and the rest is `…","sequence":"…","caseseq":…` and
  /// nothing else.
  private static func isOfBook(_ middle: ByteView) -> Bool {
    guard let quote = middle.firstIndex(of: UInt8(ascii: "\"")) else { return false }
    let numbers = middle[quote..<middle.count]
    return numbers.holds(#"","sequence":""#, at: 0) && numbers.holds(#"","caseseq":"#, at: 30)
      && (42..<numbers.count).allSatisfy { (0x30...0x39).contains(numbers[$0]) }
  }

  /// What every line begins with: `{"specversion":"1.0"`.
  public static func begin(_ out: inout [UInt8]) { out.append(#"{"specversion":"1.0""#) }

  /// The line as `LineScanner` wants it: of the attributes that are not SPEC's own but who recorded it all
  /// are left out, so that the fixed order holds, and times are written in their shortest form.
  var normalisedLine: [UInt8] {
    func shortest(_ text: String) -> String { Timestamp(rfc3339: text)?.rfc3339() ?? text }
    var copy = self
    copy.others = ["authtype", "authid"].compactMap { key in others.first { $0.key == key } }
    copy.time = shortest(time)
    copy.recorded = recorded.map(shortest)
    return copy.line
  }
}

extension Envelope.Fault {
  fileprivate init(_ attribute: String, _ english: String, _ chinese: String) {
    self.init(attribute: attribute, reason: Phrase(english, chinese))
  }
}
