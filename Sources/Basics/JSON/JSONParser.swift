/// What is wrong with a JSON text, and at which byte of it.
public struct JSONError: Error, Hashable, Sendable {
  /// Offset from the start of the text, in bytes.
  public let offset: Int
  public let reason: String

  public init(offset: Int, reason: String) {
    self.offset = offset
    self.reason = reason
  }

  /// That it is no JSON, and why.
  public var message: Phrase { Phrase(reason, "不是有效的 JSON：\(reason)") }

  /// Line and column of an offset, both from 1, columns in bytes; computed only once there is an
  /// error.
  public static func place(of offset: Int, in view: ByteView) -> (line: Int, column: Int) {
    var line = 1
    var start = 0
    while let end = view.firstIndex(of: 0x0A, from: start), end < offset {
      line += 1
      start = end + 1
    }
    return (line, offset - start + 1)
  }
}

/// A strict reader of one JSON text: the whole of RFC 8259, UTF-8 as RFC 3629 has it, no byte-order
/// mark, no key twice in one object, no lone surrogate.
///
/// Slow beside the scanner of event lines, and used wherever that one declines: this reader has the
/// last word on what is JSON and says where it is not.
///
///     {"a": [1, "x\u00e9"]}
///     ^object           ^escape, decoded
///      ^key             nesting is limited to `maximumDepth`
public struct JSONParser {
  /// Deeper nesting is refused (RFC 8259 §9 lets a reader set limits).
  public static let maximumDepth = 128

  let view: ByteView
  var cursor = 0

  init(_ view: ByteView) { self.view = view }

  /// - Throws: `JSONError` at the first byte that cannot stand.
  /// - Complexity: O(n), and O(k²) for an object of k keys.
  public static func parse(_ view: ByteView) throws(JSONError) -> JSONValue {
    var parser = JSONParser(view)
    if view.count >= 3, view[0] == 0xEF, view[1] == 0xBB, view[2] == 0xBF {
      throw JSONError(offset: 0, reason: "a byte-order mark is not JSON")
    }
    parser.skipSpace()
    let value = try parser.value(depth: 0)
    parser.skipSpace()
    guard parser.cursor == view.count else {
      throw parser.error("something follows the end of the value")
    }
    return value
  }

  public static func parse(_ text: String) throws(JSONError) -> JSONValue {
    try Array(text.utf8).withByteView { view throws(JSONError) in try parse(view) }
  }

  private func error(_ reason: String, at offset: Int? = nil) -> JSONError {
    JSONError(offset: offset ?? cursor, reason: reason)
  }

  var peek: UInt8? { cursor < view.count ? view[cursor] : nil }

