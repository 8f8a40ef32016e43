import Basics
import EventBook
import TestSupport

extension Seeded {
  /// A text of some letters of all lengths, now and then one that needs an escape.
  mutating func text(atLeast least: Int = 0) -> String {
    let plain: [String] = [
      "a", "Z", "0", "-", "/", " ", "é", "ß", "中", "文", "退", "单", "😀", "𠀀", "\u{7F}", "\u{E000}",
    ]
    let odd: [String] = ["\"", "\\", "\n", "\u{0}", "\u{1F}", "\t"]
    let isOdd = once(in: 4)
    return (0..<least + below(12)).map { _ in isOdd && once(in: 4) ? pick(odd) : pick(plain) }
      .joined()
  }

  mutating func value(depth: Int = 0) -> JSONValue {
    switch below(depth < 3 ? 12 : 8) {
    case 0: return .null
    case 1: return .bool(once(in: 2))
    case 2: return .integer(below(1000))
    case 3: return .integer(-below(1000))
    case 4: return .integer(pick([0, .max, .min, 999_999_999_999_999, 1_000_000_000_000_000]))
    case 5, 6, 7: return .string(text())
    case 8: return .array((0..<below(4)).map { _ in .string(text()) })
    case 9: return .array((0..<below(4)).map { _ in value(depth: depth + 1) })
    default: return .object(object(depth: depth + 1))
    }
  }

  mutating func object(depth: Int = 0) -> JSONObject {
    var object = JSONObject()
    for _ in 0..<below(6) { object[once(in: 3) ? text() : pick(keys)] = value(depth: depth) }
    return object
  }

  private var keys: [String] {
    ["to", "unit", "title", "reached", "assist", "abcdefgh", "abcdefghi", "abcdefghij", "time"]
  }

  mutating func time() -> String {
    let at = Timestamp(
      microseconds: Int64(below(4_000_000_000)) * 1_000_000 + Int64(below(4)) * 250)
    switch below(5) {
    case 0: return at.rfc3339()
    case 1: return at.rfc3339(offsetSeconds: 28_800)
    case 2: return at.rfc3339(offsetSeconds: -12_600)
    case 3: return at.rfc3339().lowercased()
    default: return at.rfc3339(offsetSeconds: 0).prefix(19) + "." + String(below(1 << 40)) + "Z"
    }
  }

  mutating func event() -> Envelope {
    var event = Envelope(
      id: text(atLeast: 1), source: "/" + text(), type: pick(["case.signed", "rules.adopted"]),
      subject: text(atLeast: 1), time: time(), authType: once(in: 2) ? "user" : nil,
      authID: once(in: 2) ? text(atLeast: 1) : nil, data: object())
    if once(in: 3) { event.others.append(("causationid", .string(text(atLeast: 1)))) }
    if once(in: 3) { event.others.append(("correlationid", .string(text(atLeast: 1)))) }
    if once(in: 3) { event.others.append(("traceparent", .string(text()))) }
    if once(in: 4) { event.others.append(("weight", .integer(below(9)))) }
    event.recorded = time()
    event.sequence = pick([1, 7, 1234, 99_999_999, 100_000_000, 9_999_999_999_999_999])
    event.caseSequence = pick([1, 9, 10, 1 << 40, (1 << 48) - 1])
    return event
  }

  /// The value in another spelling: members in any order, white space, escapes.
  mutating func spelled(_ value: JSONValue) -> String {
    switch value {
    case .string(let text): return spelled(text)
    case .array(let items):
      return "[" + space() + items.map { spelled($0) + space() }.joined(separator: "," + space())
        + "]"
    case .object(let object):
      let members = object.members.shuffled(using: &self)
      return "{" + space()
        + members.map { spelled($0.key) + space() + ":" + space() + spelled($0.value) + space() }
        .joined(separator: "," + space()) + "}"
    default: return value.text
    }
  }

  private mutating func space() -> String { once(in: 3) ? pick([" ", "\t", "\r", "  "]) : "" }

  private mutating func spelled(_ text: String) -> String {
    let isEscaped = once(in: 3)
    var out = "\""
    for scalar in text.unicodeScalars {
      if isEscaped && once(in: 2) {
        for unit in String(Character(scalar)).utf16 {
          let digits = String(unit, radix: 16, uppercase: once(in: 2))
          out += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
        }
      } else if scalar == "/" && once(in: 3) {
        out += "\\/"
      } else {
        out += JSONText.quoted(String(Character(scalar))).dropFirst().dropLast()
      }
    }
    return out + "\""
  }
}
