package import Basics

/// Tables as files of comma-separated values, with a description of them all (`datapackage.json`, Data Package
/// 1.0 with the Tabular profile).
package struct CSVExport {
  private let tables: [TableRows]
  private let zone: TimeZone
  private let jobs: Int

  /// - Parameter zone: in which instants are said.
  package init(_ tables: [TableRows], _ zone: TimeZone, jobs: Int) {
    self.tables = tables
    self.zone = zone
    self.jobs = jobs
  }

  package static let description = "datapackage.json"

  /// The names of the files, the description last.
  package var names: [String] { tables.map { $0.table.fileName } + [Self.description] }

  /// - Parameter sink: takes what goes into the file of a name.
  /// - Returns: how many rows each table has.
  package func write(
    to sink: (String, [UInt8]) throws(Diagnostic) -> Void
  ) throws(Diagnostic) -> [(table: String, rows: Int)] {
    var counts: [(table: String, rows: Int)] = []
    for rows in tables {
      let name = rows.table.fileName
      let count = try rows.write(as: CSVForm(), zone, jobs: jobs) { bytes throws(Diagnostic) in
        try sink(name, bytes)
      }
      counts.append((rows.table.name, count))
    }
    try sink(Self.description, Array(package.indented.utf8))
    return counts
  }

  private var package: JSONValue {
    .object([
      "profile": .string("tabular-data-package"), "name": .string("whistle"),
      "resources": .array(tables.map { resource($0.table) }),
    ])
  }

  private func resource(_ table: ExportTable) -> JSONValue {
    let fields = table.columns.map { column in
      JSONValue.object(["name": .string(column.key), "type": .string(column.kind.frictionlessType)])
    }
    let references = table.references.map { reference in
      let target = tables.first { $0.table.name == reference.table }?.table.key.first ?? ""
      return JSONValue.object([
        "fields": .string(reference.column),
        "reference": .object([
          "resource": .string(reference.table), "fields": .string(target),
        ]),
      ])
    }
    return .object([
      "profile": .string("tabular-data-resource"), "name": .string(table.name),
      "description": .string(table.meaning), "path": .string(table.fileName),
      "encoding": .string("utf-8"),
      "schema": .object([
        "fields": .array(fields), "primaryKey": .array(table.key.map { .string($0) }),
        "foreignKeys": .array(references),
      ]),
    ])
  }
}

extension ExportTable {
  fileprivate var fileName: String { name + ".csv" }
}

/// The rows of one file. A text that a spreadsheet would take for a formula gets an apostrophe in front, as in
/// all CSV of the program (SPEC §12).
struct CSVForm: TableForm {
  var cells: CellWriter.Form { .csv }

  func begin(_ table: ExportTable) -> [UInt8] {
    Array(CSV.row(table.columns.map { .text($0.key) }).utf8)
  }

  func beginRow(isFirst: Bool, of table: ExportTable, to out: inout TextBuffer) {}

  func endRow(isEmpty: Bool, of table: ExportTable, to out: inout TextBuffer) {
    CSV.end(rowOf: table.columns.count, isEmpty: isEmpty, to: &out)
  }

  func endRows(of table: ExportTable, to out: inout TextBuffer) {}
}

extension ColumnKind {
  /// The type of a field of Table Schema.
  fileprivate var frictionlessType: String {
    switch self {
    case .text: "string"
    case .integer: "integer"
    case .decimal: "number"
    case .boolean: "boolean"
    case .time: "datetime"
    case .json: "object"
    }
  }
}
