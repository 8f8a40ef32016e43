import Basics
import CaseModel
import EventBook
import FileStore
import Interchange
import Testing

/// A text as it may come: in pieces of so many bytes.
func pieces(_ bytes: [UInt8], of size: Int = 1 << 18) -> CSVReader.Pieces {
  var rest = bytes[...]
  return {
    defer { rest = rest.dropFirst(size) }
    return Array(rest.prefix(size))
  }
}

/// The cells of every row, or the first error.
func cells(_ text: String) throws -> [[String]] {
  var reader = CSVReader(pieces(Array(text.utf8)))
  var rows: [[String]] = []
  while let element = try reader.next() {
    switch element {
    case .row(let row): rows.append((0..<row.count).map { row.text($0) })
    case .refused(let error): throw error
    }
  }
  return rows
}

/// Every row as `line: cells`, every refusal as `line:column kind`, to the end of the file.
func transcript(_ bytes: [UInt8], piece: Int = 1 << 18, separator: UInt8? = nil) -> [String] {
  var reader = CSVReader(pieces(bytes, of: piece), separator: separator)
  var result: [String] = []
  while let element = try? reader.next() {
    switch element {
    case .row(let row):
      result.append("\(row.line): " + (0..<row.count).map { row.text($0) }.joined(separator: "|"))
    case .refused(let error): result.append("\(error.line):\(error.column) \(error.code.kind)")
    }
  }
  return result
}

func mapping(_ text: String) throws -> ImportMapping {
  let zones = ZoneDatabase()
  return try ImportMapping(try JSONParser.parse(text), zones: { try? zones.zone(named: $0) })
}

/// A mapping with these events and units, cases `C-{id}`, times as `yyyy-MM-dd HH:mm:ss`.
func mapping(
  events: String, units: String = "[]", zone: String = "America/New_York"
) throws -> ImportMapping {
  try mapping(
    """
    {"zone":"\(zone)","times":["yyyy-MM-dd HH:mm:ss","MM/dd/yyyy hh:mm a"],
     "case":"C-{id}","source":"/import/test","units":\(units),"events":\(events)}
    """)
}

/// All rows of a file `test.csv`.
func imported(_ csv: String, _ mapping: ImportMapping) throws(Diagnostic) -> [ImportedRow] {
  var rows = try RowImport(.csv, pieces(Array(csv.utf8)), file: "test.csv", mapping: mapping)
  var found: [ImportedRow] = []
  while let row = try rows.next() {
    if case .success = row.result { rows.took(row) }
    found.append(row)
  }
  return found
}

/// The events of all rows, which must all be good.
func events(_ csv: String, _ mapping: ImportMapping) throws -> [Envelope] {
  try imported(csv, mapping).flatMap { try $0.result.get() }
}

func ruleset(_ text: String) throws -> Ruleset {
  let zones = ZoneDatabase()
  var symbols = SymbolTable()
  return try Ruleset(
    try JSONParser.parse(text), symbols: &symbols, zones: { try? zones.zone(named: $0) })
}

/// What each row of a file makes, `id type time data`, or why it is refused, `place code`; under a mapping, or
/// that which is shipped.
func told(
  _ format: ImportFormat, _ file: String, _ mapping: String? = nil, piece: Int = 11
) throws -> [String] {
  let text = try #require(mapping ?? ShippedMappings.named(format.rawValue)?.mapping)
  let bytes = Array(file.utf8)
  var rows = try RowImport(
    format, pieces(bytes, of: piece), head: Array(bytes.prefix(64)),
    again: pieces(bytes, of: piece),
    file: "f", mapping: try InterchangeTests.mapping(text))
  var found: [String] = []
  while let row = try rows.next() {
    switch row.result {
    case .success(let events):
      rows.took(row)
      found += events.map { "\($0.id) \($0.type) \($0.time) \(JSONValue.object($0.data).text)" }
    case .failure(let reason): found.append("\(reason.place?.text ?? "") \(reason.code)")
    }
  }
  return found
}
