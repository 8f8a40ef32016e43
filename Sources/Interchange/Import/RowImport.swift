package import Basics
import EventBook

/// Turns the rows of a file into events, one row at a time.
///
/// A row that cannot be read is an element like any other, and the rows behind it come all the same;
/// who asks for them decides whether to go on. Whether the book knows an event already is the book's
/// affair: the same file gives the same events every time.
///
/// Memory: that of `RowsAhead`, the paths of the units, and the cases where the mapping makes something of each.
package struct RowImport {
  private let mapping: ImportMapping
  private let isLog: Bool
  /// Whether times should say their offset: a table has those of its place.
  private let countsLocalTimes: Bool
  private let ahead: RowsAhead
  private var batch = RowsAhead.Batch()
  /// The next row of the batch.
  private var position = 0
  /// Paths of the units that rows before have registered, by their bytes.
  private var units: Set<[UInt8]> = []
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
    self.mapping = mapping
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
    ahead = RowsAhead(reader, RowMaker(mapping: mapping, file: file))
  }

  /// What times without an offset are read in.
  package var zone: TimeZone { mapping.times.zone }

  /// Events that are about no case of the mapping, and were passed over; known behind the last row.
  package var passedOver: Int { (ahead.reader as? OCELReader)?.passedOver ?? 0 }

  /// What became of the next row, or nil at the end of the file.
  ///
  /// - Throws: where the file itself cannot be read.
  /// - Complexity: O(length of the row · times that the mapping names a cell).
  package mutating func next() throws(Diagnostic) -> ImportedRow? {
    while position == batch.rows.count {
      if let failure = batch.failure { throw failure }
      if batch.isLast { return nil }
      (batch, position) = (ahead.next(), 0)
    }
    defer { position += 1 }
    return imported(batch.rows[position])
  }

  /// Says that a row was taken: what it registers need not be registered again.
  package mutating func took(_ row: ImportedRow) {
    units.formUnion(row.units)
    if let name = row.firstOf {
      cases.insert(Array(name.utf8))
      lastCase = name
    }
  }

  private mutating func imported(_ row: MadeRow) -> ImportedRow {
    do throws(Diagnostic) {
      let made = try row.result.get()
      guard let cells = row.cells else {
        return ImportedRow(line: row.line, refused: .unwanted(nil))
      }
      var events = made.events
      let isFirst = mapping.hasOnce && isFirst(of: made.subject)
      // Nearly always there is nothing to be left out, and a copy is saved.
      if !isFirst, events.contains(where: \.isSupplied) { events.removeAll(where: \.isSupplied) }
      guard let first = events.first else {
        if isLog { throw made.missing ?? .unwanted(cells) }
        return ImportedRow(cells, [])
      }
      if countsLocalTimes { localTimes += events.count(where: \.isLocal) }
      let (registrations, paths) = try newUnits(made, cells, from: first)
      return ImportedRow(
        cells, registrations + events, units: paths, firstOf: isFirst ? made.subject : nil)
    } catch {
      return ImportedRow(line: row.line, refused: error)
    }
  }

  private func isFirst(of subject: String) -> Bool {
    !lastCase.hasBytes(of: subject) && !cases.contains(Array(subject.utf8))
  }

  /// Registrations of the units that no row before has named, at the time of the row's first event.
  private func newUnits(
    _ made: MadeRow.Made, _ cells: RowCells, from first: ImportedRow.Event
  ) throws(Diagnostic) -> (events: [ImportedRow.Event], paths: [[UInt8]]) {
    var events: [ImportedRow.Event] = []
    var paths: [[UInt8]] = []
    for (template, path) in made.units where !units.contains(path) && !paths.contains(path) {
      guard let data = try template.payload.data(cells, times: mapping.times) else { continue }
      let subject = "unit/" + String(decoding: path, as: UTF8.self)
      let event = mapping.envelope(
        subject, "unit.registered", subject, time: first.envelope.time, data: data)
      events.append(.init(envelope: event, time: first.time, payload: template.payload))
      paths.append(path)
    }
    return (events, paths)
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
