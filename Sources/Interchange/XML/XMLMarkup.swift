import Basics

/// One piece of an XML document: a tag, a text, or what a reader passes over. Ranges are of the bytes that it was
/// read in.
struct XMLMarkup {
  enum Kind {
    case start, emptyElement, end, text
    /// A comment, an instruction or the declaration.
    case passedOver
  }

  struct Attribute {
    var name: Range<Int>
    var value: Range<Int>
    /// Whether the value has references, or characters that a reader makes others of.
    var isPlain: Bool
  }

  var kind = Kind.passedOver
  var name = 0..<0
  var attributes: [Attribute] = []
  /// Of a text its bytes.
  var content = 0..<0
  var isPlain = true
  /// A text that is not from a CDATA section, and nothing but blanks.
  var isBlank = false
}

/// Takes one piece of markup from some bytes.
struct XMLMarkupParser {
  enum Stop: Error {
    /// More bytes are needed to tell.
    case unfinished
    case fault(XMLFault)
  }

  /// More attributes in one tag are refused: each is compared with all others.
  static let maximumAttributes = 256

  let view: ByteView
  private(set) var cursor: Int
  /// Whether the document begins at `cursor`.
  let isBeginning: Bool
  /// Whether the document ends with the bytes.
  let isWhole: Bool

  init(_ view: ByteView, from start: Int, isBeginning: Bool, isWhole: Bool) {
    self.view = view
    cursor = start
    self.isBeginning = isBeginning
    self.isWhole = isWhole
  }

  // MARK: Bytes

  private func peek() throws(Stop) -> UInt8 {
    guard cursor < view.count else { throw .unfinished }
    return view[cursor]
  }

  private func fault(
    _ english: String, _ chinese: String, _ code: XMLCode = .syntax, at offset: Int? = nil
  ) -> Stop {
    .fault(XMLFault(offset: offset ?? cursor, code: code, reason: Phrase(english, chinese)))
  }

  private func holds(_ text: String) throws(Stop) -> Bool {
    for (index, byte) in text.utf8.enumerated() {
      guard cursor + index < view.count else { throw .unfinished }
      if view[cursor + index] != byte { return false }
    }
    return true
  }

  /// Passes over blanks; whether there were any.
  private mutating func blanks() -> Bool {
    let start = cursor
    while cursor < view.count, XMLCharacters.isBlank(view[cursor]) { cursor += 1 }
    return cursor > start
  }

  private mutating func pass(_ byte: UInt8, _ what: Phrase) throws(Stop) {
    guard try peek() == byte else {
      throw .fault(XMLFault(offset: cursor, code: .syntax, reason: what))
    }
    cursor += 1
  }

  // MARK: Markup

  mutating func read(into markup: inout XMLMarkup) throws(Stop) {
    guard try peek() == UInt8(ascii: "<") else { return try text(&markup) }
    cursor += 1
    switch try peek() {
    case UInt8(ascii: "/"):
      cursor += 1
      markup.kind = .end
      markup.name = try name()
      _ = blanks()
      try pass(UInt8(ascii: ">"), Phrase("an end tag ends with '>'", "结束标签应以“>”结束"))
    case UInt8(ascii: "!"): try declaration(&markup)
    case UInt8(ascii: "?"): try instruction(&markup)
    default: try startTag(&markup)
    }
  }

  private mutating func startTag(_ markup: inout XMLMarkup) throws(Stop) {
    markup.name = try name()
    markup.kind = .start
    markup.attributes.removeAll(keepingCapacity: true)
    while true {
      let isApart = blanks()
      switch try peek() {
      case UInt8(ascii: ">"):
        cursor += 1
        return
      case UInt8(ascii: "/"):
        cursor += 1
        markup.kind = .emptyElement
        return try pass(UInt8(ascii: ">"), Phrase("'/' is followed by '>'", "“/”之后应为“>”"))
      default:
        guard isApart else { throw fault("a blank is missing between attributes", "属性之间缺少空格") }
        try attribute(&markup)
      }
    }
  }

