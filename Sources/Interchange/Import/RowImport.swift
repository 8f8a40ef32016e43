package import Basics
import EventBook

/// Turns the rows of a file into events, one row at a time.
///
/// A row that cannot be read is an element like any other, and the rows behind it come all the same;
/// who asks for them decides whether to go on. Whether the book knows an event already is the book's
/// affair: the same file gives the same events every time.
///
/// Memory: that of the format's reader, the paths of the units, and the cases where the mapping makes
/// something of each.
package struct RowImport {
  private let mapping: ImportMapping
  private let file: String
  private var reader: any RowReader
  private let isLog: Bool
  /// Events that are about no case of the mapping, and were passed over.
  package var passedOver: Int { (reader as? OCELReader)?.passedOver ?? 0 }
  /// Paths of the units that rows before have registered, by their bytes.
  private var units: Set<[UInt8]> = []
  /// Cases of which a row was taken, by their bytes, where the mapping asks for that; and the last of them.
  private var cases: Set<[UInt8]> = []
  private var lastCase = ""
  /// What times without an offset are read in.
  package var zone: TimeZone { mapping.times.zone }
  /// Times of events that stated no offset, and were read in the mapping's zone.
  package private(set) var localTimes = 0

  /// - Parameters:
  ///   - pieces: the file, in UTF-8.
  ///   - head: its first bytes.
  ///   - again: the file once more, for a format that is read twice.
  ///   - file: its name, for messages.
  /// - Throws: for a file that is none of the format, or lacks a column of the mapping where the format
  ///   names its columns beforehand.
  package init(
    _ format: ImportFormat, _ pieces: @escaping CSVReader.Pieces, head: [UInt8] = [],
    again: CSVReader.Pieces? = nil, file: String, mapping: ImportMapping
  ) throws(Diagnostic) {
    self.mapping = mapping
    self.file = file
    switch format {
    case .csv: reader = try CSVRows(pieces, file: file, mapping: mapping)
    case .xes: reader = XESReader(pieces, file: file, columns: mapping.columns)
    case .open311:
      reader = Open311Reader(
        pieces, isXML: ImportFormat.isXML(head), file: file, columns: mapping.columns)
    case .ocel:
      reader = try OCELReader(
        pieces, objects: again ?? { [] }, file: file, columns: mapping.columns,
        caseSlots: mapping.subject.slots)
    }
    isLog = type(of: reader).isLog
  }

  /// What became of the next row, or nil at the end of the file.
  ///
  /// - Throws: where the file itself cannot be read.
  /// - Complexity: O(length of the row · times that the mapping names a cell).
  package mutating func next() throws(Diagnostic) -> ImportedRow? {
    switch try reader.next() {
    case nil: nil
    case .refused(let line, let reason): ImportedRow(line: line, refused: reason)
    case .row(let row): imported(row)
    }
  }

  /// Says that a row was taken: what it registers need not be registered again.
  package mutating func took(_ row: ImportedRow) {
    units.formUnion(row.units)
    if let name = row.firstOf {
      cases.insert(Array(name.utf8))
      lastCase = name
    }
  }

  private mutating func imported(_ row: any Row) -> ImportedRow {
    let cells = RowCells(row: row, empty: mapping.empty, file: file)
    do throws(Diagnostic) {
      var made = try events(of: cells)
      guard let first = made.events.first else {
        if isLog { throw made.missing ?? Self.unwanted(cells) }
        return ImportedRow(cells, [])
      }
      let (units, paths) = try newUnits(of: cells, from: first)
      made.events = units + made.events
      return ImportedRow(cells, made.events, units: paths, firstOf: made.firstOf)
    } catch {
      return ImportedRow(line: row.line, refused: error)
    }
  }

  /// What a row makes.
  private struct Made {
    var events: [ImportedRow.Event] = []
    /// The case, where it is the first row of it and the mapping asks for that.
    var firstOf: String?
    /// Why a template for the row made nothing of it.
    var missing: Diagnostic?
  }

  /// The row's own events. A template that gives none keeps its number.
  private mutating func events(of cells: RowCells) throws(Diagnostic) -> Made {
    let subject = try text(of: mapping.subject, cells, Phrase("case", "案件编号"))
    var made = Made()
    if mapping.hasOnce, !lastCase.hasBytes(of: subject), !cases.contains(Array(subject.utf8)) {
      made.firstOf = subject
    }
    let rowID = try mapping.id.map { id throws(Diagnostic) in
      try text(of: id, cells, Phrase("id", "事件编号"))
    }
    for (index, template) in mapping.events.enumerated() {
      if template.isOnce, made.firstOf == nil { continue }
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
      if time.isLocal { localTimes += 1 }
      let id = try template.id.map { id throws(Diagnostic) in
        try text(of: id, cells, Phrase("id", "事件编号"))
      }
      let envelope = envelope(
        id ?? rowID ?? "\(subject)/\(index + 1)", type, subject, time: time.text, data: data)
      made.events.append(
        .init(
          envelope: envelope, time: template.time, payload: payload, isSupplied: template.isOnce))
    }
    return made
  }

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

  private static func unwanted(_ cells: RowCells) -> Diagnostic {
    Diagnostic(
      ImportCode.unwanted, "no template of the mapping is for this event", "映射中没有适用于该事件的模板",
      at: cells.place(nil))
  }

  /// Registrations of the units that no row before has named, at the time of the row's first event.
  private func newUnits(
    of cells: RowCells, from first: ImportedRow.Event
  ) throws(Diagnostic) -> (events: [ImportedRow.Event], paths: [[UInt8]]) {
    var events: [ImportedRow.Event] = []
    var paths: [[UInt8]] = []
    for template in mapping.units {
      let path = template.path.text(cells)
      let bytes = Array(path.utf8)
      guard UnitPath.isValid(path.utf8), !units.contains(bytes), !paths.contains(bytes),
        let data = try template.payload.data(cells, times: mapping.times)
      else { continue }
      let subject = "unit/" + path
      let event = envelope(
        subject, "unit.registered", subject, time: first.envelope.time, data: data)
      events.append(.init(envelope: event, time: first.time, payload: template.payload))
      paths.append(bytes)
    }
    return (events, paths)
  }

  private func envelope(
    _ id: String, _ type: String, _ subject: String, time: String, data: JSONObject
  ) -> Envelope {
    Envelope(
      id: id, source: mapping.source, type: type, subject: subject, time: time,
      authType: "system", authID: "import", data: data)
  }
}
