/// Writes values one behind the other, each as a cell of the form that is written. What a row is made of
/// says what a value is, and nothing of how it looks.
package struct CellWriter: ~Copyable {
  package enum Form: Hashable, Sendable, CaseIterable {
    case json
    /// Comma-separated values: of a list or an object what stands in it (`JSONValue.cell`).
    case flat
    /// Comma-separated values: of a list or an object its JSON.
    case csv
    /// Literals.
    case sql
    /// Values in memory (`values`).
    case values
  }

  package private(set) var form: Form
  private let zone: TimeZone
  private var times: TimestampWriter
  /// What is written; what stands between the cells is up to the caller.
  package var text: TextBuffer
  /// What was written in the form of values.
  package private(set) var values: [JSONValue] = []
  /// What `json` writes into, from the first time on.
  private var spare: TextBuffer?

  /// - Parameters:
  ///   - zone: in which instants are said.
  ///   - capacity: bytes that there is room for at first.
  package init(_ form: Form, _ zone: TimeZone, capacity: Int = 1 << 14) {
    self.form = form
    self.zone = zone
    times = TimestampWriter(zone)
    text = TextBuffer(capacity: form == .values ? 16 : capacity)
  }

  // MARK: Values

  package mutating func null() {
    switch form {
    case .json: text.append("null" as StaticString)
    case .sql: text.append("NULL" as StaticString)
    case .flat, .csv: break
    case .values: values.append(.null)
    }
  }

  package mutating func flag(_ flag: Bool) {
    switch form {
    case .json, .flat, .csv: append(flag, "true", "false")
    case .sql: append(flag, "TRUE", "FALSE")
    case .values: values.append(.bool(flag))
    }
  }

  private mutating func append(_ flag: Bool, _ yes: StaticString, _ no: StaticString) {
    if flag { text.append(yes) } else { text.append(no) }
  }

  package mutating func integer(_ value: Int) {
    if form == .values { values.append(.integer(value)) } else { text.append(value) }
  }

  package mutating func number(_ value: JSONNumber) {
    if form == .values { values.append(.number(value)) } else { text.append(value.text) }
  }

  package mutating func string(_ string: String) {
    if form == .values {
      values.append(.string(string))
    } else {
      string.withByteView { self.string($0) }
    }
  }

  package mutating func string(_ utf8: ByteView) {
    switch form {
    case .json: JSONText.append(utf8, to: &text)
    case .flat, .csv: CSV.append(text: utf8, to: &text)
    case .sql: SQLText.append(utf8, to: &text)
    case .values: values.append(.string(utf8.text))
    }
  }

  /// In SQL in UTC to the microsecond, so that SQLite, which has no times, orders the texts as the times.
  package mutating func time(_ instant: Timestamp) {
    switch form {
    case .json:
      text.append(UInt8(ascii: "\""))
      times.append(instant, to: &text)
      text.append(UInt8(ascii: "\""))
    case .flat, .csv: times.append(instant, to: &text)
    case .sql:
      text.append(UInt8(ascii: "'"))
      times.append(wholeUTC: instant, to: &text)
      text.append(UInt8(ascii: "'"))
    case .values: values.append(.string(zone.format(instant)))
    }
  }

  // MARK: Values of values

  package mutating func value(_ value: JSONValue) {
    switch value {
    case .null: null()
    case .string(let string): self.string(string)
    case .bool, .number, .array, .object: structure(value)
    }
  }

  /// Anything but a text or nothing; in SQL as a text, for its column is one of JSON.
  private mutating func structure(_ value: JSONValue) {
    switch form {
    case .json: text.append(value)
    case .flat: text.append(value.cell)
    case .csv:
      if case .number(let number) = value { return self.number(number) }
      string(value.text)
    case .sql: string(value.text)
    case .values: values.append(value)
    }
  }

  /// What is written as JSON, as one value.
  package mutating func json(_ write: (inout CellWriter) -> Void) {
    if form == .json { return write(&self) }
    let outer = form
    var json = spare.take() ?? TextBuffer(capacity: 1 << 9)
    swap(&text, &json)
    form = .json
    write(&self)
    form = outer
    swap(&text, &json)
    json.withByteView { self.json($0) }
    json.removeAll()
    spare = consume json
  }

  /// A value that is written as JSON already.
  package mutating func json(_ json: ByteView) {
    switch form {
    case .json: text.append(json)
    case .csv, .sql: string(json)
    case .flat, .values: value((try? JSONParser.parse(json)) ?? .null)
    }
  }

  /// A list, of whose items each is written as one value.
  package mutating func list<Item>(
    _ items: some Collection<Item>, _ write: (Item, inout CellWriter) -> Void
  ) {
    guard form == .json else {
      var list = CellWriter(.values, zone)
      for item in items { write(item, &list) }
      return value(.array(list.values))
    }
    text.append(UInt8(ascii: "["))
    var isFirst = true
    for item in items {
      if !isFirst { text.append(UInt8(ascii: ",")) }
      isFirst = false
      write(item, &self)
    }
    text.append(UInt8(ascii: "]"))
  }
}

extension TextBuffer {
  fileprivate mutating func append(_ value: JSONValue) {
    var utf8: [UInt8] = []
    value.append(to: &utf8)
    append(utf8, 0..<utf8.count)
  }

  fileprivate mutating func append(_ cell: CSV.Cell) {
    switch cell {
    case .text(let text): text.withByteView { CSV.append(text: $0, to: &self) }
    case .number(let digits): append(digits)
    }
  }
}
