package import Basics
import EventBook

/// The document: one member a line of text, and one line of the book a line of text.
///
///     {
///     "dossier": "whistle/1",
///     "says": {"en": …, "zh": …},
///     "case": "FH-2026-000123",
///     "now": "2026-07-26T15:41:00+08:00",
///     "checkpoint": "example.org/book\n1219\n…",
///     "events": [
///     {"sequence":7,"line":"{\"specversion\":…}","proof":["9hfXi…", …]},
///     … ],
///     "reference": [ … ],
///     "state": {"case":"FH-2026-000123", …}
///     }
extension Dossier {
  private enum Key: String, CaseIterable {
    case dossier, says, `case`, now, checkpoint, events, reference, state
  }

  private enum LineKey: String, CaseIterable {
    case sequence, line, proof
  }

  private static let format = "whistle/1"

  private static let says = JSONValue.object(
    JSONObject([
      ("en", .string(statement.english)), ("zh", .string(statement.chinese)),
    ]))

  /// - Complexity: O(bytes).
  package var text: String {
    let members: [(Key, String)] = [
      (.dossier, JSONValue.string(Self.format).text), (.says, Self.says.text),
      (.case, JSONValue.string(name).text), (.now, JSONValue.string(now.rfc3339()).text),
      (.checkpoint, JSONValue.string(signed.text).text), (.events, Self.text(of: events)),
      (.reference, Self.text(of: reference)), (.state, state.text),
    ]
    return "{\n" + members.map { "\"\($0.rawValue)\": \($1)" }.joined(separator: ",\n") + "\n}\n"
  }

  private static func text(of lines: [Line]) -> String {
    "[" + lines.map { "\n" + $0.json.text }.joined(separator: ",") + "]"
  }

  /// What keeps a document from being a dossier.
  package struct Fault: Error, Hashable, Sendable {
    package let pointer: JSONPointer
    package let reason: Phrase

    fileprivate init(_ pointer: JSONPointer, _ english: String, _ chinese: String) {
      self.pointer = pointer
      reason = Phrase(english, chinese)
    }
  }

  package init(_ document: JSONValue) throws(Fault) {
    let object = try Self.members(document, Key.allCases.map(\.rawValue), JSONPointer())
    guard object[Key.dossier]?.string == Self.format else {
      throw Fault(
        JSONPointer(Key.dossier.rawValue), "expected \"\(Self.format)\"", "应为“\(Self.format)”")
    }
    guard object[Key.says] == Self.says else {
      throw Fault(JSONPointer(Key.says.rawValue), "the statement was changed", "说明文字被改动")
    }
    guard let name = object[Key.case]?.string else {
      throw Fault(JSONPointer(Key.case.rawValue), "expected a case number", "应为案件编号")
    }
    guard let now = object[Key.now]?.string.flatMap({ Timestamp(rfc3339: $0) }) else {
      throw Fault(JSONPointer(Key.now.rawValue), "expected a time", "应为时间")
    }
    let note = object[Key.checkpoint]?.string ?? ""
    do throws(NoteFault) { signed = try SignedCheckpoint(Array(note.utf8)) } catch {
      throw Fault(
        JSONPointer(Key.checkpoint.rawValue),
        "line \(error.line): \(error.reason.english)", "第 \(error.line) 行：\(error.reason.chinese)")
    }
    self.name = name
    self.now = now
    events = try Self.lines(object[Key.events], JSONPointer(Key.events.rawValue))
    reference = try Self.lines(object[Key.reference], JSONPointer(Key.reference.rawValue))
    state = object[Key.state] ?? .null
  }

  private static func lines(
    _ value: JSONValue?, _ pointer: JSONPointer
  ) throws(Fault) -> [Line] {
    guard let items = value?.array else { throw Fault(pointer, "expected an array", "应为数组") }
    var lines: [Line] = []
    for (index, item) in items.enumerated() {
      let pointer = pointer.appending(index)
      let object = try members(item, LineKey.allCases.map(\.rawValue), pointer)
      let hashes = object[LineKey.proof]?.array?.map { $0.string.flatMap { Digest(base64: $0) } }
      guard let sequence = object[LineKey.sequence]?.number?.int, sequence > 0,
        let line = object[LineKey.line]?.string, let hashes, !hashes.contains(nil)
      else {
        throw Fault(
          pointer, "expected a sequence, a line and a proof of base64 hashes",
          "应为序号、行和由 base64 哈希组成的证明")
      }
      lines.append(
        Line(sequence: sequence, bytes: Array(line.utf8), proof: hashes.compactMap(\.self)))
    }
    return lines
  }

  /// An object with exactly these members.
  private static func members(
    _ value: JSONValue, _ keys: [String], _ pointer: JSONPointer
  ) throws(Fault) -> JSONObject {
    guard let object = value.object, Set(object.keys) == Set(keys) else {
      throw Fault(
        pointer, "expected an object with \(keys.joined(separator: ", "))",
        "应为含 \(keys.joined(separator: "、")) 的对象")
    }
    return object
  }
}

extension Dossier.Line {
  fileprivate var json: JSONValue {
    .object([
      "sequence": .integer(sequence), "line": .string(String(decoding: bytes, as: UTF8.self)),
      "proof": .array(proof.map { .string($0.base64) }),
    ])
  }
}
