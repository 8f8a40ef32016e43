import Basics
package import CommandLineKit
package import EventBook

/// Lines of the book in the form that was asked for, as they come: what a sweep issued may be as much
/// as a book has. The lines are not parsed but looked through, and every form is made of their bytes.
/// The columns of a table are as wide as the lines so far need.
package struct LineReport {
  private let form: RowForm
  private let words: Words
  private let style: Style
  /// What names and values mean, where they are shown in words; nil before that is known.
  private var context: RowContext?
  private var table: TextTable
  private var scanner = LineScanner()
  /// What the types of events are called, as they were met.
  private var names: [(type: [UInt8], name: [UInt8])] = []
  /// The members of a line, those of its `data`, and a cell that is being made of them.
  private var (fields, data) = ([DataField](), [DataField]())
  private var cell: [UInt8] = []
  private var isFirst = true
  private let hasMark: Bool

  /// - Parameter mark: whether CSV begins with the byte-order mark.
  package init(_ form: RowForm, _ words: Words, _ style: Style, mark hasMark: Bool = false) {
    self.hasMark = hasMark
    self.form = form
    self.words = words
    self.style = style
    table = TextTable(CaseReports.noticeHeadings(words))
  }

  /// Shows the data of lines in the words of the reader, where these are not the lines' own.
  package mutating func show(in context: RowContext) {
    if form == .table, words.language == .chinese { self.context = context }
  }

  /// Writes lines as `JSONText` writes them, which is how a recorder composes them.
  package mutating func write(_ lines: LineBatch) -> [UInt8] {
    // They are what is printed: nothing is copied.
    if form == .jsonl || lines.isEmpty { return lines.bytes }
    var out: [UInt8] = []
    out.reserveCapacity(lines.bytes.count)
    lines.bytes.withByteView { view in
      for index in 0..<lines.count { write(view[lines[index]], to: &out) }
    }
    if form == .table { table.render(style, to: &out) }
    return out
  }

  /// What stands behind the last line.
  package mutating func finish() -> [UInt8] {
    var out: [UInt8] = []
    switch form {
    case .table: table.render(style, to: &out)
    case .json: out += (isFirst ? "[]\n" : "\n]\n").utf8
    case .jsonl: break
    case .csv: if isFirst { appendTitles(to: &out) }
    }
    return out
  }

  private mutating func write(_ line: ByteView, to out: inout [UInt8]) {
    switch form {
    case .table: row(line)
    case .json:
      out += (isFirst ? "[\n" : ",\n").utf8
      out.append(line)
    case .jsonl: break
    case .csv:
      if isFirst { appendTitles(to: &out) }
      appendCells(line, to: &out)
    }
    isFirst = false
  }

  // MARK: Comma-separated values

  /// What a notice has (SPEC §2), and what its `data` may have (SPEC §3).
  private static let attributes = [
    "specversion", "id", "source", "type", "subject", "time", "recordedtime", "sequence", "caseseq",
    "authtype", "authid",
  ].map { FieldKey($0) }
  private static let payload = [
    "level", "unit", "timer", "run", "due", "provisional", "from", "to", "cause", "skip",
  ].map { FieldKey($0) }

  private func appendTitles(to out: inout [UInt8]) {
    if hasMark { out += CSV.byteOrderMark }
    CSV.append(
      row: (Self.attributes.map(\.name) + Self.payload.map { "data." + $0.name }).map { .text($0) },
      to: &out)
  }

  private mutating func appendCells(_ line: ByteView, to out: inout [UInt8]) {
    scanner.read(line, 0..<line.count, into: &fields)
    for key in Self.attributes {
      append(fields.first(key, in: line), line, to: &out)
      out.append(UInt8(ascii: ","))
    }
    data.removeAll(keepingCapacity: true)
    if let field = fields.first(Key.data, in: line) {
      scanner.read(line, field.value.range, into: &data)
    }
    for (index, key) in Self.payload.enumerated() {
      if index > 0 { out.append(UInt8(ascii: ",")) }
      append(data.first(key, in: line), line, to: &out)
    }
    out.append(UInt8(ascii: "\n"))
  }

  private mutating func append(_ field: DataField?, _ line: ByteView, to out: inout [UInt8]) {
    guard let field else { return }
    if field.kind == .number { return out.append(line[field.value.range]) }
    cell.removeAll(keepingCapacity: true)
    cell.append(plain: field, line)
    cell.withByteView { CSV.append(text: $0, to: &out) }
  }

  // MARK: The table

  /// A row under `CaseReports.noticeHeadings`.
  private mutating func row(_ line: ByteView) {
    scanner.read(line, 0..<line.count, into: &fields)
    put(Key.subject, line)
    put(Key.sequence, line)
    put(Key.time, line)
    put(Key.type, line)
    cell.removeAll(keepingCapacity: true)
    if let field = fields.first(Key.data, in: line) {
      scanner.read(line, field.value.range, into: &data)
      if let context { appendMeanings(line, context) } else { appendPairs(line) }
    }
    table.append(cell: cell)
  }

  private mutating func appendPairs(_ line: ByteView) {
    for field in data {
      if !cell.isEmpty { cell.append(UInt8(ascii: " ")) }
      cell.append(line[field.key.range])
      cell.append(UInt8(ascii: "="))
      cell.append(plain: field, line)
    }
  }

  private mutating func appendMeanings(_ line: ByteView, _ context: RowContext) {
    let members = data.map { field in
      var value: [UInt8] = []
      value.append(plain: field, line)
      return (
        key: EventLine.decode(line[field.key.range]), value: String(decoding: value, as: UTF8.self)
      )
    }
    cell += context.members(members).utf8
  }

  /// Puts a member of the line into the next cell.
  private mutating func put(_ key: FieldKey, _ line: ByteView) {
    cell.removeAll(keepingCapacity: true)
    if let field = fields.first(key, in: line) { cell.append(plain: field, line) }
    switch key.word {
    case Key.sequence.word: cell.removeFirst(cell.prefix { $0 == UInt8(ascii: "0") }.count)
    case Key.time.word: Timestamp.shorten(&cell)
    case Key.type.word: return table.append(cell: name(cell))
    default: break
    }
    table.append(cell: cell)
  }

  private enum Key {
    static let subject = FieldKey("subject")
    static let sequence = FieldKey("sequence")
    static let time = FieldKey("time")
    static let type = FieldKey("type")
    static let data = FieldKey("data")
  }

  private mutating func name(_ type: [UInt8]) -> [UInt8] {
    if let known = names.first(where: { $0.type == type }) { return known.name }
    let name = Array(words.event(String(decoding: type, as: UTF8.self)).utf8)
    names.append((type, name))
    return name
  }
}

extension [UInt8] {
  /// A member's value as a cell: a text without quotes and escapes, nothing for null, anything else as
  /// JSON.
  fileprivate mutating func append(plain field: DataField, _ view: ByteView) {
    let bytes = view[field.value.range]
    switch field.kind {
    case .null: break
    case .string where bytes.firstIndex(of: UInt8(ascii: "\\")) != nil:
      self += EventLine.decode(bytes).utf8
    default: append(bytes)
    }
  }
}
