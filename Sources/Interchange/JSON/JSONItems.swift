import Basics

/// Reads a JSON document of many items one at a time: the items of a list, or of the lists and objects under
/// some keys of one object.
///
///     [ {…}, {…} ]                                 section "", no names
///     { "objects": [ {…} ], "events": {"e1": {…}} }   sections and names as they are written
///
/// What stands under other keys is passed over. An item that is no JSON is refused, and the next is read.
///
/// Memory: a piece, and the item at hand, at most 1 MiB.
struct JSONItems {
  struct Item {
    let section: String
    /// The item's own key, where its section is an object.
    let name: String
    let value: Result<JSONValue, Diagnostic>
    let place: (line: Int, column: Int)
  }

  /// The most bytes that an item may have, 1 MiB.
  static let maximumLength = 1 << 20

  private enum State {
    case beginning
    /// In the outer object, in front of a key.
    case outer
    case section(String, isObject: Bool, isOuterObject: Bool)
    case end
  }

  private var source: PieceBuffer
  private let file: String
  private let sections: [String]
  private var state = State.beginning
  /// Whether nothing stands before in the list or object at hand.
  private var isFirst = true

  init(_ pieces: @escaping XMLReader.Pieces, file: String, sections: [String]) {
    source = PieceBuffer(pieces)
    self.file = file
    self.sections = sections
  }

  /// The next item; nil at the end of the document.
  ///
  /// - Throws: `import.json`, `import.too-long` where nothing can be read behind it.
  mutating func next() throws(Diagnostic) -> Item? {
    while true {
      switch state {
      case .beginning: try begin()
      case .outer: try enter()
      case .section(let name, let isObject, let isOuterObject):
        let isWanted = !isOuterObject || sections.contains(name)
        if let item = try item(of: name, isObject: isObject, isWanted) { return item }
        isFirst = false
        state = isOuterObject ? .outer : .end
      case .end:
        try blanks()
        guard source.rest == 0 else { throw fault("something follows the end", "结束之后还有内容") }
        return nil
      }
    }
  }

  // MARK: Structure

  private mutating func begin() throws(Diagnostic) {
    try source.passMark()
    switch try peek() {
    case UInt8(ascii: "["): state = .section("", isObject: false, isOuterObject: false)
    case UInt8(ascii: "{"): state = .outer
    default: throw fault("the document begins with a list or an object", "文件应以列表或对象开头")
    }
    source.pass(to: source.cursor + 1)
  }

  /// Goes on to the next key of the outer object, and into what stands under it.
  private mutating func enter() throws(Diagnostic) {
    guard try goesOn(until: UInt8(ascii: "}")) else {
      state = .end
      return
    }
    let key = try key()
    let opening = try peek()
    let isObject = opening == UInt8(ascii: "{")
    // What is passed over is taken apart as well: it may be of any length.
    if isObject || opening == UInt8(ascii: "[") {
      source.pass(to: source.cursor + 1)
      isFirst = true
      state = .section(key, isObject: isObject, isOuterObject: true)
    } else {
      source.pass(to: try extent())
    }
  }

  /// The next item of a section; nil at its end, to where one that is not wanted is passed over.
  private mutating func item(
    of section: String, isObject: Bool, _ isWanted: Bool
  ) throws(Diagnostic) -> Item? {
    while try goesOn(until: isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) {
      let name = isObject ? try key() : ""
      _ = try peek()
      let end = try extent()
      if isWanted { return item(section, name, to: end) }
      source.pass(to: end)
    }
    return nil
  }

  private mutating func item(_ section: String, _ name: String, to end: Int) -> Item {
    let start = source.cursor
    let place = source.place(of: start)
    let read: Result<JSONValue, JSONError> = source.bytes.withByteView { view in
      do throws(JSONError) { return .success(try JSONParser.parse(view[start..<end])) } catch {
        return .failure(error)
      }
    }
    let value = read.mapError { error in
      let (line, column) = source.place(of: start + error.offset)
      return Diagnostic(
        ImportCode.json, error.message, at: .init(file: file, line: line, column: column))
    }
    source.pass(to: end)
    return Item(section: section, name: name, value: value, place: place)
  }

