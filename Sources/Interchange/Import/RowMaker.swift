import Basics
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
    /// With those that are for the first row of a case alone.
    var events: [ImportedRow.Event] = []
    /// Why a template for the row made nothing of it.
    var missing: Diagnostic?
    /// The paths of the units that it names, by their bytes, each with its template.
    var units: [(template: UnitTemplate, path: [UInt8])] = []
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

/// Makes events of rows by a mapping.
struct RowMaker: Sendable {
  let mapping: ImportMapping
  let file: String

  func made(_ row: any Row) -> MadeRow {
    let cells = RowCells(row: row, empty: mapping.empty, file: file)
    do throws(Diagnostic) { return MadeRow(cells, try events(of: cells)) } catch {
      return MadeRow(line: row.line, refused: error)
    }
  }

  /// The row's own events. A template that gives none keeps its number.
  private func events(of cells: RowCells) throws(Diagnostic) -> MadeRow.Made {
    var made = MadeRow.Made(subject: try text(of: mapping.subject, cells, Self.caseWord))
    let rowID = try mapping.id.map { id throws(Diagnostic) in
      try text(of: id, cells, Self.idWord)
    }
    for (index, template) in mapping.events.enumerated() {
      if let condition = template.condition, !condition.holds(cells) { continue }
      guard let (type, payload) = template.shape(of: cells) else { continue }
      guard let time = try mapping.times.instant(template.time, cells) else {
        made.missing = made.missing ?? noTime(template.time, cells)
        continue
      }
      guard let data = try payload.data(cells, times: mapping.times) else {
        made.missing = made.missing ?? Self.noUnit(type, cells)
        continue
      }
      let id = try template.id.map { id throws(Diagnostic) in try text(of: id, cells, Self.idWord) }
      let envelope = mapping.envelope(
        id ?? rowID ?? "\(made.subject)/\(index + 1)", type, made.subject, time: time.text,
        data: data)
      made.events.append(
        .init(
          envelope: envelope, time: template.time, payload: payload,
          isSupplied: template.isOnce, isLocal: time.isLocal))
    }
    for template in mapping.units {
      let path = template.path.text(cells)
      if UnitPath.isValid(path.utf8) { made.units.append((template, Array(path.utf8))) }
    }
    return made
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
    Envelope(
      id: id, source: source, type: type, subject: subject, time: time, authType: "system",
      authID: "import", data: data)
  }
}
