import Basics

/// A content line of iCalendar (RFC 5545 §3.1), unfolded:
///
///     DTSTART;VALUE=DATE:20260101
///     ╰──┬──╯ ╰───┬────╯ ╰──┬───╯
///      name   parameters   value
struct ContentLine {
  /// In capitals.
  let name: String
  /// By their names in capitals; the value without quotes.
  private(set) var parameters: [String: String] = [:]
  let value: String
  let place: FilePlace

  /// - Returns: nil where there is no colon, or no name before it.
  init?(_ text: String, line: Int) {
    guard let colon = Self.first(":", of: text[...]) else { return nil }
    var words: [Substring] = []
    var rest = text[..<colon]
    while let end = Self.first(";", of: rest) {
      words.append(rest[..<end])
      rest = rest[rest.index(after: end)...]
    }
    words.append(rest)
    name = words[0].uppercased()
    value = String(text[text.index(after: colon)...])
    place = FilePlace(line: line, column: 1)
    for word in words.dropFirst() {
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else { return nil }
      parameters[parts[0].uppercased()] = parts[1].filter { $0 != "\"" }
    }
    if name.isEmpty { return nil }
  }

  /// The first such character outside quotes.
  private static func first(_ character: Character, of text: Substring) -> String.Index? {
    var isQuoted = false
    return text.indices.first { index in
      if text[index] == "\"" { isQuoted.toggle() }
      return !isQuoted && text[index] == character
    }
  }

  /// Whether the value is a date by what the line itself says.
  var isDate: Bool { parameters["VALUE"]?.uppercased() == "DATE" }

  /// The date that the value is, or begins with: `20260101` of `20260101T090000Z`.
  var date: CivilDate? {
    let digits = Array(value.utf8.prefix(8))
    guard digits.count == 8, let year = Decimal.value(digits[0..<4]),
      let month = Decimal.value(digits[4..<6]), let day = Decimal.value(digits[6..<8])
    else { return nil }
    return CivilDate(year: year, month: month, day: day)
  }

  /// Whether it is a time of day, too.
  var isTimed: Bool { !isDate && value.utf8.dropFirst(8).first == UInt8(ascii: "T") }
}

/// The lines of a file, one that begins with a blank being the rest of the one before.
struct ContentLines {
  /// The text is nil where the bytes are not UTF-8.
  private(set) var lines: [(text: String?, number: Int)] = []

  init(_ bytes: [UInt8]) {
    var number = 0
    var folded: (bytes: [UInt8], number: Int)?
    for part in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      number += 1
      let line = part.last == UInt8(ascii: "\r") ? part.dropLast() : part
      if line.isEmpty { continue }
      if line.first == UInt8(ascii: " ") || line.first == UInt8(ascii: "\t"), folded != nil {
        // Bytes: a character may be folded in its middle.
        folded?.bytes += line.dropFirst()
        continue
      }
      take(folded)
      folded = (Array(line), number)
    }
    take(folded)
  }

  private mutating func take(_ line: (bytes: [UInt8], number: Int)?) {
    if let line { lines.append((String(validating: line.bytes, as: UTF8.self), line.number)) }
  }
}
