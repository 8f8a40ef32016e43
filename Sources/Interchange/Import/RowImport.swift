package import Basics
import CaseModel
import EventBook

/// Turns the rows of a file into events, one row at a time.
///
/// A row that cannot be read is an element like any other, and the rows behind it come all the same;
/// who asks for them decides whether to go on. Whether the book knows an event already is the book's
/// affair: the same file gives the same events every time.
///
/// Memory: that of `RowsAhead`, the paths of the units, and the cases where the mapping makes something of each.
package struct RowImport {
  private let maker: RowMaker
  private let isLog: Bool
  /// Whether times should say their offset: a table has those of its place.
  private let countsLocalTimes: Bool
  private let ahead: RowsAhead
  private var batch = RowsAhead.Batch()
  /// Whether rows before have registered a unit, by its number.
  private var isRegistered: [Bool] = []
  /// Cases of which a row was taken, by their bytes, where the mapping asks for that; and the last of them.
  private var cases: Set<[UInt8]> = []
  private var lastCase = ""
  /// Times of events that stated no offset, and were read in the mapping's zone; of a table, which has them so
  /// as a rule, none.
  package private(set) var localTimes = 0

  /// - Parameters:
  ///   - pieces: the file, in UTF-8; asked for on another thread.
  ///   - head: its first bytes.
  ///   - again: the file once more, for a format that is read twice.
  ///   - file: its name, for messages.
  /// - Throws: for a file that is none of the format, or lacks a column of the mapping where the format
  ///   names its columns beforehand.
  package init(
    _ format: ImportFormat, _ pieces: @escaping CSVReader.Pieces, head: [UInt8] = [],
    again: CSVReader.Pieces? = nil, file: String, mapping: ImportMapping
  ) throws(Diagnostic) {
    maker = RowMaker(mapping, file: file)
    let reader: any RowReader
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
    countsLocalTimes = format != .csv
    ahead = RowsAhead(reader, maker)
  }

  /// What times without an offset are read in.
  package var zone: TimeZone { maker.mapping.times.zone }

  /// Events that are about no case of the mapping, and were passed over; known behind the last row.
  package var passedOver: Int { (ahead.reader as? OCELReader)?.passedOver ?? 0 }

  /// What became of the next row, or nil at the end of the file.
  ///
  /// - Throws: where the file itself cannot be read.
  /// - Complexity: O(length of the row · times that the mapping names a cell).
  package mutating func next() throws(Diagnostic) -> ImportedRow? {
    while true {
      if let row = batch.next() { return imported(row) }
      if let failure = batch.failure { throw failure }
      if batch.isLast { return nil }
      batch = ahead.next()
    }
  }

  /// Says that a row was taken: what it registers need not be registered again.
  package mutating func took(_ row: ImportedRow) {
    for unit in row.units {
      while isRegistered.count <= unit.index { isRegistered.append(false) }
      isRegistered[unit.index] = true
    }
    if let name = row.firstOf {
      cases.insert(Array(name.utf8))
      lastCase = name
    }
  }

  /// Why the book refused an event of a row, at the cell that its keys lead to; without such a key
  /// at the beginning of the row.
  package func refusal(
    _ reason: Diagnostic, ofEvent index: Int, of row: ImportedRow
  ) -> Diagnostic {
    guard let cells = row.cells else { return reason }
    var slot: Int?
    if row.templates.indices.contains(index) {
      switch reason.pointer.tokens.first {
      case "time": slot = maker.timeSlot(of: index, in: row.templates)
      case "data" where reason.pointer.tokens.count > 1:
        slot = maker.slot(of: reason.pointer.tokens[1], in: row.templates[index], cells)
      default: break
      }
    }
    return reason.at(cells.place(slot))
  }

  private mutating func imported(_ row: MadeRow) -> ImportedRow {
    do throws(Diagnostic) {
      var made = try row.result.get()
      guard let cells = row.cells else {
        return ImportedRow(line: row.line, refused: .unwanted(nil))
      }
      let isFirst = maker.mapping.hasOnce && isFirst(of: made.subject)
      if isFirst {
        let units = made.units
        made = try maker.made(of: cells, isFirst: true)
        made.units = units
      }
      guard !made.events.isEmpty else {
        if isLog { throw made.missing ?? .unwanted(cells) }
        return ImportedRow(cells, MadeRow.Made(subject: made.subject))
      }
      if countsLocalTimes { localTimes += made.localTimes }
      let units = try registerUnits(of: &made, cells)
      return ImportedRow(cells, made, units: units, firstOf: isFirst ? made.subject : nil)
    } catch {
      return ImportedRow(line: row.line, refused: error)
    }
  }

  private func isFirst(of subject: String) -> Bool {
    !lastCase.hasBytes(of: subject) && !cases.contains(Array(subject.utf8))
  }

  /// Puts registrations of the units that no row before has named in front, at the time of the row's
  /// first event.
  private func registerUnits(
    of made: inout MadeRow.Made, _ cells: RowCells
  ) throws(Diagnostic) -> [Symbol] {
    var (events, templates, units): ([Envelope], [TemplateUse], [Symbol]) = ([], [], [])
    for (template, unit) in made.units where !isKnown(unit) && !units.contains(unit) {
      let registered = try maker.registration(template, cells, at: made.events[0].time)
      guard let registered else { continue }
      events.append(registered)
      templates.append(.unit(template))
      units.append(unit)
    }
    if units.isEmpty { return [] }
    made.events = events + made.events
    made.templates = templates + made.templates
    made.supplied = made.supplied.map { $0 + units.count }
    return units
  }

  private func isKnown(_ unit: Symbol) -> Bool {
    unit.index < isRegistered.count && isRegistered[unit.index]
  }
}

extension Diagnostic {
  /// That no template is for an event of a log.
  fileprivate static func unwanted(_ cells: RowCells?) -> Diagnostic {
    Diagnostic(
      ImportCode.unwanted, "no template of the mapping is for this event", "映射中没有适用于该事件的模板",
      at: cells?.place(nil))
  }
}