  /// Passes over the comma in front of what follows; false at the end of the list or object.
  private mutating func goesOn(until closing: UInt8) throws(Diagnostic) -> Bool {
    var byte = try peek()
    if byte == closing {
      source.pass(to: source.cursor + 1)
      return false
    }
    defer { isFirst = false }
    if isFirst { return true }
    guard byte == UInt8(ascii: ",") else { throw fault("a comma is missing", "缺少逗号") }
    source.pass(to: source.cursor + 1)
    byte = try peek()
    if byte == closing { throw fault("nothing follows the comma", "逗号之后没有内容") }
    return true
  }

  private mutating func key() throws(Diagnostic) -> String {
    guard try peek() == UInt8(ascii: "\"") else {
      throw fault("a key in quotes was expected", "此处应为带引号的键")
    }
    let end = try extent()
    let text = source.bytes.withByteView { view in
      try? JSONParser.parse(view[source.cursor..<end]).string
    }
    guard let text else { throw fault("the key is no text", "键不是文本") }
    source.pass(to: end)
    guard try peek() == UInt8(ascii: ":") else { throw fault("a colon was expected", "此处应为冒号") }
    source.pass(to: source.cursor + 1)
    return text
  }

  // MARK: Bytes

  private mutating func blanks() throws(Diagnostic) {
    while try source.hasMore() {
      let start = source.cursor
      var end = start
      while end < source.bytes.count, XMLCharacters.isBlank(source.bytes[end]) { end += 1 }
      source.pass(to: end)
      if source.rest > 0 { return }
    }
  }

  /// The next byte that is no blank.
  private mutating func peek() throws(Diagnostic) -> UInt8 {
    try blanks()
    guard source.rest > 0 else {
      throw fault("the document ends here: it is cut off", "文件在此中断：内容不完整")
    }
    return source.bytes[source.cursor]
  }

  /// Where the value ends that begins at the cursor.
  private mutating func extent() throws(Diagnostic) -> Int {
    while true {
      let end = source.bytes.withByteView { Self.end(of: $0, from: source.cursor) }
      if let end { return end }
      if source.isAtEnd {
        if let first = source.bytes[source.cursor...].first, !Self.opens(first) {
          return source.bytes.count
        }
        throw fault("the document ends within what begins here", "文件在此处开始的内容中间中断")
      }
      guard source.rest <= Self.maximumLength else {
        throw Diagnostic(
          ImportCode.tooLong, "what begins here is longer than \(Self.maximumLength) bytes",
          "此处开始的内容超过 \(Self.maximumLength) 字节", at: place)
      }
      try source.fill()
    }
  }

  private static func opens(_ byte: UInt8) -> Bool { "{[\"".utf8.contains(byte) }

  /// nil where the bytes end before.
  private static func end(of view: ByteView, from start: Int) -> Int? {
    var (offset, depth) = (start, 0)
    while offset < view.count {
      let byte = view[offset]
      offset += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let end = textEnd(of: view, from: offset) else { return nil }
        if depth == 0 { return end }
        offset = end
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if depth == 0 { return offset - 1 }
        depth -= 1
        if depth == 0 { return offset }
      case UInt8(ascii: ","), 0x20, 0x0A, 0x0D, 0x09:
        if depth == 0 { return offset - 1 }
      default: continue
      }
    }
    return nil
  }

  /// Behind the closing quote of a text; nil where the bytes end before.
  private static func textEnd(of view: ByteView, from start: Int) -> Int? {
    var offset = start
    while offset < view.count {
      if offset + 8 <= view.count {
        let word = view.word(at: offset)
        let special =
          ByteView.holds(UInt8(ascii: "\""), word) | ByteView.holds(UInt8(ascii: "\\"), word)
        offset += special == 0 ? 8 : special.trailingZeroBitCount >> 3
        if special == 0 { continue }
      }
      if view[offset] == UInt8(ascii: "\"") { return offset + 1 }
      offset += view[offset] == UInt8(ascii: "\\") ? 2 : 1
    }
    return nil
  }

  private var place: Diagnostic.Place {
    let (line, column) = source.place(of: source.cursor)
    return .init(file: file, line: line, column: column)
  }

  private func fault(_ english: String, _ chinese: String) -> Diagnostic {
    Diagnostic(ImportCode.json, english, chinese, at: place)
  }
}
