import Basics

extension TimePattern {
  /// Takes a pattern apart.
  static func elements(of text: String) throws(Fault) -> [Element] {
    if let unit = Epoch.allCases.first(where: { $0.rawValue == text }) { return [.epoch(unit)] }
    if text == Self.standard { return [.standard] }
    var rest = Array(text.unicodeScalars)[...]
    var elements: [Element] = []
    while let first = rest.first {
      if first == "'" {
        add(try quoted(&rest), to: &elements)
      } else if first.properties.isAlphabetic, first.isASCII {
        let run = rest.prefix { $0 == first }
        rest.removeFirst(run.count)
        elements.append(.field(try field(String(String.UnicodeScalarView(run)))))
      } else {
        rest.removeFirst()
        add(Array(String(first).utf8), to: &elements)
      }
    }
    return elements
  }

  /// Literals that follow one another are one.
  private static func add(_ bytes: [UInt8], to elements: inout [Element]) {
    guard case .literal(let before)? = elements.last else {
      elements.append(.literal(bytes))
      return
    }
    elements[elements.count - 1] = .literal(before + bytes)
  }

  private static func field(_ letters: String) throws(Fault) -> Field {
    if let field = Field.of(letters) { return field }
    let known =
      (Field.named.map(\.letters) + ["S…"] + Epoch.allCases.map(\.rawValue) + [Self.standard])
      .joined(separator: " ")
    throw Fault(
      "the letters '\(letters)' mean nothing; known: \(known), letters that stand for "
        + "themselves go into single quotes", "字母“\(letters)”没有意义；可用的有 \(known)，原样的字母请放在单引号内")
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
    throw Fault("a single quote opens and is never closed", "单引号没有配对")
  }
}

extension TimePattern {
  /// Whether the parts make one time.
  static func check(_ elements: [Element]) throws(Fault) {
    if elements == [.standard] { return }
    if case .epoch? = elements.first { return }
    let hasOffset = elements.contains { $0.field?.part == .offset }
    for (index, element) in elements.enumerated() {
      switch element {
      case .literal(let bytes): if !hasOffset { try checkLiteral(bytes) }
      case .field(let field):
        if field.isElastic, index + 1 < elements.count, let next = elements[index + 1].field,
          next.isNumeric
        {
          throw Fault(
            "'\(field.letters)' takes one digit or two, so '\(next.letters)' cannot follow at once",
            "“\(field.letters)”可为一位或两位，后面不能紧接“\(next.letters)”")
        }
      case .epoch, .standard: break
      }
    }
    try checkParts(elements.compactMap(\.field))
  }

  private static func checkParts(_ fields: [Field]) throws(Fault) {
    func find(_ part: Part) -> Field? { fields.first { $0.part == part } }
    for (index, field) in fields.enumerated()
    where fields[..<index].contains(where: { $0.part == field.part }) {
      throw Fault("'\(field.letters)' appears twice", "“\(field.letters)”重复")
    }
    for (part, letters) in [(Part.year, "yyyy"), (.month, "MM"), (.day, "dd")]
    where find(part) == nil {
      throw Fault("the date lacks '\(letters)'", "日期缺少“\(letters)”")
    }
    if (find(.halfDayHour) == nil) != (find(.half) == nil) {
      throw Fault(
        "'hh' and 'a' belong together; an hour from 00 to 23 is 'HH'", "“hh”与“a”须同用；0 至 23 时请用“HH”")
    }
    if find(.hour) != nil && find(.halfDayHour) != nil {
      throw Fault("both 'HH' and 'hh' state the hour", "“HH”与“hh”重复了小时")
    }
    if find(.minute) != nil && find(.hour) == nil && find(.halfDayHour) == nil {
      throw Fault("'mm' without an hour; a month is 'MM'", "有“mm”而无小时；月份是“MM”")
    }
    if find(.second) != nil && find(.minute) == nil {
      throw Fault("'ss' without 'mm'", "有“ss”而无“mm”")
    }
    if let fraction = find(.fraction), find(.second) == nil {
      throw Fault("'\(fraction.letters)' without 'ss'", "有“\(fraction.letters)”而无“ss”")
    }
  }

  /// A literal passes over what it stands for: an offset would be lost without a word.
  private static func checkLiteral(_ bytes: [UInt8]) throws(Fault) {
    let text = String(decoding: bytes, as: UTF8.self)
    guard looksLikeOffset(text) else { return }
    throw Fault(
      "'\(text)' looks like an offset from UTC, which a literal would pass over: write XXX in its "
        + "place", "“\(text)”像是与 UTC 的时差，写成字面值会被忽略：请改写 XXX")
  }

  private static func looksLikeOffset(_ text: String) -> Bool {
    let text = text.lowercased().filter { !$0.isWhitespace }
    if ["z", "utc", "gmt"].contains(text) { return true }
    guard let sign = text.lastIndex(where: { $0 == "+" || $0 == "-" }) else { return false }
    let rest = text[text.index(after: sign)...].utf8
    return rest.allSatisfy { (0x30...0x3A).contains($0) }
      && [2, 4].contains(rest.count { $0 != UInt8(ascii: ":") })
  }
}

extension TimePattern.Fault {
  fileprivate init(_ english: String, _ chinese: String) {
    self.init(reason: Phrase(english, chinese))
  }
}
