package import Basics

/// A strict reader of XML 1.0, tag by tag, of a document that comes in pieces.
///
///     <?xml version="1.0"?> <log> <trace> … </trace> </log>
///     └ passed over         └ start            end ┘ └ end
///
/// It takes what is well-formed and needs no document type: elements, attributes, text, CDATA, comments and
/// instructions, the five entities and references to characters. A document type declaration is refused, so
/// that nothing is fetched and nothing grows; namespaces mean nothing, names are as they are written.
///
/// Memory: a piece, and the tag or text at hand, at most 1 MiB.
package struct XMLReader {
  /// The next bytes of the document, in UTF-8; none at its end.
  package typealias Pieces = () throws(Diagnostic) -> [UInt8]

  /// What was read. An empty element begins and ends.
  package enum Token: Hashable, Sendable { case start, end, text }

  /// The most bytes that a tag, a text or a comment may have, 1 MiB.
  package static let maximumLength = 1 << 20
  /// Deeper nesting is refused.
  package static let maximumDepth = 128

  package let file: String
  private var source: PieceBuffer
  private var markup = XMLMarkup()
  /// Whether an empty element was begun and not yet ended.
  private var isEmptyElement = false
  /// Names of the elements that are open, one behind the other, and where each begins.
  private var names: [UInt8] = []
  private var starts: [Int] = []
  private var hasBegun = false
  private var hasRoot = false
  private let passesBlanks: Bool

  /// Where the tag or text that was read begins, from 1; columns in bytes.
  package private(set) var place = (line: 1, column: 1)

  /// - Parameter passesBlanks: whether blanks between two tags are no text.
  package init(_ pieces: @escaping Pieces, file: String, passesBlanks: Bool = false) {
    source = PieceBuffer(pieces)
    self.passesBlanks = passesBlanks
    self.file = file
  }

  /// How many elements are open.
  package var depth: Int { starts.count }

  /// The next token; nil at the end of the document.
  ///
  /// - Throws: `xml.*` at the first byte that cannot stand, and where the file cannot be read. Nothing can be
  ///   read behind it.
  /// - Complexity: O(length of the token).
  package mutating func next() throws(Diagnostic) -> Token? {
    if isEmptyElement {
      isEmptyElement = false
      close()
      return .end
    }
    if !hasBegun { try source.passMark() }
    while try hasMore() {
      if passesBlanks { passBlanks() }
      let start = source.cursor
      guard try read() else { continue }
      switch markup.kind {
      case .passedOver: continue
      case .text:
        if !starts.isEmpty { return .text }
        if markup.isBlank { continue }
        throw fault(start, "text stands outside of the first element", "首个元素之外有文本")
      case .start, .emptyElement:
        try open(at: start)
        isEmptyElement = markup.kind == .emptyElement
        return .start
      case .end:
        try end(at: start)
        return .end
      }
    }
    return nil
  }

  // MARK: What was read

  /// The name of the element that was begun; valid until the next token.
  package func isNamed(_ name: StaticString) -> Bool {
    source.bytes.withByteView { $0[markup.name].equals(name) }
  }

  package var name: String { source.bytes.withByteView { $0[markup.name].text } }

  /// The value of an attribute of the element that was begun; nil where it has none of that name.
  package func attribute(_ name: StaticString) -> String? {
    source.bytes.withByteView { view in
      guard let found = markup.attributes.first(where: { view[$0.name].equals(name) }) else {
        return nil
      }
      return Self.text(view[found.value], found.isPlain, isAttribute: true)
    }
  }

  /// The bytes of such a value, for the time of a call.
  func withAttribute<R>(_ name: StaticString, _ body: (ByteView) -> R) -> R? {
    source.bytes.withByteView { view in
      guard let found = markup.attributes.first(where: { view[$0.name].equals(name) }) else {
        return nil
      }
      let stored = view[found.value]
      if found.isPlain { return body(stored) }
      return XMLCharacters.decoded(stored, isAttribute: true).withByteView(body)
    }
  }

  /// The names and values of all attributes of the element that was begun.
  package var attributes: [(name: String, value: String)] {
    source.bytes.withByteView { view in
      markup.attributes.map {
        (view[$0.name].text, Self.text(view[$0.value], $0.isPlain, isAttribute: true))
      }
    }
  }

  /// The text that was read.
  package var text: String {
    source.bytes.withByteView { Self.text($0[markup.content], markup.isPlain, isAttribute: false) }
  }

  private static func text(_ stored: ByteView, _ isPlain: Bool, isAttribute: Bool) -> String {
    if isPlain { return stored.text }
    return String(decoding: XMLCharacters.decoded(stored, isAttribute: isAttribute), as: UTF8.self)
  }

  // MARK: Elements

  private mutating func open(at start: Int) throws(Diagnostic) {
    if starts.isEmpty {
      if hasRoot { throw fault(start, "a second element stands behind the first", "首个元素之后还有元素") }
      hasRoot = true
    }
    guard starts.count < Self.maximumDepth else {
      throw fault(
        start, "elements are nested deeper than \(Self.maximumDepth)",
        "元素嵌套超过 \(Self.maximumDepth) 层", .tooLong)
    }
    starts.append(names.count)
    source.bytes.withByteView { names.append($0[markup.name]) }
  }

  private mutating func end(at start: Int) throws(Diagnostic) {
    guard let begin = starts.last else {
      throw fault(start, "an element ends that was not begun", "结束标签没有对应的开始标签")
    }
    let isSame = names[begin...].withByteView { name in
      source.bytes.withByteView { $0[markup.name] == name }
    }
    guard isSame else {
      let open = String(decoding: names[begin...], as: UTF8.self)
      throw fault(
        start, "'\(open)' is to be ended here, not '\(name)'", "此处应结束“\(open)”，不是“\(name)”")
    }
    close()
  }

  private mutating func close() {
    if let begin = starts.popLast() { names.removeSubrange(begin...) }
  }

  // MARK: Bytes

  /// Passes over the blanks in front of a tag.
  private mutating func passBlanks() {
    let start = source.cursor
    let end = source.bytes.withByteView { view in
      var end = start
      while end < view.count, XMLCharacters.isBlank(view[end]) { end += 1 }
      return end < view.count && view[end] == UInt8(ascii: "<") ? end : start
    }
    guard end > start else { return }
    hasBegun = true
    source.pass(to: end)
  }

  /// Whether there is anything behind what was read.
  private mutating func hasMore() throws(Diagnostic) -> Bool {
    if try source.hasMore() { return true }
    try finish()
    return false
  }

  private func finish() throws(Diagnostic) {
    if let begin = starts.last {
      let open = String(decoding: names[begin...], as: UTF8.self)
      throw fault(
        source.cursor, "the document ends before '\(open)' does: it is cut off",
        "文件在“\(open)”结束之前中断：内容不完整"
      )
    }
    if !hasRoot { throw fault(source.cursor, "the document has no element", "文件中没有任何元素") }
  }

  /// Reads one piece of markup; false where more bytes are needed first.
  private mutating func read() throws(Diagnostic) -> Bool {
    let start = source.cursor
    // Taken out, so that the parser writes into memory of its own.
    var markup = XMLMarkup()
    swap(&markup, &self.markup)
    var stop: XMLMarkupParser.Stop?
    let end = source.bytes.withByteView { view in
      var parser = XMLMarkupParser(
        view, from: start, isBeginning: !hasBegun, isWhole: source.isAtEnd)
      do throws(XMLMarkupParser.Stop) { try parser.read(into: &markup) } catch { stop = error }
      return parser.cursor
    }
    swap(&markup, &self.markup)
    switch stop {
    case nil where end - start > Self.maximumLength: throw tooLong(start)
    case nil: break
    case .fault(let fault)?: throw diagnostic(fault)
    case .unfinished? where source.isAtEnd:
      throw fault(start, "the document ends within what begins here", "文件在此处开始的内容中间中断")
    case .unfinished? where source.rest > Self.maximumLength: throw tooLong(start)
    case .unfinished?:
      try source.fill()
      return false
    }
    hasBegun = true
    place = source.place(of: start)
    source.pass(to: end)
    return true
  }

  // MARK: Faults

  private func tooLong(_ start: Int) -> Diagnostic {
    fault(
      start, "what begins here is longer than \(Self.maximumLength) bytes",
      "此处开始的内容超过 \(Self.maximumLength) 字节", .tooLong)
  }

  private func fault(
    _ offset: Int, _ english: String, _ chinese: String, _ code: XMLCode = .syntax
  ) -> Diagnostic {
    diagnostic(XMLFault(offset: offset, code: code, reason: Phrase(english, chinese)))
  }

  private func diagnostic(_ fault: XMLFault) -> Diagnostic {
    // What was read before lies behind the cursor by now, and its place is known.
    let (line, column) = fault.offset < source.cursor ? place : source.place(of: fault.offset)
    return Diagnostic(
      fault.code, fault.reason, at: .init(file: file, line: line, column: column))
  }
}
