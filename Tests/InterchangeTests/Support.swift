import Basics
import CaseModel
import EventBook
import FileStore
import Interchange
import Testing

/// The cells of every row, or the first error.
func cells(_ text: String) throws(CSVError) -> [[String]] {
  try Array(text.utf8).withByteView { view throws(CSVError) in
    var reader = CSVReader(view)
    var rows: [[String]] = []
    while let row = try reader.next() { rows.append((0..<row.count).map { row.text($0) }) }
    return rows
  }
}

/// Every row as `line: cells`, every refusal as `line:column kind`, to the end of the file.
func transcript(_ bytes: [UInt8]) -> [String] {
  bytes.withByteView { view in
    var reader = CSVReader(view)
    var result: [String] = []
    while true {
      do throws(CSVError) {
        guard let row = try reader.next() else { return result }
        let texts = (0..<row.count).map { row.text($0) }
        result.append("\(row.line): " + texts.joined(separator: "|"))
      } catch {
        result.append("\(error.line):\(error.column) \(error.kind.rawValue)")
      }
    }
  }
}

/// The required keys of the events that the tests use (SPEC §3).
func required(_ type: String) -> [String]? {
  [
    "unit.registered": ["unit", "name", "kind"],
    "case.registered": ["matter", "place", "channel", "urgency", "title"], "case.accepted": [],
    "case.dispatched": ["to"], "case.resolved": ["action"], "case.closed": ["outcome"],
    "case.withdrawn": [],
  ][type]
}

func mapping(_ text: String) throws -> ImportMapping {
  let zones = ZoneDatabase()
  return try ImportMapping(
    try JSONParser.parse(text), required: required, zones: { try? zones.zone(named: $0) })
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
  try Array(csv.utf8).withByteView { view throws(Diagnostic) in
    Array(try CSVImport(view, file: "test.csv", mapping: mapping))
  }
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