  mutating func skipSpace() {
    while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      cursor += 1
    }
  }

  mutating func value(depth: Int) throws(JSONError) -> JSONValue {
    guard depth <= Self.maximumDepth else {
      throw error("nested deeper than \(Self.maximumDepth)")
    }
    switch peek {
    case UInt8(ascii: "{"): return .object(try object(depth: depth))
    case UInt8(ascii: "["): return .array(try array(depth: depth))
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try literal("true", .bool(true))
    case UInt8(ascii: "f"): return try literal("false", .bool(false))
    case UInt8(ascii: "n"): return try literal("null", .null)
    case UInt8(ascii: "-"): return .number(try number())
    case let digit? where (0x30...0x39).contains(digit): return .number(try number())
    case nil: throw error("the text ends where a value is expected")
    default: throw error("a value is expected here")
    }
  }

  private mutating func literal(
    _ word: String, _ value: JSONValue
  ) throws(JSONError) -> JSONValue {
    for byte in word.utf8 {
      guard peek == byte else { throw error("'\(word)' was expected") }
      cursor += 1
    }
    return value
  }

  private mutating func object(depth: Int) throws(JSONError) -> JSONObject {
    cursor += 1
    var members: [(key: String, value: JSONValue)] = []
    skipSpace()
    if peek == UInt8(ascii: "}") {
      cursor += 1
      return JSONObject()
    }
    while true {
      let keyStart = cursor
      guard peek == UInt8(ascii: "\"") else { throw error("a key in quotes was expected") }
      let key = try string()
      if members.contains(where: { $0.key.hasBytes(of: key) }) {
        throw error("the key \"\(key)\" appears twice in one object", at: keyStart)
      }
      skipSpace()
      guard peek == UInt8(ascii: ":") else { throw error("':' was expected") }
      cursor += 1
      skipSpace()
      members.append((key, try value(depth: depth + 1)))
      guard try another(closing: UInt8(ascii: "}")) else { return JSONObject(members) }
    }
  }

  private mutating func array(depth: Int) throws(JSONError) -> [JSONValue] {
    cursor += 1
    var items: [JSONValue] = []
    skipSpace()
    if peek == UInt8(ascii: "]") {
      cursor += 1
      return items
    }
    while true {
      items.append(try value(depth: depth + 1))
      guard try another(closing: UInt8(ascii: "]")) else { return items }
    }
  }

  /// Past a comma, true; past the closing bracket, false.
  mutating func another(closing: UInt8) throws(JSONError) -> Bool {
    skipSpace()
    switch peek {
    case UInt8(ascii: ","):
      cursor += 1
      skipSpace()
      return true
    case closing:
      cursor += 1
      return false
    default:
      throw error("',' or '\(Character(UnicodeScalar(closing)))' was expected")
    }
  }

  private mutating func number() throws(JSONError) -> JSONNumber {
    let start = cursor
    if peek == UInt8(ascii: "-") { cursor += 1 }
    if peek == UInt8(ascii: "0") {
      cursor += 1
    } else {
      try digits()
    }
    if peek == UInt8(ascii: ".") {
      cursor += 1
      try digits()
    }
    var isShort = cursor - start < Self.shortNumber
    if let byte = peek, byte | 0x20 == UInt8(ascii: "e") {
      isShort = false
      cursor += 1
      if peek == UInt8(ascii: "+") || peek == UInt8(ascii: "-") { cursor += 1 }
      try digits()
    }
    let number = JSONNumber(unchecked: view[start..<cursor].text)
    guard isShort || number.double.isFinite else {
      throw error("the number is beyond what a double holds (IEEE 754)", at: start)
    }
    return number
  }

  /// A number of fewer bytes without an exponent is one that a double holds.
  private static let shortNumber = 300

  private mutating func digits() throws(JSONError) {
    guard let first = peek, (0x30...0x39).contains(first) else {
      throw error("a digit was expected")
    }
    while let byte = peek, (0x30...0x39).contains(byte) { cursor += 1 }
  }

  mutating func string() throws(JSONError) -> String {
    let start = cursor
    cursor += 1
    let end = view.plainEnd(from: cursor)
    // Nearly always: nothing in it stands for something else.
    if end < view.count, view[end] == UInt8(ascii: "\"") {
      cursor = end + 1
      return view[start + 1..<end].text
    }
    var bytes: [UInt8] = []
    while let byte = peek {
      switch byte {
      case UInt8(ascii: "\""):
        cursor += 1
        return String(decoding: bytes, as: UTF8.self)
      case UInt8(ascii: "\\"):
        try escape(into: &bytes)
      case ..<0x20:
        throw error("a control character (byte \(byte)) must be escaped in a string")
      case 0x20..<0x80:
        let end = view.plainEnd(from: cursor)
        bytes.append(view[cursor..<end])
        cursor = end
      default:
        let run = cursor
        while let byte = peek, byte >= 0x80 {
          guard let length = UTF8Form.length(of: view, at: cursor, end: view.count) else {
            throw error("the bytes are not UTF-8 (RFC 3629)")
          }
          cursor += length
        }
        bytes.append(view[run..<cursor])
      }
    }
    throw error("the string does not end", at: start)
  }

  private mutating func escape(into bytes: inout [UInt8]) throws(JSONError) {
    let start = cursor
    cursor += 1
    guard let letter = peek else { throw error("the string does not end", at: start) }
    cursor += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): bytes.append(letter)
    case UInt8(ascii: "b"): bytes.append(0x08)
    case UInt8(ascii: "f"): bytes.append(0x0C)
    case UInt8(ascii: "n"): bytes.append(0x0A)
    case UInt8(ascii: "r"): bytes.append(0x0D)
    case UInt8(ascii: "t"): bytes.append(0x09)
    case UInt8(ascii: "u"): bytes += Array(String(try escapedScalar(from: start)).utf8)
    default: throw error("no such escape", at: start)
    }
  }

  /// The scalar of `\uXXXX`, or of two that make a surrogate pair.
  private mutating func escapedScalar(from start: Int) throws(JSONError) -> Character {
    var code = try fourHexDigits()
    if (0xD800..<0xDC00).contains(code) {
      guard peek == UInt8(ascii: "\\"), cursor + 1 < view.count,
        view[cursor + 1] == UInt8(ascii: "u")
      else { throw error("half of a surrogate pair", at: start) }
      cursor += 2
      let low = try fourHexDigits()
      guard (0xDC00..<0xE000).contains(low) else {
        throw error("half of a surrogate pair", at: start)
      }
      code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
    }
    guard let scalar = UnicodeScalar(code) else {
      throw error("half of a surrogate pair", at: start)
    }
    return Character(scalar)
  }

  private mutating func fourHexDigits() throws(JSONError) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = peek, let digit = Character(UnicodeScalar(byte)).hexDigitValue else {
        throw error("four hexadecimal digits were expected")
      }
      code = code << 4 | UInt32(digit)
      cursor += 1
    }
    return code
  }
}

/// Well-formed UTF-8 (RFC 3629 §4): no overlong form, no surrogate, nothing past U+10FFFF.
public enum UTF8Form {
  /// The length (2…4) of the well-formed multi-byte sequence at `offset`, or nil.
  @inlinable
  public static func length(of view: ByteView, at offset: Int, end: Int) -> Int? {
    let first = view[offset]
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard first >= 0xC2, first <= 0xF4, offset &+ length <= end else { return nil }
    let second = view[offset &+ 1]
    let low: UInt8 = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80
    let high: UInt8 = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF
    guard second >= low, second <= high else { return nil }
    if length >= 3, view[offset &+ 2] & 0xC0 != 0x80 { return nil }
    if length == 4, view[offset &+ 3] & 0xC0 != 0x80 { return nil }
    return length
  }
}
