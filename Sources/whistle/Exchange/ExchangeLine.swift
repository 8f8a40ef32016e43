import Basics
import CommandLineKit
import EventBook
import Projection

/// What a line of an exchange asks for (SPEC §14).
enum ExchangeLine {
  /// An event to be recorded, and whether somebody has confirmed that what looks like personal data is
  /// none.
  case command(RecordRequest, isConfirmed: Bool)
  case question(Question, JSONObject)

  /// Lines longer than this are refused, in bytes: the longest event with each character escaped.
  static let longest = 4 * (LineScanner.maximumLineLength + 1)

  /// What a command takes.
  enum Key: String, CaseIterable {
    case type, subject, data, by, source, time, id, expect
    case confirmed = "confirmed-no-personal-data"
  }

  /// - Throws: `exchange.json`, `exchange.key`, `exchange.query`, `append.form`, `usage.member`.
  init(_ line: [UInt8], by: String?) throws(Diagnostic) {
    let value: JSONValue
    do throws(JSONError) {
      value = try line.withByteView { view throws(JSONError) in try JSONParser.parse(view) }
    } catch {
      throw Diagnostic(
        ExchangeCode.json, error.message,
        at: .init(file: Self.place, line: nil, column: error.offset + 1))
    }
    guard let object = value.object else {
      throw Diagnostic(
        ExchangeCode.json, "a line is a JSON object, not \(value.kind)", "每行应为一个 JSON 对象")
    }
    if let query = object[Question.Key.query] {
      self = try .question(
        Question(named: Self.text(query, of: Question.Key.query.rawValue), given: object), object)
    } else {
      self = try Self.command(object, by: by)
    }
  }

  private static let keys = Key.allCases.map(\.rawValue)

  /// What places in a line are said to be in.
  static let place = "line"

  private static func command(
    _ object: JSONObject, by: String?
  ) throws(Diagnostic) -> ExchangeLine {
    try check(object.keys, among: keys)
    func optional(_ key: Key) throws(Diagnostic) -> String? {
      try object[key].map { value throws(Diagnostic) in try text(value, of: key.rawValue) }
    }
    guard let name = try optional(.type), let subject = try optional(.subject) else {
      throw fault(
        (object[Key.type] == nil ? Key.type : .subject).rawValue,
        "a command has 'type' and 'subject'",
        "命令须有“type”和“subject”")
    }
    let type = try RecordRequest.type(named: name)
    let data = object[Key.data] ?? .object([:])
    guard let members = data.object else {
      throw fault(Key.data.rawValue, "'data' must be an object, not \(data.kind)", "“data”应为对象")
    }
    for key in members.keys {
      do throws(Diagnostic) { try RecordRequest.check(key, of: type) } catch {
        var refusal = error
        refusal.pointer = JSONPointer(Key.data.rawValue, key)
        throw refusal
      }
    }
    let request = RecordRequest(
      type: name, subject: subject, data: members, by: try optional(.by) ?? by,
      source: try optional(.source), time: try optional(.time), id: try optional(.id),
      expected: try expected(object[Key.expect]))
    return .command(request, isConfirmed: try isConfirmed(object[Key.confirmed]))
  }

  private static func expected(_ value: JSONValue?) throws(Diagnostic) -> Int? {
    guard let value else { return nil }
    guard let number = value.number?.int, number >= 0 else {
      throw fault(
        Key.expect.rawValue, "'expect' must be a whole number from 0", "“expect”应为从 0 起的整数")
    }
    return number
  }

  private static func isConfirmed(_ value: JSONValue?) throws(Diagnostic) -> Bool {
    guard let value else { return false }
    guard let flag = value.bool else {
      let key = Key.confirmed.rawValue
      throw fault(key, "'\(key)' must be true or false", "“\(key)”应为 true 或 false")
    }
    return flag
  }

  // MARK: Keys

  static func text(_ value: JSONValue, of key: String) throws(Diagnostic) -> String {
    guard let text = value.string, !text.isEmpty else {
      throw fault(key, "'\(key)' must be a text that is not empty", "“\(key)”应为非空文本")
    }
    return text
  }

  /// - Throws: `exchange.key` for the first key that there is not, with the one that may have been meant.
  static func check(_ keys: [String], among known: [String]) throws(Diagnostic) {
    guard let key = keys.first(where: { !known.contains($0) }) else { return }
    var result = fault(key, "there is no key '\(key)' here", "这里没有键“\(key)”")
    result.hints = [
      Suggestion.hint(for: key, in: known) ?? .listing("known:", "已有", known)
    ]
    throw result
  }

  static func fault(_ key: String, _ english: String, _ chinese: String) -> Diagnostic {
    var result = Diagnostic(ExchangeCode.key, english, chinese)
    result.pointer = JSONPointer(key)
    return result
  }
}