  private mutating func attribute(_ markup: inout XMLMarkup) throws(Stop) {
    let start = cursor
    let name = try name()
    _ = blanks()
    try pass(UInt8(ascii: "="), Phrase("an attribute's name is followed by '='", "属性名之后应为“=”"))
    _ = blanks()
    let quote = try peek()
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      throw fault("an attribute's value stands in quotes", "属性值应加引号")
    }
    cursor += 1
    let (value, isPlain) = try value(until: quote)
    let isRepeated = markup.attributes.contains { view[$0.name] == view[name] }
    if isRepeated {
      throw fault(
        "the attribute '\(view[name].text)' appears twice in one tag",
        "一个标签中属性“\(view[name].text)”重复",
        at: start)
    }
    guard markup.attributes.count < Self.maximumAttributes else {
      throw fault(
        "the tag has more than \(Self.maximumAttributes) attributes",
        "标签的属性超过 \(Self.maximumAttributes) 个", .tooLong, at: start)
    }
    markup.attributes.append(.init(name: name, value: value, isPlain: isPlain))
  }

  private mutating func value(
    until quote: UInt8
  ) throws(Stop) -> (range: Range<Int>, isPlain: Bool) {
    let start = cursor
    var isPlain = true
    while true {
      cursor = plainEnd(from: cursor)
      let byte = try peek()
      if byte == quote {
        defer { cursor += 1 }
        return (start..<cursor, isPlain)
      } else {
        if byte == UInt8(ascii: "<") {
          throw fault("'<' within an attribute is written &lt;", "属性中的“<”应写作 &lt;")
        }
        if byte < 0x20 || byte == UInt8(ascii: "&") { isPlain = false }
        try character(byte)
      }
    }
  }

  /// The first byte from an offset on that is not plain; the end where there is none.
  private func plainEnd(from start: Int) -> Int {
    var offset = start
    while offset + 8 <= view.count {
      let special = XMLCharacters.special(view.word(at: offset))
      if special != 0 { return offset + special.trailingZeroBitCount >> 3 }
      offset += 8
    }
    while offset < view.count, XMLCharacters.isPlain(view[offset]) { offset += 1 }
    return offset
  }

  /// Passes over a character that is not plain, or a reference.
  private mutating func character(_ byte: UInt8) throws(Stop) {
    if byte == UInt8(ascii: "&") { return try reference() }
    // A sequence that the bytes end in may go on.
    if byte >= 0xC2, !isWhole, cursor + 4 > view.count { throw .unfinished }
    guard let (scalar, length) = XMLCharacters.scalar(in: view, at: cursor) else {
      throw fault("the bytes are not UTF-8 (RFC 3629)", "此处不是 UTF-8（RFC 3629）", .utf8)
    }
    guard XMLCharacters.isAllowed(scalar) else {
      throw fault(
        "no XML document can hold the character U+\(String(scalar, radix: 16, uppercase: true))",
        "XML 不能含字符 U+\(String(scalar, radix: 16, uppercase: true))")
    }
    cursor += length
  }

  /// No reference that can stand is longer.
  private static let maximumReference = 64

  private mutating func reference() throws(Stop) {
    let limit = min(view.count, cursor + Self.maximumReference)
    let end = view[0..<limit].firstIndex(of: UInt8(ascii: ";"), from: cursor)
    guard let end else {
      if limit == view.count, !isWhole { throw .unfinished }
      throw fault("'&' stands for itself as &amp;", "“&”本身应写作 &amp;")
    }
    let name = view[cursor + 1..<end]
    guard XMLCharacters.referenced(name) != nil else {
      let shown = JSONText.quoted(String(decoding: name.array.prefix(40), as: UTF8.self))
      let isNumber = name.count > 0 && name[0] == UInt8(ascii: "#")
      throw isNumber
        ? fault("there is no character \(shown)", "没有 \(shown) 这个字符")
        : fault(
          "the entity \(shown) is not resolved: none but the five of XML is",
          "不解析实体 \(shown)：只认 XML 自带的五个", .entity)
    }
    cursor = end + 1
  }

  private mutating func name() throws(Stop) -> Range<Int> {
    let start = cursor
    while true {
      let byte = try peek()
      // Nearly all of them are.
      if byte < 0x80 {
        guard XMLCharacters.isOfName(ascii: byte, isFirst: cursor == start) else { break }
        cursor += 1
        continue
      }
      if !isWhole, cursor + 4 > view.count { throw .unfinished }
      guard let (scalar, length) = XMLCharacters.scalar(in: view, at: cursor) else {
        throw fault("the bytes are not UTF-8 (RFC 3629)", "此处不是 UTF-8（RFC 3629）", .utf8)
      }
      let isOfName =
        cursor == start ? XMLCharacters.beginsName(scalar) : XMLCharacters.isOfName(scalar)
      guard isOfName else { break }
      cursor += length
    }
    if cursor == start { throw fault("a name is expected here", "此处应为名称") }
    return start..<cursor
  }

  // MARK: Text

  private mutating func text(_ markup: inout XMLMarkup) throws(Stop) {
    let start = cursor
    markup.kind = .text
    markup.isPlain = true
    markup.isBlank = true
    while cursor < view.count, view[cursor] != UInt8(ascii: "<") {
      let byte = view[cursor]
      if !XMLCharacters.isBlank(byte) { markup.isBlank = false }
      if byte == 0x0D || byte == UInt8(ascii: "&") { markup.isPlain = false }
      if byte == UInt8(ascii: "]"), try isSectionEnd() {
        throw fault("']]>' does not stand in a text", "文本中不能有“]]>”")
      }
      if XMLCharacters.isPlain(byte) { cursor += 1 } else { try character(byte) }
    }
    if cursor == view.count, !isWhole { throw .unfinished }
    markup.content = start..<cursor
  }

  /// Whether `]]>` stands here. At the end of a document nothing more comes.
  private func isSectionEnd() throws(Stop) -> Bool {
    if isWhole, cursor + 3 > view.count { return false }
    return try holds("]]>")
  }

  // MARK: What a reader passes over

  private mutating func declaration(_ markup: inout XMLMarkup) throws(Stop) {
    cursor += 1
    if try peek() == UInt8(ascii: "-") { return try comment(&markup) }
    if try peek() == UInt8(ascii: "[") { return try section(&markup) }
    if try holds("DOCTYPE") {
      throw fault(
        "the document has a document type declaration, which is not read", "文档含有文档类型声明，程序不予读取",
        .doctype, at: cursor - 2)
    }
    throw fault("there is no such markup", "没有这种标记")
  }

  private mutating func comment(_ markup: inout XMLMarkup) throws(Stop) {
    guard try holds("--") else { throw fault("a comment begins with '<!--'", "注释应以“<!--”开头") }
    cursor += 2
    markup.kind = .passedOver
    while true {
      let byte = try peek()
      if byte == UInt8(ascii: "-"), try holds("--") {
        cursor += 2
        return try pass(
          UInt8(ascii: ">"), Phrase("'--' does not stand within a comment", "注释中不能有“--”"))
      }
      try unread(byte)
    }
  }

  /// A character where references and markup have no meaning.
  private mutating func unread(_ byte: UInt8) throws(Stop) {
    if byte >= 0x20, byte < 0x80 { cursor += 1 } else { try character(byte) }
  }

  private mutating func section(_ markup: inout XMLMarkup) throws(Stop) {
    guard try holds("[CDATA[") else { throw fault("there is no such markup", "没有这种标记") }
    cursor += 7
    let start = cursor
    markup.kind = .text
    markup.isBlank = false
    markup.isPlain = true
    while true {
      let byte = try peek()
      if byte == UInt8(ascii: "]"), try holds("]]>") {
        markup.content = start..<cursor
        cursor += 3
        return
      }
      // A text of which `decoded` makes others is none of a section: there `&` stands for itself.
      try unread(byte)
    }
  }

  private mutating func instruction(_ markup: inout XMLMarkup) throws(Stop) {
    let start = cursor - 1
    cursor += 1
    let target = view[try name()]
    markup.kind = .passedOver
    if target.text.lowercased() == "xml" {
      guard isBeginning, target.equals("xml") else {
        throw fault("the XML declaration stands at the very beginning", "XML 声明只能在最开头", at: start)
      }
      return try xmlDeclaration()
    }
    let isApart = blanks()
    while true {
      let byte = try peek()
      if byte == UInt8(ascii: "?"), try holds("?>") {
        cursor += 2
        return
      }
      guard isApart else { throw fault("a blank is missing behind the target", "指令名之后缺少空格") }
      try unread(byte)
    }
  }

  private mutating func xmlDeclaration() throws(Stop) {
    var parts = XMLMarkup()
    while true {
      let isApart = blanks()
      if try peek() == UInt8(ascii: "?") {
        cursor += 1
        try pass(UInt8(ascii: ">"), Phrase("'?' is followed by '>'", "“?”之后应为“>”"))
        break
      }
      guard isApart else { throw fault("a blank is missing between attributes", "属性之间缺少空格") }
      try attribute(&parts)
    }
    try check(
      parts.attributes.map { (view[$0.name].text, view[$0.value].text, $0.value.lowerBound) })
  }

  private static let known = ["version", "encoding", "standalone"]

  /// What a declaration may say (§2.8), in this order.
  private func check(_ parts: [(name: String, value: String, offset: Int)]) throws(Stop) {
    let places = parts.map { Self.known.firstIndex(of: $0.name) ?? -1 }
    guard parts.first?.name == "version", !places.contains(-1), places == places.sorted() else {
      throw fault(
        "an XML declaration has a version, then perhaps an encoding and standalone",
        "XML 声明应依次为 version、encoding、standalone")
    }
    for (name, value, offset) in parts {
      let isGood =
        switch name {
        case "version":
          value.hasPrefix("1.") && value.utf8.count > 2
            && value.utf8.dropFirst(2).allSatisfy { (0x30...0x39).contains($0) }
        case "standalone": value == "yes" || value == "no"
        default: XMLDeclaration.isName(value)
        }
      guard isGood else {
        let shown = JSONText.quoted(String(value.prefix(40)))
        throw fault("'\(name)' cannot be \(shown)", "“\(name)”不能是 \(shown)", at: offset)
      }
    }
  }
}
