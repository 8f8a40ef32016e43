extension TimePattern {
  /// Takes a pattern apart.
  static func elements(of text: String) throws(Fault) -> [Element] {
    var rest = Array(text.unicodeScalars)[...]
    var elements: [Element] = []
    while let first = rest.first {
      if first == "'" {
        elements.append(.literal(try quoted(&rest)))
      } else if first.properties.isAlphabetic, first.isASCII {
        let run = rest.prefix { $0 == first }
        rest.removeFirst(run.count)
        elements.append(.field(try field(String(String.UnicodeScalarView(run)))))
      } else {
        rest.removeFirst()
        elements.append(.literal(Array(String(first).utf8)))
      }
    }
    return elements
  }

  private static func field(_ letters: String) throws(Fault) -> Field {
    if let field = Field.allCases.first(where: { $0.letters == letters }) { return field }
    let known = Field.allCases.map(\.letters).joined(separator: " ")
    throw Fault(
      reason: "the letters '\(letters)' mean nothing; known are \(known), letters that stand for "
        + "themselves go into single quotes")
  }

  /// From an opening quote to behind the closing one; two quotes are one that stands for itself.
  private static func quoted(_ rest: inout ArraySlice<UnicodeScalar>) throws(Fault) -> [UInt8] {
    rest.removeFirst()
    if rest.first == "'" {
      rest.removeFirst()
      return [UInt8(ascii: "'")]
    }
    var literal = String.UnicodeScalarView()
    while let next = rest.popFirst() {
      if next == "'" {
        guard rest.first == "'" else { return Array(String(literal).utf8) }
        rest.removeFirst()
      }
      literal.append(next)
    }
    throw Fault(reason: "a single quote opens and is never closed")
  }

  /// Whether the parts make one local time.
  static func check(_ fields: [Field]) throws(Fault) {
    for (index, field) in fields.enumerated() where fields[..<index].contains(field) {
      throw Fault(reason: "'\(field.letters)' stands twice")
    }
    for field in [Field.year, .month, .day] where !fields.contains(field) {
      throw Fault(reason: "the date lacks '\(field.letters)'")
    }
    func has(_ field: Field) -> Bool { fields.contains(field) }
    if has(.halfDayHour) != has(.half) {
      throw Fault(reason: "'hh' and 'a' belong together; an hour from 00 to 23 is 'HH'")
    }
    if has(.hour) && has(.halfDayHour) { throw Fault(reason: "both 'HH' and 'hh' state the hour") }
    if has(.minute) && !has(.hour) && !has(.halfDayHour) {
      throw Fault(reason: "'mm' without an hour; a month is 'MM'")
    }
    if has(.second) && !has(.minute) { throw Fault(reason: "'ss' without 'mm'") }
  }
}
