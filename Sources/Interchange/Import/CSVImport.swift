package import Basics
import EventBook

/// Turns the rows of a comma-separated file into events, one row at a time.
///
/// A row that cannot be read is an element like any other, and the rows behind it come all the same;
/// who asks for them decides whether to go on. Whether the book knows an event already is the book's
/// affair: the same file gives the same events every time.
///
/// Memory: that of `CSVReader`, and the paths of the units.
package struct CSVImport {
  private let mapping: ImportMapping
  private let file: String
  private var reader: CSVReader
  private let positions: [Int]
  /// Paths of the units that rows before have registered, by their bytes.
  private var units: Set<[UInt8]> = []

  /// Reads the header and finds the mapping's columns in it.
  ///
  /// - Parameters:
  ///   - pieces: the file, in UTF-8.
  ///   - file: its name, for messages.
  /// - Throws: for a file without a readable first row, or one whose header lacks a column of the
  ///   mapping or has it twice: with the path in the mapping that names it.
  package init(
    _ pieces: @escaping CSVReader.Pieces, file: String, mapping: ImportMapping
  ) throws(Diagnostic) {
    self.mapping = mapping
    self.file = file
    reader = CSVReader(pieces, separator: mapping.separator)
    let header = try Self.header(&reader, file: file)
    do throws(MappingFault) { positions = try mapping.columns.positions(in: header) } catch {
      throw Diagnostic(
        ImportCode.column, "\(error.reason.english), which the mapping names at \(error.path)",
        "首行与映射 \(error.path) 所指的列不符：\(error.reason.chinese)",
        at: Diagnostic.Place(file: file, line: 1),
        hints: [.listing("the header names:", "首行的列名", header.filter { !$0.isEmpty })])
    }
  }

  private static func header(
    _ reader: inout CSVReader, file: String
  ) throws(Diagnostic) -> [String] {
    switch try reader.next() {
    case .row(let row): return (0..<row.count).map { row.text($0) }
    case .refused(let error): throw error.diagnostic(file: file)
    case nil:
      throw Diagnostic(
        ImportCode.empty, "the file is empty; its first row must name the columns", "文件为空；首行须写列名",
        at: Diagnostic.Place(file: file))
    }
  }

  /// What became of the next row, or nil at the end of the file.
  ///
  /// - Throws: where the file itself cannot be read.
  /// - Complexity: O(length of the row · times that the mapping names a cell).
  package mutating func next() throws(Diagnostic) -> ImportedRow? {
    switch try reader.next() {
    case nil: nil
    case .refused(let error):
      ImportedRow(line: error.line, refused: error.diagnostic(file: file))
    case .row(let row): imported(row)
    }
  }

  /// Says that a row was taken: the units that it registers need not be registered again.
  package mutating func took(_ row: ImportedRow) { units.formUnion(row.units) }

  private func imported(_ row: CSVRow) -> ImportedRow {
    let cells = RowCells(row: row, positions: positions, empty: mapping.empty, file: file)
    do throws(Diagnostic) {
      let events = try events(of: cells)
      guard let first = events.first else { return ImportedRow(cells, []) }
      let (units, paths) = try newUnits(of: cells, from: first)
      return ImportedRow(cells, units + events, units: paths)
    } catch {
      return ImportedRow(line: row.line, refused: error)
    }
  }

  private typealias Made = (envelope: Envelope, origin: ImportedRow.Origin)

  /// The row's own events. A template that gives none keeps its number.
  private func events(of cells: RowCells) throws(Diagnostic) -> [Made] {
    let subject = try text(of: mapping.subject, cells, Phrase("case", "案件编号"))
    let id = try mapping.id.map { id throws(Diagnostic) in
      try text(of: id, cells, Phrase("id", "事件编号"))
    }
    var events: [Made] = []
    for (index, template) in mapping.events.enumerated() {
      if let condition = template.condition, !condition.holds(cells) { continue }
      guard let time = try mapping.times.instant(template.time, cells),
        let data = try template.payload.data(cells, times: mapping.times)
      else { continue }
      let origin = ImportedRow.Origin(time: template.time, payload: template.payload)
      let id = id ?? "\(subject)/\(index + 1)"
      events.append((envelope(id, template.type, subject, time: time, data: data), origin))
    }
    return events
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

  /// Registrations of the units that no row before has named, at the time of the row's first event.
  private func newUnits(
    of cells: RowCells, from first: Made
  ) throws(Diagnostic) -> (events: [Made], paths: [[UInt8]]) {
    var events: [Made] = []
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
      events.append((event, .init(time: first.origin.time, payload: template.payload)))
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
