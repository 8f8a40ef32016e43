public import Basics
import EventBook

/// Turns the rows of a comma-separated file into events, one row at a time.
///
/// A row that cannot be read is an element like any other, and the sequence goes on behind it; who
/// walks it decides whether to go on too. Whether the book knows an event already is the book's
/// affair: the same file gives the same events every time. The bytes must outlive the sequence.
public struct CSVImport: Sequence, IteratorProtocol {
  private let mapping: ImportMapping
  private let file: String
  private var reader: CSVReader
  private let positions: [Int]
  /// Paths of the units that rows before have registered, by their bytes.
  private var units: Set<[UInt8]> = []

  /// Reads the header and finds the mapping's columns in it.
  ///
  /// - Parameter file: the name of the file, for messages.
  /// - Throws: for a file without a readable first row, or one whose header lacks a column of the
  ///   mapping or has it twice: with the path in the mapping that names it.
  public init(_ csv: ByteView, file: String, mapping: ImportMapping) throws(Diagnostic) {
    self.mapping = mapping
    self.file = file
    reader = CSVReader(csv)
    let header = try Self.header(&reader, file: file)
    do throws(MappingFault) { positions = try mapping.columns.positions(in: header) } catch {
      throw Diagnostic(
        "import.column",
        Phrase(
          "\(error.reason), which the mapping names at \(error.path)",
          "首行与映射 \(error.path) 所指的列不符：\(error.reason)"),
        at: Diagnostic.Place(file: file, line: 1),
        hints: [.listing("the header names:", "首行的列名", header)])
    }
  }

  private static func header(
    _ reader: inout CSVReader, file: String
  ) throws(Diagnostic) -> [String] {
    do throws(CSVError) {
      if let row = try reader.next() { return (0..<row.count).map { row.text($0) } }
    } catch {
      throw error.diagnostic(file: file)
    }
    throw Diagnostic(
      "import.empty",
      Phrase("the file is empty; its first row must name the columns", "文件为空；首行须写列名"),
      at: Diagnostic.Place(file: file))
  }

  /// What became of the next row, or nil at the end of the file.
  ///
  /// - Complexity: O(length of the row · times that the mapping names a cell).
  public mutating func next() -> ImportedRow? {
    do throws(CSVError) {
      guard let row = try reader.next() else { return nil }
      return ImportedRow(line: row.line, result: result(of: row))
    } catch {
      return ImportedRow(line: error.line, result: .failure(error.diagnostic(file: file)))
    }
  }

  private mutating func result(of row: CSVRow) -> Result<[Envelope], Diagnostic> {
    let cells = RowCells(row: row, positions: positions, file: file)
    do throws(Diagnostic) {
      let events = try events(of: cells)
      guard let first = events.first else { return .success([]) }
      return .success(try newUnits(of: cells, time: first.time) + events)
    } catch {
      return .failure(error)
    }
  }

  /// The row's own events. A template whose time comes out empty gives none and keeps its number.
  private func events(of cells: RowCells) throws(Diagnostic) -> [Envelope] {
    let subject = try subject(of: cells)
    var events: [Envelope] = []
    for (index, template) in mapping.events.enumerated() {
      guard let time = try mapping.times.instant(template.time, cells) else { continue }
      let data = try template.payload.data(cells, times: mapping.times)
      events.append(
        envelope("\(subject)/\(index + 1)", template.type, subject, time: time, data: data))
    }
    return events
  }

  /// The case. Its columns are its key: with an empty one, rows of different cases would look alike.
  private func subject(of cells: RowCells) throws(Diagnostic) -> String {
    for slot in mapping.subject.slots where cells.text(slot).isEmpty {
      let name = mapping.columns.name(slot)
      throw cells.refusal(
        "import.case",
        Phrase("the cell of '\(name)' is empty, so the row has no case", "“\(name)”一格为空，该行没有案件编号"),
        slot: slot)
    }
    return mapping.subject.text(cells)
  }

  /// Registrations of the units that no row before has named; one whose path comes out empty is none.
  private mutating func newUnits(
    of cells: RowCells, time: String
  ) throws(Diagnostic) -> [Envelope] {
    var events: [Envelope] = []
    var known = units
    for template in mapping.units {
      let path = template.path.text(cells)
      guard !path.isEmpty, known.insert(Array(path.utf8)).inserted else { continue }
      let data = try template.payload.data(cells, times: mapping.times)
      let subject = "unit/" + path
      events.append(envelope(subject, "unit.registered", subject, time: time, data: data))
    }
    units = known
    return events
  }

  private func envelope(
    _ id: String, _ type: String, _ subject: String, time: String, data: JSONObject
  ) -> Envelope {
    Envelope(
      id: id, source: mapping.source, type: type, subject: subject, time: time,
      authType: "system", authID: "import", data: data)
  }
}
