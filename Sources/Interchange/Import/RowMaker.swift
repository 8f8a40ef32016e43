import Basics
import CaseModel
import EventBook

/// What the templates of a mapping make of a row, whatever came before it.
struct MadeRow: Sendable {
  let line: Int
  /// nil for what is no row.
  let cells: RowCells?
  /// Its case and its events, or why there are none.
  let result: Result<Made, Diagnostic>

  struct Made: Sendable {
    let subject: String
    var events: [Envelope] = []
    /// What made each of them.
    var templates: [TemplateUse] = []
    /// Which of them are for the first row of a case alone.
    var supplied: [Int] = []
    /// How many of their times were read in the zone of the mapping.
    var localTimes = 0
    /// Why a template for the row made nothing of it.
    var missing: Diagnostic?
    /// The numbers of the units that it names, each with the place of its template.
    var units: [(template: Int, unit: Symbol)] = []
  }

  init(line: Int, refused: Diagnostic) {
    self.line = line
    cells = nil
    result = .failure(refused)
  }

  init(_ cells: RowCells, _ made: Made) {
    line = cells.row.line
    self.cells = cells
    result = .success(made)
  }
}

/// Which template of a mapping made an event, by its place.
enum TemplateUse: Sendable {
  case event(Int)
  case unit(Int)
}

/// Makes events of rows by a mapping.
struct RowMaker: Sendable {
  let mapping: ImportMapping
  let file: String
  /// The paths of the units that rows have named.
  private var paths = SymbolTable()

  init(_ mapping: ImportMapping, file: String) {
    self.mapping = mapping
    self.file = file
  }

  /// What is made of a row that is not the first of its case.
  mutating func made(_ row: any Row) -> MadeRow {
    let cells = RowCells(row: row, empty: mapping.empty, file: file)
    do throws(Diagnostic) {
      var made = try made(of: cells, isFirst: false)
      made.units = units(of: cells)
      return MadeRow(cells, made)
    } catch {
      return MadeRow(line: row.line, refused: error)
    }
  }

  /// The row's own events. A template that gives none keeps its number.
  ///
  /// - Parameter isFirst: whether those are among them that are for the first row of a case alone.
  func made(of cells: RowCells, isFirst: Bool) throws(Diagnostic) -> MadeRow.Made {
    var made = MadeRow.Made(subject: try text(of: mapping.subject, cells, Self.caseWord))
    let rowID = try mapping.id.map { id throws(Diagnostic) in
      try text(of: id, cells, Self.idWord)
    }
    for index in mapping.events.indices where isFirst || !mapping.events.span[index].isOnce {
      try add(index, mapping.events.span[index], cells, rowID, to: &made)
    }
    return made
  }

  private func add(
    _ index: Int, _ template: EventTemplate, _ cells: RowCells, _ rowID: String?,
    to made: inout MadeRow.Made
  ) throws(Diagnostic) {
    if let condition = template.condition, !condition.holds(cells) { return }
    guard let (type, payload) = template.shape(of: cells) else { return }
    guard let time = try mapping.times.instant(template.time, cells) else {
      made.missing = made.missing ?? noTime(template.time, cells)
      return
    }
    guard let data = try payload.data(cells, times: mapping.times) else {
      made.missing = made.missing ?? Self.noUnit(type, cells)
      return
    }
    let id = try template.id.map { id throws(Diagnostic) in try text(of: id, cells, Self.idWord) }
    if template.isOnce { made.supplied.append(made.events.count) }
    if time.isLocal { made.localTimes += 1 }
    made.templates.append(.event(index))
    made.events.append(
      mapping.envelope(
        id ?? rowID ?? "\(made.subject)/\(index + 1)", type, made.subject, time: time.text,
        data: data))
  }

  private mutating func units(of cells: RowCells) -> [(template: Int, unit: Symbol)] {
    var units: [(template: Int, unit: Symbol)] = []
    for index in mapping.units.indices {
      let path = mapping.units.span[index].path.text(cells)
      if UnitPath.isValid(path.utf8) {
        units.append((index, path.withByteView { paths.intern($0) }))
      }
    }
    return units
  }

  /// The event that registers a unit which a row names; nil where its template makes nothing of it.
  func registration(
    _ index: Int, _ cells: RowCells, at time: String
  ) throws(Diagnostic) -> Envelope? {
    let template = mapping.units[index]
    guard let data = try template.payload.data(cells, times: mapping.times) else { return nil }
    let subject = "unit/" + template.path.text(cells)
    return mapping.envelope(subject, "unit.registered", subject, time: time, data: data)
  }

  // MARK: Places

  /// The column that an event's time comes from; of the registration of a unit, that of the first event
  /// behind it.
  func timeSlot(of index: Int, in templates: [TemplateUse]) -> Int? {
    for case .event(let template) in templates[index...] {
      return mapping.events[template].time.text.slots.first
    }
    return nil
  }

  /// The column that a key's value comes from.
  func slot(of key: String, in template: TemplateUse, _ cells: RowCells) -> Int? {
    let payload =
      switch template {
      case .event(let index): mapping.events[index].shape(of: cells)?.payload
      case .unit(let index): mapping.units[index].payload
      }
    return payload?.slots(of: key).first
  }

  private static let caseWord = Phrase("case", "案件编号")
  private static let idWord = Phrase("id", "事件编号")

  /// The text of a template whose columns are a key: with an empty one, rows of different cases would
  /// look alike.
  private func text(
    of template: Template, _ cells: RowCells, _ what: Phrase
  ) throws(Diagnostic) -> String {
    for slot in template.slots where cells.text(slot).isEmpty {
      let name = mapping.columns.name(slot)
      throw Diagnostic(
        ImportCode.caseMissing,
        "the cell of '\(name)' is empty, so the row has no \(what.english)",
        "“\(name)”一格为空，该行没有\(what.chinese)", at: cells.place(slot))
    }
    return template.text(cells)
  }

  private func noTime(_ template: TimeTemplate, _ cells: RowCells) -> Diagnostic {
    let names = template.text.slots.map { mapping.columns.name($0) }
    return Diagnostic(
      ImportCode.noTime, "the event has no time: '\(names.joined(separator: "', '"))' is empty",
      "事件没有时间：“\(names.joined(separator: "”“"))”为空", at: cells.place(nil))
  }

  private static func noUnit(_ type: String, _ cells: RowCells) -> Diagnostic {
    Diagnostic(
      ImportCode.noUnit, "'\(type)' names no unit", "“\(type)”没有写明单位", at: cells.place(nil))
  }
}

extension ImportMapping {
  func envelope(
    _ id: String, _ type: String, _ subject: String, time: String, data: JSONObject
  ) -> Envelope {
    var event = Envelope(
      id: id, source: source, type: type, subject: subject, time: time, data: data)
    event.others = Self.author
    return event
  }

  /// Who recorded what is imported.
  private static let author: [(key: String, value: JSONValue)] = [
    ("authtype", .string("system")), ("authid", .string("import")),
  ]
}
