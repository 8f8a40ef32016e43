import Basics
import CaseModel
import EventBook

/// Reads the members of `data` of one line; remembers the first key whose value it cannot have.
struct FieldReader {
  let line: EventLine
  let fields: [DataField]
  var invalidKey: FieldKey?
  /// Who recorded the event, once that was read: some events say it themselves, too.
  var foundPerson: Symbol?

  mutating func markInvalid(_ key: FieldKey) { if invalidKey == nil { invalidKey = key } }

  func field(_ key: FieldKey) -> DataField? { fields.first(key, in: line.bytes) }

  /// A text's bytes; nil where the key is missing. Another kind is invalid.
  private mutating func text(_ key: FieldKey) -> ByteView? {
    guard let field = field(key) else { return nil }
    guard field.kind == .string else {
      markInvalid(key)
      return nil
    }
    return line.bytes[field.value.range]
  }

  /// The hash of a text of the line, escapes undone.
  func hash(_ text: ByteView) -> UInt64 {
    guard line.isNormalised else { return ByteHash.hash(text) }
    return Array(EventLine.decode(text).utf8).withByteView { ByteHash.hash($0) }
  }

  /// The hash of a key's text; nil where the key is missing.
  mutating func textHash(_ key: FieldKey) -> UInt64? { text(key).map { hash($0) } }

  mutating func string(_ key: FieldKey) -> String? {
    text(key).map { line.isNormalised ? EventLine.decode($0) : $0.text }
  }

  mutating func symbol(_ key: FieldKey, _ symbols: inout SymbolTable) -> Symbol {
    guard let text = text(key), text.count > 0 else { return .none }
    return intern(text, &symbols)
  }

  private func intern(_ text: ByteView, _ symbols: inout SymbolTable) -> Symbol {
    if line.isNormalised { return symbols.intern(EventLine.decode(text)) }
    return symbols.intern(text)
  }

  /// A unit's path; they are compared without a leading slash (SPEC §2).
  mutating func unit(_ key: FieldKey, _ symbols: inout SymbolTable) -> Symbol {
    guard let text = text(key), text.count > 0 else { return .none }
    return unit(text, &symbols)
  }

  private func unit(_ text: ByteView, _ symbols: inout SymbolTable) -> Symbol {
    intern(FieldReader.path(text), &symbols)
  }

  /// The unit that recorded the event.
  func source(_ symbols: inout SymbolTable) -> Symbol {
    EventSource.withDecoded(line.bytes[line.source.range]) { unit($0, &symbols) }
  }

  /// Who recorded the event, where it was a person.
  mutating func person(_ symbols: inout SymbolTable) -> Symbol {
    if let foundPerson { return foundPerson }
    let name = line.person
    let person = name.isEmpty ? .none : intern(line.bytes[name.range], &symbols)
    foundPerson = person
    return person
  }

  /// Who says so, for an authority.
  mutating func author(_ symbols: inout SymbolTable) -> Author {
    let person = person(&symbols)
    if !person.isNone { return .person(person) }
    let isOfEngine = EventSource.withDecoded(line.bytes[line.source.range]) {
      EventSource.isOfEngine($0)
    }
    return isOfEngine ? .engine : .nobody
  }

  private static func path(_ text: ByteView) -> ByteView {
    text.count > 1 && text[0] == 0x2F ? text[1..<text.count] : text
  }

  /// The paths in an array of texts; anything else in it is invalid.
  mutating func units(_ key: FieldKey, _ symbols: inout SymbolTable) -> [Symbol] {
    guard let field = field(key) else { return [] }
    var result: [Symbol] = []
    for text in texts(key, field) {
      if text.isEmpty {
        markInvalid(key)
      } else {
        result.append(text.withByteView { symbols.intern(FieldReader.path($0)) })
      }
    }
    return result
  }

  /// The texts in an array; anything else in it is invalid.
  mutating func texts(_ key: FieldKey, _ field: DataField) -> [[UInt8]] {
    if field.kind == .array, !line.isNormalised { return plainTexts(field) }
    return (json(field)?.array ?? []).compactMap { item in
      guard let text = item.string else {
        markInvalid(key)
        return nil
      }
      return Array(text.utf8)
    }
  }

  /// Of a line as it is stored: there an array holds texts without escapes and nothing else, or the
  /// fast scanner would have declined it.
  private func plainTexts(_ field: DataField) -> [[UInt8]] {
    let items = line.bytes[field.value.range]
    var result: [[UInt8]] = []
    var start = 2
    while let end = items.firstIndex(of: 0x22, from: start) {
      result.append(items[start..<end].array)
      // Past the quote, the comma and the next quote.
      start = end + 3
    }
    return result
  }

  /// A digest is 64 hexadecimal digits; anything else is invalid.
  mutating func checkDigest(_ key: FieldKey) {
    guard field(key) != nil else { return }
    if string(key).flatMap({ Digest(hex: $0) }) == nil { markInvalid(key) }
  }

  /// A code is one word of letters, digits and a few marks: it leaves no room for free text (SPEC §9).
  mutating func checkCode(_ key: FieldKey) {
    guard let text = string(key) else { return }
    let isCode =
      (1...Self.longestCode).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
          || (0x61...0x7A).contains(byte) || "._/:-".utf8.contains(byte)
      }
    if !isCode { markInvalid(key) }
  }

  private static let longestCode = 64

  mutating func instant(_ key: FieldKey) -> Timestamp? {
    guard let text = text(key) else { return nil }
    guard let instant = Timestamp(rfc3339: text) else {
      markInvalid(key)
      return nil
    }
    return instant
  }

  mutating func span(_ key: FieldKey) -> Span? {
    guard let text = string(key) else { return nil }
    guard let span = Span(text) else {
      markInvalid(key)
      return nil
    }
    return span
  }

  mutating func flag(_ key: FieldKey) -> Bool? {
    guard let field = field(key) else { return nil }
    switch field.kind {
    case .yes: return true
    case .no: return false
    case .string, .number, .null, .array, .object:
      markInvalid(key)
      return nil
    }
  }

  /// A whole number within a range; any other value is invalid.
  mutating func integer(_ key: FieldKey, in range: ClosedRange<Int>) -> Int? {
    guard let field = field(key) else { return nil }
    guard let number = digits(field) ?? wholeNumber(field), range.contains(number) else {
      markInvalid(key)
      return nil
    }
    return number
  }

  /// A number of at most nine digits and nothing else, as nearly all are.
  func digits(_ field: DataField) -> Int? {
    let text = line.bytes[field.value.range]
    guard field.kind == .number, (1...9).contains(text.count) else { return nil }
    var value = 0
    for offset in 0..<text.count {
      let digit = text[offset] &- 0x30
      guard digit < 10 else { return nil }
      value = value * 10 + Int(digit)
    }
    return value
  }

  private func wholeNumber(_ field: DataField) -> Int? {
    let double = field.kind == .number ? json(field)?.number?.double : nil
    return double.flatMap { Int(exactly: $0) }
  }

  /// A member by the general parser.
  func json(_ field: DataField) -> JSONValue? {
    let quotes = field.kind == .string ? 1 : 0
    let range = Int(field.value.start) - quotes..<Int(field.value.end) + quotes
    return try? JSONParser.parse(line.bytes[range])
  }

  func json(_ key: FieldKey) -> JSONValue? { field(key).flatMap { json($0) } }
}
