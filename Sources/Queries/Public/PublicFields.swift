package import Basics
package import CaseModel
package import EventBook

/// Which members of `data` go out to other programs: those whose form leaves no room for what somebody
/// wrote about a person (SPEC §9, §14; decision 90). A list of what may, so that a key that comes later
/// stays in the book until somebody puts it here.
package struct PublicFields: Sendable {
  /// One member that may go out.
  package struct Field: Sendable {
    package let name: String
    package let kind: ColumnKind
    /// Whether it names units: one, or several.
    package let isUnit: Bool
    /// Whether it is where a case is about, which may lie below every unit.
    let isPlace: Bool
    /// Whether it may have several values.
    package let isList: Bool
    let key: FieldKey
    /// Which code of the rules it is, if it is one.
    let code: DataKey?
    let form: EventKey.Form
    /// The texts that it may be, where they are listed.
    let choices: [FieldKey]
  }

  /// Those of all types, one type behind the other: arrays of arrays would be counted as they are handed
  /// about, for every line, and threads would wait for each other over the counts.
  package let list: [Field]
  private let ends: [Int]
  /// By the places of the fields, whether one may have several values.
  package let areLists: [Bool]

  package static let all = PublicFields()

  private init() {
    var (list, ends): ([Field], [Int]) = ([], [])
    for type in EventType.allCases {
      var names: Set<String> = []
      list += type.row.shapes.joined().filter { names.insert($0.name).inserted }
        .compactMap(Field.init)
      ends.append(list.count)
    }
    (self.list, self.ends) = (list, ends)
    areLists = list.map(\.isList)
  }

  /// Where those of a type stand in the list.
  private func range(of type: EventType) -> Range<Int> {
    let index = Int(type.rawValue)
    return (index == 0 ? 0 : ends[index - 1])..<ends[index]
  }

  /// Each value that a line says under the fields of a type, in the order of the table of events, with the
  /// place of the field in the list: of a list of units several.
  package func forEachValue(
    of type: EventType, _ line: EventLine, _ members: [DataField], _ names: PublicNames,
    _ body: (Int, PublicValue) -> Void
  ) {
    let list = list.span
    for index in range(of: type) {
      guard let member = members.first(list[index].key, in: line.bytes) else { continue }
      list[index].forEachValue(member, of: line, names) { body(index, $0) }
    }
  }

  /// In the order of the table of events.
  package subscript(type: EventType) -> ArraySlice<Field> { list[range(of: type)] }

  /// Codes of the rules: of texts these alone go out.
  private static let codes: Set<DataKey> = [.from, .matter, .tier, .to]

  fileprivate static func code(_ key: EventKey) -> DataKey? {
    DataKey(rawValue: key.name).flatMap { codes.contains($0) ? $0 : nil }
  }
}

extension PublicFields.Field {
  /// nil for what stays in the book.
  fileprivate init?(_ key: EventKey) {
    let kind: ColumnKind
    switch key.form {
    case .unit, .calledUnit, .timer, .span, .choice, .units: kind = .text
    case .instant: kind = .time
    case .flag, .flagWhereReached: kind = .boolean
    case .integer, .count, .year: kind = .integer
    case .score, .amount: kind = .decimal
    case .text:
      guard PublicFields.code(key) != nil else { return nil }
      kind = .text
    // Of registers that are not exported; digests of what a person said; addresses; documents.
    case .code, .digest, .period, .quarter, .texts, .evidence, .dates, .ruleset, .counts, .dayHours:
      return nil
    }
    name = key.name
    code = if case .text = key.form { PublicFields.code(key) } else { nil }
    self.kind = kind
    self.key = FieldKey(key.name)
    form = key.form
    choices =
      if case .timer = key.form { CaseModel.Timer.allCases.map { FieldKey($0.rawValue) } } else {
        key.form.choices.map { FieldKey($0) }
      }
    isPlace = key.name == DataKey.place.rawValue
    isList = if case .units = key.form { true } else { false }
    isUnit =
      switch key.form {
      case .unit, .calledUnit, .units: true
      default: false
      }
  }
}

/// A value that goes out.
package enum PublicValue {
  case unit(Symbol)
  /// Escapes undone; valid during the call that it is handed to.
  case text(ByteView)
  /// As it is written.
  case number(ByteView)
  case flag(Bool)
  case time(Timestamp)
}

extension PublicFields.Field {
  /// Hands on what a line says under this key: nothing, one value, or each of several units. A value that
  /// the key cannot have is an anomaly, and may be anything: it stays.
  fileprivate func forEachValue(
    _ field: DataField, of line: EventLine, _ names: PublicNames, _ body: (PublicValue) -> Void
  ) {
    let stored = line.bytes[field.value.range]
    switch (kind, field.kind) {
    case (.boolean, .yes): body(.flag(true))
    case (.boolean, .no): body(.flag(false))
    case (.integer, .number), (.decimal, .number): body(.number(stored))
    case (.time, .string): if let time = Timestamp(rfc3339: stored) { body(.time(time)) }
    case (.text, .string):
      line.withText(field.value) { text in
        if isUnit {
          hand(text, names, body)
        } else if text.count > 0, admits(text, names) {
          body(.text(text))
        }
      }
    case (.text, .array): forEachUnit(stored) { hand($0, names, body) }
    default: break
    }
  }

  private func hand(
    _ path: ByteView, _ names: PublicNames, _ body: (PublicValue) -> Void
  ) {
    let path = path.withoutSlash
    let unit = isPlace ? names.place(path) : names.unit(path)
    if !unit.isNone { body(.unit(unit)) }
  }

  private func admits(_ text: ByteView, _ names: PublicNames) -> Bool {
    if case .span = form { return Span(text.text) != nil }
    if let code { return names.knows(text, as: code) }
    return choices.isEmpty || choices.contains { $0.isName(text) }
  }

  private func forEachUnit(_ stored: ByteView, _ body: (ByteView) -> Void) {
    guard isList, let items = try? JSONParser.parse(stored).array else { return }
    for unit in items.compactMap(\.string) where !unit.isEmpty {
      Array(unit.utf8).withByteView(body)
    }
  }
}

extension FieldKey {
  /// Whether a text is this name.
  fileprivate func isName(_ text: ByteView) -> Bool {
    text.count == length && text.word(at: 0, length: min(8, length)) == word
      && (length <= 8 || text.word(at: 8, length: length - 8) == tail)
  }
}
